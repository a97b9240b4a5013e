import { arn, TLS, via, type Deployed } from "./deployed";
import { callsOf, ofRole, type PrincipalCalls } from "./stack-calls";

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

const GLUE_JOB = "glue:StartJobRun glue:GetJobRun glue:GetJobRuns glue:BatchStopJobRun";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html */
const ENDS = ["DescribeRule", "PutRule", "PutTargets"].map((verb) => `events:${verb}`).join(" ");

/**
 * The parts of the bridge to jobs of other services.
 *
 * @param messages ARN of the key of the queue
 * @param key ARN of the key of the bucket
 */
export const bridgeCalls = (at: Deployed, messages: string, key: string): readonly PrincipalCalls[] => {
  const name = "churn-dev-aws-jobs";
  const machine = (part: string) => arn("states", `stateMachine:${name}-${part}`);
  const execution = (part: string) => `${arn("states", `execution:${name}-${part}`)}:0a1b2c3d`;
  const queue = at.made("aws:sqs/queue:Queue", name);
  const runs = [
    [LOGS, "*"],
    [TRACES, "*"],
  ] as const;
  const part = (end: string, principal: string, rows: Parameters<typeof callsOf>[2]): PrincipalCalls =>
    ofRole(at.role(`${name}-${end}`), principal, "states", machine(end), [...rows, ...runs]);
  const sender = { AWS: "arn:aws:iam::111122223333:role/churn-dev-pipeline" };
  return [
    {
      principal: "the pipeline role, to the bridge",
      comes: [],
      // That it may send at all follows from its definition.
      calls: callsOf(sender, "churn-dev-pipeline", [
        ["kms:GenerateDataKey kms:Decrypt", messages, via("sqs")],
      ]),
    },
    ofRole(at.role(`${name}-pipe`), "the bridge's pipe", "pipes", arn("pipes", `pipe/${name}`), [
      ["sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes", queue, TLS],
      ["kms:Decrypt", messages, via("sqs")],
      ["states:StartSyncExecution", machine("door")],
    ]),
    part("door", "the bridge's door", [
      ["states:StartExecution", machine("answers")],
      ["states:StopExecution", execution("jobs")],
    ]),
    part("answers", "the machine that answers", [
      ["states:StartExecution", machine("jobs")],
      ["states:DescribeExecution states:StopExecution", execution("jobs")],
      [ENDS, arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")],
      [
        "sagemaker:SendPipelineExecutionStepSuccess sagemaker:SendPipelineExecutionStepFailure",
        arn("sagemaker", "pipeline/churn-dev/execution/abcdefghijkl"),
      ],
      ["glue:StopCrawler", arn("glue", "crawler/Churn-dev-surveys")],
    ]),
    part("jobs", "the machine that runs jobs", [
      [GLUE_JOB, arn("glue", "job/Churn-dev-etl")],
      ["glue:StartCrawler glue:GetCrawler", arn("glue", "crawler/Churn-dev-surveys")],
      ["s3:GetObject", "arn:aws:s3:::churn-data/Churn-dev/abcdefghijkl/Etl/outputs.json"],
      ["kms:Decrypt", key, via("s3")],
    ]),
  ];
};
