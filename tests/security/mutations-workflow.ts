import type { ControlId } from "../../policy-pack/control";
import { add, define, grant, only, rewrite, set, without, type Change } from "./changes";

type Mutations = readonly (readonly [control: ControlId, what: string, change: Change])[];

const MACHINE = ["sfn:StateMachine", "definition"] as const;
const REPOSITORY = "arn:aws:ecr:us-east-1:111122223333:repository/x";
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const jobs = (from: RegExp, to: string): Change => rewrite(...MACHINE, from, to);

/** Changes of a stack with functions of steps and with state machines that run Glue's jobs. */
export const ABALONE_MUTATIONS: Mutations = [
  ["LAM-2", "no step waits for a function", define((text) => text.replaceAll('"Lambda"', '"Condition"'))],
  ["LAM-2", "steps call another", define((text) => text.replaceAll(":function:abalone", ":function:other"))],
  [
    "LAM-2",
    "a function beside the steps",
    add("aws:lambda/function:Function", { name: "abalone-dev-deploy-2" }),
  ],
  [
    "LAM-2",
    "a function with a name of its own, as it is when definitions are not known",
    (estate) =>
      add(
        "aws:lambda/function:Function",
        {},
      )(set("sagemaker:Pipeline", "pipelineDefinition", undefined)(estate)),
  ],
  [
    "SFN-2",
    "a machine that may run for ever",
    jobs(/"StartAt":("\w+"),"TimeoutSeconds":/, '"StartAt":$1,"No":'),
  ],
  ["SFN-2", "no task is tried again", jobs(/"Retry":/, '"No":')],
  ["SFN-2", "no task is caught", jobs(/"Catch":/, '"No":')],
  ["SFN-2", "a task with neither a limit nor a path to one", jobs(/"TimeoutSecondsPath":/, '"No":')],
  ["SFN-2", "a task without a limit", jobs(/"TimeoutSeconds":60,/, "")],
  ["SFN-1", "data in the log", set(MACHINE[0], "loggingConfiguration.includeExecutionData", true)],
  ["SFN-1", "no trace", set(MACHINE[0], "tracingConfiguration", undefined)],
  ["GLU-1", "a job without encryption", set("glue:Job", "securityConfiguration", undefined)],
  ["GLU-1", "a crawler without encryption", set("glue:Crawler", "securityConfiguration", undefined)],
  ["GLU-3", "a job beside itself", set("glue:Job", "executionProperty.maxConcurrentRuns", 2)],
];

/** Changes of a stack that builds images of its own. */
export const IRIS_MUTATIONS: Mutations = [
  ["IAM-9", "a job that pushes images", grant("ecr:PutImage", REPOSITORY, {}, role("iris-dev-training"))],
  [
    "IAM-9",
    "a builder that is no longer one",
    only(
      "iris-dev-image-builds",
      rewrite("iam:Role", "assumeRolePolicy", /codebuild\.amazonaws\.com/, "lambda.amazonaws.com"),
    ),
  ],
  [
    "IAM-9",
    "a builder that removes images",
    rewrite("iam:RolePolicy", "policy", /"ecr:PutImage"/, '"ecr:BatchDeleteImage","ecr:DeleteRepository"'),
  ],
  ["LAM-2", "nobody waits for Lambda's ingest", without("sagemaker:Pipeline")],
];
