import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { boundary } from "../../../bootstrap/policies/boundary";
import type { Policy } from "../../support/iam-evaluator";
import { falsified, lacking } from "./falsified";
import { PLACE, sceneAt, type Scene } from "./scenes";
import type { PrincipalCalls } from "./principal-calls";
import { unlistedRoles } from "./unlisted-roles";
import { isLetThrough, speaking, withPolicy, type Call } from "./world";

const LOGGING = ["CloudWatch Logs", "the access logs of S3", "administrator"];
const JOBS = ["the pipeline role", "the processing role", "the training role", "the model role"];
const BRIDGE = [
  ...["the pipeline role, to the bridge", "the bridge's pipe", "the bridge's door"],
  ...["the machine that answers", "the machine that runs jobs"],
];
const SCHEDULED = ["the schedule", "the function that starts", "the function that watches"];
const TOLD = ["EventBridge", "CloudWatch's alarms", "the budget"];

const BARE = ["the flow logs", ...JOBS, ...LOGGING];

/** Everybody who calls in a deployment. */
const PRINCIPALS: Readonly<Record<string, readonly string[]>> = {
  everything: [
    ...[...SCHEDULED, "the function that takes pushes", "the pipe of a table"],
    ...["the function that asks for images", "the builder of images", "the flow logs", "the chat", ...JOBS],
    ...["people in the console", "people in a Studio domain that exists", "people in the stack's own Studio"],
    ...[...TOLD, "API Gateway", ...LOGGING],
  ],
  dev: BARE,
  staging: BARE,
  prod: BARE,
  "abalone-dev": [
    ...[...SCHEDULED, "the flow logs", ...JOBS, "function analyze-results", "function deploy"],
    ...["the endpoint that captures", "the Glue job", "the crawler", ...BRIDGE, ...TOLD, ...LOGGING],
  ],
  "churn-retraining-dev": [
    ...[...SCHEDULED, "the flow logs", ...JOBS, "function query-training-results", "function deploy"],
    ...["the Glue job", ...BRIDGE, ...TOLD, ...LOGGING],
  ],
  "game-sales-dev": [...SCHEDULED, "the flow logs", ...JOBS, "the Glue job", ...BRIDGE, ...TOLD, ...LOGGING],
  "iris-dev": [
    ...[...SCHEDULED, "the function that takes pushes", "the function that asks for images"],
    ...["the builder of images", "the flow logs", ...JOBS, "function ingest", ...TOLD, "API Gateway"],
    ...["Lambda, for a function's image", ...LOGGING],
  ],
  bridge: [...BRIDGE, "administrator"],
  account: [
    ...["the preview of pull requests", "the delivery of dev", "the delivery of staging"],
    ...["the delivery of prod", ...LOGGING],
  ],
};

/** Policies that no table of calls tells the need of: boundaries, and the services that a deployment manages. */
const NOT_WEAKENED = /^administrator$|-boundary|-delivery-(preview|up)-/;

const text = ({ action, resource, context = {} }: Call): string =>
  `${action} on ${resource} ${JSON.stringify(context)}`;

const unique = (calls: readonly Call[]): readonly Call[] => [
  ...new Map(calls.map((call) => [`${JSON.stringify(call.by)} ${text(call)}`, call])).values(),
];

const callsOf = ({ comes, calls }: PrincipalCalls): readonly Call[] => unique([...comes, ...calls]);

/** The same calls as strangers would make them. Somebody who may do everything may do so elsewhere too. */
const strangersOf = (one: PrincipalCalls, name: string): readonly (readonly [string, Call])[] =>
  callsOf(one)
    .flatMap((call) => [...falsified(call, name)])
    .filter(
      ([, { role, context = {} }]) => role !== "administrator" || context["aws:SecureTransport"] === "false",
    );

/** Calls by the policies that have a say in them. */
const bySpeaker = ({ world }: Scene, calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> => {
  const found = new Map<string, Call[]>();
  for (const call of calls)
    for (const name of new Set(speaking(world, call))) found.set(name, [...(found.get(name) ?? []), call]);
  return found;
};

/** What lets somebody in or keeps somebody out who should not be, in the world without one thing. */
const isNoticed = (scene: Scene) => {
  const { world, principals, name: stack } = scene;
  const calls = bySpeaker(scene, unique(principals.flatMap(callsOf)));
  const strangers = bySpeaker(
    scene,
    unique(principals.flatMap((one) => strangersOf(one, stack)).map(([, call]) => call)),
  );
  return (name: string, less: Policy): boolean => {
    const other = withPolicy(world, name, less);
    return (
      (calls.get(name) ?? []).some((call) => !isLetThrough(other, call)) ||
      (strangers.get(name) ?? []).some((call) => isLetThrough(other, call))
    );
  };
};

/** IAM takes no empty policy: that of a role which needs nothing denies everything, to no effect. */
const allowsNothing = (name: string, { Statement }: Policy): boolean =>
  name.startsWith("inline ") && Statement.every(({ Effect }) => Effect === "Deny");

/** ARNs of roles that may do nothing: whoever names one of them changes nothing by it. */
const idleRoles = ({ run, world }: Scene): readonly string[] =>
  run.all("aws:iam/role:Role").flatMap((role) => {
    const { name, arn } = run.made(role);
    const policies = [...(world.identities.get(String(name)) ?? [])];
    const isIdle = policies.every((policy) => allowsNothing(policy, world.policies.get(policy) ?? EMPTY));
    return isIdle ? [String(arn)] : [];
  });

const EMPTY: Policy = { Version: "2012-10-17", Statement: [] };

/** Every policy that lacks one thing, as far as a table of calls can tell. */
const weakenedIn = (scene: Scene): readonly (readonly [name: string, what: string, policy: Policy])[] => {
  const idle = idleRoles(scene);
  return [...scene.world.policies]
    .filter(([name, policy]) => !NOT_WEAKENED.test(name) && !allowsNothing(name, policy))
    .flatMap(([name, policy]) => [...lacking(policy)].map(([what, less]) => [name, what, less] as const))
    .filter(([, what]) => !idle.some((arn) => what.endsWith(` aws:PrincipalArn than ${arn}`)));
};

/** The least number of policies that lack one thing. */
const FEWEST: Readonly<Record<string, number>> = { bridge: 100, account: 30 };

for (const [place, expected] of Object.entries(PRINCIPALS)) {
  describe(`everybody who calls: ${place}`, () => {
    let scene: Scene;
    before(async () => {
      scene = await sceneAt(place);
    });

    const named = (principal: string): PrincipalCalls => {
      const found = scene.principals.find((one) => one.principal === principal);
      assert.ok(found, principal);
      return found;
    };

    it("is in the table", () => {
      assert.deepEqual(
        scene.principals.map(({ principal }) => principal),
        expected,
      );
    });

    it("is everybody whom a role was made for", () => {
      assert.deepEqual(unlistedRoles(scene.run, scene.principals), []);
    });

    for (const principal of expected) {
      it(`${principal}: may do what it does, and nobody else as it`, () => {
        const calls = callsOf(named(principal));
        const strangers = strangersOf(named(principal), scene.name);
        assert.ok(calls.length > 0 && strangers.length > 0);
        const refused = calls.filter((call) => !isLetThrough(scene.world, call)).map(text);
        assert.deepEqual(refused, []);
        const passed = strangers.filter(([, call]) => isLetThrough(scene.world, call)).map(([what]) => what);
        assert.deepEqual([...new Set(passed)], []);
      });
    }

    it("misses each statement, action, resource, principal and condition that is taken away", () => {
      const noticed = isNoticed(scene);
      const weakened = weakenedIn(scene);
      const unnoticed = weakened.filter(([name, , less]) => !noticed(name, less));
      assert.deepEqual(
        unnoticed.map(([name, what]) => `${name}: ${what}`),
        [],
      );
      assert.ok(weakened.length > (FEWEST[place] ?? 200), `${String(weakened.length)} policies`);
    });

    it("stays within the boundary of the account", () => {
      const { world, principals } = scene;
      const wide = withPolicy(world, "account", boundary(PLACE, [scene.name]));
      const roles = [...world.identities.keys()].filter(
        (role) => !/^administrator$|-delivery-|^Studio/.test(role),
      );
      const bounded = { ...wide, boundaries: new Map(roles.map((role) => [role, "account"])) };
      const refused = principals.flatMap(callsOf).filter((call) => !isLetThrough(bounded, call));
      assert.deepEqual(refused.map(text), []);
    });
  });
}

describe("every role that a stack makes", () => {
  it("is of a stack of this table: each file of a stack", () => {
    const files = readdirSync(path.resolve(__dirname, "../../.."));
    const stacks = files.flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
    assert.deepEqual(
      stacks.filter((stack) => !Object.hasOwn(PRINCIPALS, stack)),
      [],
    );
  });

  it("is named when nobody of the table takes it on", async () => {
    for (const place of Object.keys(PRINCIPALS)) {
      const { run, principals } = await sceneAt(place);
      for (const role of run.all("aws:iam/role:Role")) {
        const roleArn = run.made(role)["arn"];
        const others = principals.filter(({ comes }) => !comes.some(({ resource }) => resource === roleArn));
        assert.ok(others.length < principals.length, role.name);
        assert.deepEqual(unlistedRoles(run, others), [role.name]);
      }
    }
  });
});

describe("the boundary of a stack", () => {
  it("bounds every role that the stack makes", async () => {
    const { world, principals } = await sceneAt("everything");
    const [name, ...others] = new Set(world.boundaries.values());
    assert.ok(name);
    assert.deepEqual(others, []);
    const nothing = withPolicy(world, name, { Version: "2012-10-17", Statement: [] });
    const unbounded = principals
      .flatMap(callsOf)
      .filter((call) => call.role !== undefined && isLetThrough(nothing, call));
    assert.deepEqual([...new Set(unbounded.map(({ role }) => role))], ["StudioUser", "administrator"]);
  });
});
