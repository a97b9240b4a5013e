import assert from "node:assert/strict";
import { boundary } from "../../../bootstrap/policies/boundary";
import type { Policy } from "../../support/iam-evaluator";
import { falsified, lacking } from "./falsified";
import { NAME, PLACE, scenes, type Scene } from "./scenes";
import type { PrincipalCalls } from "./stack-calls";
import { isLetThrough, withPolicy, type Call } from "./world";

/** Everybody who calls in a deployment. */
const PRINCIPALS = {
  stack: [
    ...["the schedule", "the function that starts", "the function that watches"],
    ...["the function that asks for images", "the builder of images", "the flow logs", "the chat"],
    ...["the pipeline role", "the processing role", "the training role", "the model role"],
    ...["people in the console", "people in a Studio domain that exists", "people in the stack's own Studio"],
    ...["EventBridge", "CloudWatch's alarms", "the budget", "CloudWatch Logs", "the access logs of S3"],
    "administrator",
  ],
  bridge: [
    ...["the pipeline role, to the bridge", "the bridge's pipe", "the bridge's door"],
    ...["the machine that answers", "the machine that runs jobs", "administrator"],
  ],
  account: [
    ...["the preview of pull requests", "the delivery of dev", "the delivery of staging"],
    ...["the delivery of prod", "CloudWatch Logs", "the access logs of S3", "administrator"],
  ],
} as const;

/** Policies that no table of calls tells the need of: boundaries, and the services that a deployment manages. */
const NOT_WEAKENED = /^administrator$|-boundary|-delivery-(preview|up)-/;

const text = ({ action, resource, context = {} }: Call): string =>
  `${action} on ${resource} ${JSON.stringify(context)}`;

const unique = (calls: readonly Call[]): readonly Call[] => [
  ...new Map(calls.map((call) => [`${JSON.stringify(call.by)} ${text(call)}`, call])).values(),
];

const callsOf = ({ comes, calls }: PrincipalCalls): readonly Call[] => unique([...comes, ...calls]);

/** The same calls as strangers would make them. Somebody who may do everything may do so elsewhere too. */
const strangersOf = (one: PrincipalCalls): readonly (readonly [string, Call])[] =>
  callsOf(one)
    .flatMap((call) => [...falsified(call, NAME)])
    .filter(
      ([, { role, context = {} }]) => role !== "administrator" || context["aws:SecureTransport"] === "false",
    );

/** What lets somebody in or keeps somebody out who should not be, in the world without one thing. */
const isNoticed = ({ world }: Scene, calls: readonly Call[], strangers: readonly Call[]) => {
  return (name: string, less: Policy): boolean => {
    const other = withPolicy(world, name, less);
    return (
      calls.some((call) => !isLetThrough(other, call)) || strangers.some((call) => isLetThrough(other, call))
    );
  };
};

for (const place of ["stack", "bridge", "account"] as const) {
  describe(`everybody who calls: ${place}`, () => {
    let scene: Scene;
    before(async () => {
      scene = await scenes[place]();
    });

    const named = (principal: string): PrincipalCalls => {
      const found = scene.principals.find((one) => one.principal === principal);
      assert.ok(found, principal);
      return found;
    };

    it("is in the table", () => {
      assert.deepEqual(
        scene.principals.map(({ principal }) => principal),
        PRINCIPALS[place],
      );
    });

    for (const principal of PRINCIPALS[place]) {
      it(`${principal}: may do what it does, and nobody else as it`, () => {
        const calls = callsOf(named(principal));
        const strangers = strangersOf(named(principal));
        assert.ok(calls.length > 0 && strangers.length > 0);
        const refused = calls.filter((call) => !isLetThrough(scene.world, call)).map(text);
        assert.deepEqual(refused, []);
        const passed = strangers.filter(([, call]) => isLetThrough(scene.world, call)).map(([what]) => what);
        assert.deepEqual([...new Set(passed)], []);
      });
    }

    it("misses each statement, action, resource, principal and condition that is taken away", () => {
      const calls = scene.principals.flatMap(callsOf);
      const strangers = scene.principals.flatMap(strangersOf).map(([, call]) => call);
      const noticed = isNoticed(scene, calls, strangers);
      let weakened = 0;
      const unnoticed: string[] = [];
      for (const [name, policy] of scene.world.policies) {
        if (NOT_WEAKENED.test(name)) continue;
        for (const [what, less] of lacking(policy)) {
          weakened += 1;
          if (!noticed(name, less)) unnoticed.push(`${name}: ${what}`);
        }
      }
      assert.deepEqual(unnoticed, []);
      assert.ok(weakened > { stack: 500, bridge: 100, account: 30 }[place], `${String(weakened)} policies`);
    });

    it("stays within the boundary of the account", () => {
      const { world, principals } = scene;
      const wide = withPolicy(world, "account", boundary(PLACE, [NAME]));
      const roles = [...world.identities.keys()].filter(
        (role) => !/^administrator$|-delivery-|^Studio/.test(role),
      );
      const bounded = { ...wide, boundaries: new Map(roles.map((role) => [role, "account"])) };
      const refused = principals.flatMap(callsOf).filter((call) => !isLetThrough(bounded, call));
      assert.deepEqual(refused.map(text), []);
    });
  });
}

describe("the boundary of a stack", () => {
  it("bounds every role that the stack makes", async () => {
    const { world, principals } = await scenes.stack();
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
