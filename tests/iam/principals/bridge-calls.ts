import { arn, TLS, via, type Deployed } from "./deployed";
import { callsOf, ofRole, type PrincipalCalls, type Short } from "./principal-calls";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const LOGS = [
  "CreateLogDelivery",
  "GetLogDelivery",
  "UpdateLogDelivery",
  "DeleteLogDelivery",
  "ListLogDeliveries",
]
  .concat("PutResourcePolicy", "DescribeResourcePolicies", "DescribeLogGroups")
  .map((verb) => `logs:${verb}`)
  .join(" ");

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
const TRACES = ["PutTraceSegments", "PutTelemetryRecords", "GetSamplingRules", "GetSamplingTargets"]
  .map((verb) => `xray:${verb}`)
  .join(" ");

/** A bridge, as its surroundings name it. */
export interface Bridge {
  /** What the names of its resources begin with. */
  readonly name: string;
  readonly pipelineName: string;
  /** The role of the pipeline. */
  readonly sender: { readonly name: string; readonly arn: string };
  /** ARN of the key of the queue, and of that of the bucket. */
  readonly messages: string;
  readonly key: string;
  /** Name of the bucket that jobs leave their outputs in. */
  readonly bucket: string;
  /** Whether the bucket has a policy of the same deployment. */
  readonly isOurs: boolean;
  /** Names of the jobs and crawlers that steps run. */
  readonly glueJobs: readonly string[];
  readonly glueCrawlers: readonly string[];
}

const GLUE_JOB = "glue:StartJobRun glue:GetJobRun glue:GetJobRuns glue:BatchStopJobRun";

/** Step Functions hears of the end of an execution through a rule that it keeps. */
const ENDS = ["DescribeRule", "PutRule", "PutTargets"].map((verb) => `events:${verb}`).join(" ");
const ENDS_RULE = "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";

/** A task of a state machine's document. */
interface Task {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
}

const executionOf = (machineArn: string): string =>
  `${machineArn.replace(":stateMachine:", ":execution:")}:0a1b2c3d`;

const startedBy = ({ Parameters = {} }: Task): string => String(Parameters["StateMachineArn"]);

const crawls =
  (verb: string) =>
  ({ glueCrawlers }: Bridge): readonly Short[] =>
    glueCrawlers.map((name) => [`glue:${verb}Crawler`, arn("glue", `crawler/${name}`)]);

const answers =
  (outcome: string) =>
  ({ pipelineName }: Bridge): readonly Short[] => [
    [
      `sagemaker:SendPipelineExecutionStep${outcome}`,
      arn("sagemaker", `pipeline/${pipelineName.toLowerCase()}/execution/abcdefghijkl`),
    ],
  ];

const readsOutputs = ({ pipelineName, bucket, key, isOurs }: Bridge): readonly Short[] => [
  [
    "s3:GetObject",
    `arn:aws:s3:::${bucket}/${pipelineName}/abcdefghijkl/Etl/outputs.json`,
    TLS,
    isOurs ? Object.keys(TLS) : [],
  ],
  ["kms:Decrypt", key, via("s3")],
];

/**
 * What a machine needs for each kind of task.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
const TASKS: Readonly<Record<string, (bridge: Bridge, task: Task) => readonly Short[]>> = {
  "states:startExecution": (_, task) => [["states:StartExecution", startedBy(task)]],
  "states:startExecution.sync:2": (_, task) => [
    ["states:StartExecution", startedBy(task)],
    ["states:DescribeExecution states:StopExecution", executionOf(startedBy(task))],
    [ENDS, arn("events", ENDS_RULE)],
  ],
  "aws-sdk:sfn:stopExecution": ({ name }) => [
    ["states:StopExecution", executionOf(arn("states", `stateMachine:${name}-jobs`))],
  ],
  "aws-sdk:sagemaker:sendPipelineExecutionStepSuccess": answers("Success"),
  "aws-sdk:sagemaker:sendPipelineExecutionStepFailure": answers("Failure"),
  "glue:startJobRun.sync": ({ glueJobs }) => glueJobs.map((job) => [GLUE_JOB, arn("glue", `job/${job}`)]),
  "aws-sdk:glue:startCrawler": crawls("Start"),
  "aws-sdk:glue:getCrawler": crawls("Get"),
  "aws-sdk:glue:stopCrawler": crawls("Stop"),
  "aws-sdk:s3:getObject": readsOutputs,
};

/** What the tasks of a machine call. */
const taskRows = (at: Deployed, bridge: Bridge, machine: string): readonly Short[] => {
  const { inputs } = at.run.only("aws:sfn/stateMachine:StateMachine", machine);
  const { States } = JSON.parse(String(inputs["definition"])) as { readonly States: Record<string, Task> };
  return Object.values(States).flatMap((task) => {
    if (task.Type !== "Task") return [];
    const call = String(task.Resource).replace("arn:aws:states:::", "");
    const rowsOf = TASKS[call];
    if (rowsOf === undefined) throw new Error(`What the task "${call}" needs is not in the table.`);
    return rowsOf(bridge, task);
  });
};

/** The parts of the bridge to jobs of other services. */
export const bridgeCalls = (at: Deployed, bridge: Bridge): readonly PrincipalCalls[] => {
  const { name, messages, sender } = bridge;
  const machine = (part: string) => arn("states", `stateMachine:${name}-${part}`);
  const queue = at.made("aws:sqs/queue:Queue", name);
  const part = (end: string, principal: string): PrincipalCalls =>
    ofRole(at.role(`${name}-${end}`), principal, "states", machine(end), [
      ...taskRows(at, bridge, `${name}-${end}`),
      [LOGS, "*"],
      [TRACES, "*"],
    ]);
  return [
    {
      principal: "the pipeline role, to the bridge",
      comes: [],
      // That it may send at all follows from its definition.
      calls: callsOf({ AWS: sender.arn }, sender.name, [
        ["kms:GenerateDataKey kms:Decrypt", messages, via("sqs")],
      ]),
    },
    ofRole(at.role(`${name}-pipe`), "the bridge's pipe", "pipes", arn("pipes", `pipe/${name}`), [
      ["sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes", queue, TLS],
      ["kms:Decrypt", messages, via("sqs")],
      ["states:StartSyncExecution", machine("door")],
    ]),
    part("door", "the bridge's door"),
    part("answers", "the machine that answers"),
    part("jobs", "the machine that runs jobs"),
  ];
};
