import assert from "node:assert/strict";
import path from "node:path";
import { dataKeyPolicy } from "../../../components/policies/key-policies";
import { addOwnImage } from "../../support/own-image";
import { PEOPLE } from "../../support/people";
import { SURROUNDED } from "../../support/pipeline-surroundings";
import { withCopy } from "../../support/program-copy";
import { ACCOUNT } from "../../support/pulumi-mocks";
import {
  configOf,
  deployedStack,
  OWN_DATA,
  runProgram,
  STACKS,
  type ProgramRun,
} from "../../support/pulumi-program";
import { WORKFLOW_STACKS, workflowStack } from "../../support/workflow-stacks";
import { administratorCalls, withAdministrator } from "./administrator";
import { bridgeCalls, type Bridge } from "./bridge-calls";
import { deliveryCalls } from "./delivery-calls";
import { Deployed } from "./deployed";
import { executionCalls } from "./execution-calls";
import { functionCalls } from "./function-calls";
import { glueCalls } from "./glue-calls";
import { peopleCalls } from "./people-calls";
import { serviceCalls } from "./service-calls";
import type { PrincipalCalls } from "./principal-calls";
import { stackCalls, TABLE_KEY } from "./stack-calls";
import { onResource, withPolicy, type World } from "./world";

const ROOT = path.resolve(__dirname, "../../..");

/** What the names of the resources of the stack with everything begin with. */
const NAME = "adult-census-dev";

/** Where the pretend AWS is. */
export const PLACE = { partition: "aws", region: "us-east-1", account: ACCOUNT };

/** A deployment, and everybody who calls in it. */
export interface Scene {
  /** What the names of its resources begin with. */
  readonly name: string;
  readonly run: ProgramRun;
  readonly world: World;
  readonly principals: readonly PrincipalCalls[];
}

/** Everybody who calls in a stack, as far as the stack has them. */
const principalsOf = (
  at: Deployed,
  name: string,
  instanceTypes: readonly string[],
): readonly PrincipalCalls[] => [
  ...stackCalls(at, name),
  ...executionCalls(at, name, instanceTypes),
  ...functionCalls(at, name),
  ...glueCalls(at, name),
  ...(at.has("aws:pipes/pipe:Pipe", `${name}-aws-jobs`) ? bridgeCalls(at, bridgeOf(at, name)) : []),
  ...peopleCalls(at, name),
  ...serviceCalls(at, name),
  administratorCalls(at),
];

/** A bridge among all that it stands with. */
const bridgeOf = (at: Deployed, name: string): Bridge => {
  const named = (type: string) => at.run.all(type).map((one) => String(at.run.made(one)["name"]));
  return {
    name: `${name}-aws-jobs`,
    pipelineName: name,
    sender: at.role(`${name}-pipeline`),
    messages: at.made("aws:kms/key:Key", `${name}-messages`),
    key: at.made("aws:kms/key:Key", `${name}-data`),
    bucket: at.made("aws:s3/bucket:Bucket", `${name}-artifacts`, "bucket"),
    isOurs: true,
    glueJobs: named("aws:glue/job:Job"),
    glueCrawlers: named("aws:glue/crawler:Crawler"),
  };
};

const sceneOf = (run: ProgramRun, stack: string, name: string): Scene => {
  const at = new Deployed(run);
  const types = configOf(ROOT, { stack }).values["sagemaker-pipelines:instanceTypes"] ?? "";
  const principals = principalsOf(at, name, JSON.parse(types) as readonly string[]);
  return { name, run, world: withAdministrator(at.world()), principals };
};

/** The stream of a table that a customer key encrypts. */
const TRIGGERS = JSON.stringify(
  (JSON.parse(SURROUNDED.triggers) as readonly Readonly<Record<string, object>>[]).map((trigger) =>
    trigger["stream"] === undefined
      ? trigger
      : { ...trigger, stream: { ...trigger["stream"], keyArn: TABLE_KEY } },
  ),
);

/** A stack with everything around it: starts, notices, alarms, a budget, people, own images, data of its own. */
const everything = async (): Promise<Scene> => {
  const config = { ...OWN_DATA, sampleData: "false", ...SURROUNDED, ...PEOPLE, triggers: TRIGGERS };
  const run = await withCopy((folder) => {
    addOwnImage(folder);
    return runProgram({ stack: "dev", folder, config });
  });
  const scene = sceneOf(run, "dev", NAME);
  return { ...scene, world: withPolicy(scene.world, onResource(TABLE_KEY), dataKeyPolicy(PLACE)) };
};

/** The bridge to jobs of other services. */
const bridge = async (): Promise<Scene> => {
  const [data, messages] = ["0", "1"].map(
    (digit) =>
      `arn:aws:kms:us-east-1:${ACCOUNT}:key/${"########-####-####-####-############".replaceAll("#", digit)}`,
  );
  assert.ok(data !== undefined && messages !== undefined);
  const folder = path.join(ROOT, "tests/components/aws-jobs/program");
  const run = await runProgram({ stack: "dev", folder });
  const at = new Deployed(run);
  const world = [data, messages].reduce(
    (before, key) => withPolicy(before, onResource(key), dataKeyPolicy(PLACE)),
    at.world(),
  );
  const names = { name: "churn-dev-aws-jobs", pipelineName: "Churn-dev" };
  const sender = { name: "churn-dev-pipeline", arn: `arn:aws:iam::${ACCOUNT}:role/churn-dev-pipeline` };
  const bucket = { bucket: "churn-data", isOurs: false };
  const jobs = { glueJobs: ["Churn-dev-etl"], glueCrawlers: ["Churn-dev-surveys"] };
  const calls = bridgeCalls(at, { ...names, sender, messages, key: data, ...bucket, ...jobs });
  return {
    ...{ name: "churn-dev", run },
    world: withAdministrator(world),
    principals: [...calls, administratorCalls(at)],
  };
};

/** What an account has once. */
const account = async (): Promise<Scene> => {
  const config = { repository: "acme/ml-pipelines", driftBranch: "main" };
  const folder = path.join(ROOT, "bootstrap");
  const run = await runProgram({ stack: "account", folder, config });
  const at = new Deployed(run);
  return {
    ...{ name: "sagemaker-pipelines", run },
    world: withAdministrator(at.world()),
    principals: [...deliveryCalls(at), administratorCalls(at)],
  };
};

const made = new Map<string, Promise<Scene>>();

/** Each is run once, when it is asked for. */
const once = (place: string, make: () => Promise<Scene>): Promise<Scene> => {
  const scene = made.get(place) ?? make();
  made.set(place, scene);
  return scene;
};

/** A deployment by its name: a stack with everything, the bridge alone, an account, or a stack as its file has it. */
export const sceneAt = (place: string): Promise<Scene> =>
  once(place, async () => {
    if (place === "everything") return everything();
    if (place === "bridge") return bridge();
    if (place === "account") return account();
    const ofWorkflow = WORKFLOW_STACKS.find((stack) => stack === place);
    if (ofWorkflow !== undefined) return sceneOf(await workflowStack(ofWorkflow), place, place);
    const stack = STACKS.find((one) => one === place);
    if (stack === undefined) throw new Error(`There is no deployment "${place}".`);
    return sceneOf(await deployedStack(stack), stack, `adult-census-${stack}`);
  });
