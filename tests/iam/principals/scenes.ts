import assert from "node:assert/strict";
import path from "node:path";
import { dataKeyPolicy } from "../../../components/policies/key-policies";
import { addOwnImage } from "../../support/own-image";
import { PEOPLE } from "../../support/people";
import { SURROUNDED } from "../../support/pipeline-surroundings";
import { withCopy } from "../../support/program-copy";
import { ACCOUNT } from "../../support/pulumi-mocks";
import { OWN_DATA, runProgram } from "../../support/pulumi-program";
import { administratorCalls, withAdministrator } from "./administrator";
import { bridgeCalls } from "./bridge-calls";
import { deliveryCalls } from "./delivery-calls";
import { Deployed } from "./deployed";
import { executionAccess, executionCalls } from "./execution-calls";
import { peopleCalls } from "./people-calls";
import { serviceCalls } from "./service-calls";
import { stackCalls, type PrincipalCalls } from "./stack-calls";
import { onResource, withPolicy, type World } from "./world";

const ROOT = path.resolve(__dirname, "../../..");

/** What the names of the stack's resources begin with. */
export const NAME = "adult-census-dev";

/** Where the pretend AWS is. */
export const PLACE = { partition: "aws", region: "us-east-1", account: ACCOUNT };

/** A deployment, and everybody who calls in it. */
export interface Scene {
  readonly world: World;
  readonly principals: readonly PrincipalCalls[];
}

const TRIGGERS = JSON.stringify([
  { name: "upload", uploadParameter: "InputData" },
  { name: "warehouse", pattern: { source: ["acme.warehouse"] } },
]);

/** A stack with everything around it: starts, notices, alarms, a budget, people, own images, data of its own. */
const stack = async (): Promise<Scene> => {
  const config = { ...OWN_DATA, sampleData: "false", ...SURROUNDED, ...PEOPLE, triggers: TRIGGERS };
  const at = new Deployed(
    await withCopy((folder) => {
      addOwnImage(folder);
      return runProgram({ stack: "dev", folder, config });
    }),
  );
  const report = executionAccess(at, NAME).find(
    ({ action, resource, role }) =>
      action === "s3:GetObject" && role === undefined && resource.endsWith(".json"),
  );
  assert.ok(report, "the pipeline reads a report");
  return {
    world: withAdministrator(at.world()),
    principals: [
      ...stackCalls(at, NAME),
      ...executionCalls(at, NAME),
      ...peopleCalls(at, NAME, report.resource),
      ...serviceCalls(at, NAME),
      administratorCalls(at),
    ],
  };
};

/** The bridge to jobs of other services. */
const bridge = async (): Promise<Scene> => {
  const [data, messages] = ["0", "1"].map(
    (digit) =>
      `arn:aws:kms:us-east-1:${ACCOUNT}:key/${"########-####-####-####-############".replaceAll("#", digit)}`,
  );
  assert.ok(data !== undefined && messages !== undefined);
  const folder = path.join(ROOT, "tests/components/aws-jobs/program");
  const at = new Deployed(await runProgram({ stack: "dev", folder }));
  const world = [data, messages].reduce(
    (before, key) => withPolicy(before, onResource(key), dataKeyPolicy(PLACE)),
    at.world(),
  );
  return {
    world: withAdministrator(world),
    principals: [...bridgeCalls(at, messages, data), administratorCalls(at)],
  };
};

/** What an account has once. */
const account = async (): Promise<Scene> => {
  const config = { repository: "acme/ml-pipelines", driftBranch: "main" };
  const folder = path.join(ROOT, "bootstrap");
  const at = new Deployed(await runProgram({ stack: "account", folder, config }));
  return {
    world: withAdministrator(at.world()),
    principals: [...deliveryCalls(at), administratorCalls(at)],
  };
};

let shared: Promise<Scene> | undefined;

/** Each is run once, when it is asked for. */
export const scenes = { stack: () => (shared ??= stack()), bridge, account };
