import {
  bucketArn,
  domainOf,
  regionalArn,
  throughS3,
  type Place,
} from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";

/** Who may assume the role of one of the bridge's state machines. */
export const stateMachineTrust = (place: Place, name: string): PolicyDocument =>
  policyDocument(
    serviceTrust(place, "states.amazonaws.com", [regionalArn(place, "states", `stateMachine:${name}`)]),
  );

/** Who may assume the role of the bridge's pipe. */
export const pipeTrust = (place: Place, name: string): PolicyDocument =>
  policyDocument(serviceTrust(place, "pipes.amazonaws.com", [regionalArn(place, "pipes", `pipe/${name}`)]));

/**
 * What every state machine does besides its work. These actions have no resource.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
const watched = (): readonly Statement[] => [
  allow(
    "Logs",
    [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    "*",
  ),
  allow(
    "Traces",
    ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    "*",
  ),
];

const throughSqs = (place: Place) => ({
  StringEquals: { "kms:ViaService": `sqs.${place.region}.${domainOf(place)}` },
});

/** The pipeline's role sends messages to an encrypted queue. That it may send at all follows from its definition. */
export const senderPolicy = (place: Place, keyArn: string): PolicyDocument =>
  policyDocument(
    allow("CallbackMessages", ["kms:Decrypt", "kms:GenerateDataKey"], keyArn, throughSqs(place)),
  );

/** The pipe takes messages from the queue and hands them to the door. */
export const pipePolicy = (
  place: Place,
  { queueArn, keyArn, doorArn }: Readonly<Record<"queueArn" | "keyArn" | "doorArn", string>>,
): PolicyDocument =>
  policyDocument(
    allow("Messages", ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], queueArn),
    allow("MessagesKey", "kms:Decrypt", keyArn, throughSqs(place)),
    allow("Door", "states:StartSyncExecution", doorArn),
  );

/** All executions of a state machine. */
const executionsOf = (stateMachineArn: string): string =>
  `${stateMachineArn.replace(":stateMachine:", ":execution:")}:*`;

/** The door starts the answering machine, and stops executions of the job machine. */
export const doorPolicy = (answerMachineArn: string, jobMachineArn: string): PolicyDocument =>
  policyDocument(
    allow("Answers", "states:StartExecution", answerMachineArn),
    allow("Jobs", "states:StopExecution", executionsOf(jobMachineArn)),
    ...watched(),
  );

const crawlerStatements = (
  place: Place,
  names: readonly string[],
  actions: readonly string[],
): readonly Statement[] =>
  names.length === 0
    ? []
    : [
        allow(
          "GlueCrawlers",
          actions,
          names.map((name) => regionalArn(place, "glue", `crawler/${name}`)),
        ),
      ];

/** What the answering machine has to do with. */
export interface AnsweredJobs {
  readonly pipelineName: string;
  /** ARN of the machine that runs jobs. */
  readonly jobMachineArn: string;
  readonly glueCrawlers: readonly string[];
}

/**
 * The answering machine runs the job machine, hears of its end through a rule that Step Functions keeps, ends what
 * crawls on when nobody waits for it any more, and answers the steps of one pipeline.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export const answerPolicy = (
  place: Place,
  { pipelineName, jobMachineArn, glueCrawlers }: AnsweredJobs,
): PolicyDocument =>
  policyDocument(
    allow("Jobs", "states:StartExecution", jobMachineArn),
    allow("JobsEnds", ["states:DescribeExecution", "states:StopExecution"], executionsOf(jobMachineArn)),
    allow(
      "EndsRule",
      ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
      regionalArn(place, "events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"),
    ),
    ...crawlerStatements(place, glueCrawlers, ["glue:StopCrawler"]),
    allow(
      "Answers",
      ["sagemaker:SendPipelineExecutionStepFailure", "sagemaker:SendPipelineExecutionStepSuccess"],
      // SageMaker writes pipeline names in lower case in their ARNs.
      regionalArn(place, "sagemaker", `pipeline/${pipelineName.toLowerCase()}/execution/*`),
    ),
    ...watched(),
  );

/** What the bridge's jobs are: Glue's by name, and what others need. */
export interface BridgedJobs {
  readonly glueJobs: readonly string[];
  readonly glueCrawlers: readonly string[];
  /** What integrations beside Glue's need. @default nothing */
  readonly statements?: readonly Statement[];
}

const glueStatements = (place: Place, { glueJobs, glueCrawlers }: BridgedJobs): readonly Statement[] => [
  ...(glueJobs.length === 0
    ? []
    : [
        allow(
          "GlueJobs",
          ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"],
          glueJobs.map((name) => regionalArn(place, "glue", `job/${name}`)),
        ),
      ]),
  ...crawlerStatements(place, glueCrawlers, ["glue:GetCrawler", "glue:StartCrawler"]),
];

/** Where jobs leave their outputs. */
export interface JobOutputs {
  readonly pipelineName: string;
  readonly bucket: string;
  readonly keyArn: string;
}

/** The job machine runs the jobs that the bridge was given, no others, and reads what they leave as outputs. */
export const jobPolicy = (
  place: Place,
  jobs: BridgedJobs,
  { pipelineName, bucket, keyArn }: JobOutputs,
): PolicyDocument =>
  policyDocument(
    ...glueStatements(place, jobs),
    ...(jobs.statements ?? []),
    allow("Outputs", "s3:GetObject", `${bucketArn(place, bucket)}/${pipelineName}/*/outputs.json`),
    allow("OutputsKey", "kms:Decrypt", keyArn, throughS3(place)),
    ...watched(),
  );
