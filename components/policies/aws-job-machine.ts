import type { JsonObject } from "../../pipeline-definition/document/definition";
import {
  crawlerIntegration,
  FAILED,
  FINISHED,
  GLUE_JOB,
  syncIntegration,
  type Integration,
  type SyncIntegration,
} from "./aws-job-integrations";
import {
  ANY_ERROR,
  argument,
  LONGEST_JOB_SECONDS,
  numberArgument,
  task,
  type StateMachineDocument,
  type States,
} from "./aws-job-states";

export interface JobMachineOptions {
  readonly partition: string;
  /** Integrations beside Glue's, by the kind that steps call them. @default none */
  readonly integrations?: Readonly<Record<string, SyncIntegration>>;
  /** Seconds between two questions after a crawler. @default 30 */
  readonly pollSeconds?: number;
  /** Seconds between a failed attempt and the next. @default 30 */
  readonly pauseSeconds?: number;
}

const THIRTY_SECONDS = 30;

/**
 * How a job says that it refuses its data: Glue reports an exception of Python as its name and its words. Another
 * attempt would read the same data, so there is none, as SageMaker makes none after an error of the client.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html
 */
const REFUSAL = "*InvalidInput: *";

/** Where the job's own words on its failure stand in what a service answers. */
const TOLD = '{*"ErrorMessage":*';

const failing = (): States => ({
  [FAILED]: {
    Type: "Choice",
    Choices: [
      {
        And: [
          { Variable: "$.numbers.attempt", NumericLessThanPath: "$.numbers.retries" },
          {
            Or: [
              { Variable: "$.failure.Cause", IsPresent: false },
              { Not: { Variable: "$.failure.Cause", StringMatches: REFUSAL } },
            ],
          },
        ],
        Next: "Pause",
      },
      { Variable: "$.failure.Cause", IsPresent: false, Next: "GiveUpSilently" },
      { Variable: "$.failure.Cause", StringMatches: TOLD, Next: "ReadReason" },
    ],
    Default: "GiveUp",
  },
  ReadReason: {
    Type: "Pass",
    Parameters: { "said.$": "States.StringToJson($.failure.Cause)" },
    ResultPath: "$.failure",
    Next: "GiveUpWithReason",
  },
  GiveUp: { Type: "Fail", Error: "JobFailed", CausePath: "$.failure.Cause" },
  GiveUpSilently: { Type: "Fail", Error: "JobFailed", CausePath: "$.failure.Error" },
  GiveUpWithReason: { Type: "Fail", Error: "JobFailed", CausePath: "$.failure.said.ErrorMessage" },
});

const retrying = (pauseSeconds: number): States => ({
  Pause: { Type: "Wait", Seconds: pauseSeconds, Next: "NextAttempt" },
  NextAttempt: {
    Type: "Pass",
    Parameters: {
      "attempt.$": "States.MathAdd($.numbers.attempt, 1)",
      "retries.$": "$.numbers.retries",
      "minutes.$": "$.numbers.minutes",
    },
    ResultPath: "$.numbers",
    Next: "WhichKind",
  },
});

const finishing = (partition: string): States => ({
  [FINISHED]: {
    Type: "Choice",
    Choices: [{ Variable: argument("outputs_key"), IsPresent: true, Next: "ReadOutputs" }],
    Default: "NoOutputs",
  },
  ReadOutputs: task(
    {
      call: "aws-sdk:s3:getObject",
      partition,
      parameters: { "Bucket.$": argument("outputs_bucket"), "Key.$": argument("outputs_key") },
      timeoutSeconds: 60,
      retryOn: ["S3.SdkClientException", "States.Timeout"],
      catches: [{ errors: ANY_ERROR, next: "GiveUp" }],
    },
    { ResultSelector: { "parameters.$": "States.StringToJson($.Body)" }, End: true },
  ),
  NoOutputs: { Type: "Pass", Result: { parameters: [] }, End: true },
});

const choosing = (integrations: ReadonlyMap<string, Integration>): States => ({
  Numbers: {
    Type: "Pass",
    Parameters: {
      attempt: 0,
      "retries.$": numberArgument("aws_job_retries"),
      "minutes.$": numberArgument("aws_job_minutes"),
    },
    ResultPath: "$.numbers",
    Next: "WhichKind",
  },
  WhichKind: {
    Type: "Choice",
    Choices: [...integrations].map(([kind, { startAt }]): JsonObject => ({
      Variable: argument("aws_job"),
      StringEquals: kind,
      Next: startAt,
    })),
    Default: "UnknownKind",
  },
  UnknownKind: { Type: "Fail", Error: "UnknownKind", Cause: "The bridge runs no jobs of this kind." },
});

/**
 * The state machine that runs one job to its end, with its attempts, and yields what the job left as outputs. It knows
 * nothing of the pipeline: whatever becomes of it, the machine that started it answers.
 */
export const jobMachine = ({
  partition,
  integrations = {},
  pollSeconds = THIRTY_SECONDS,
  pauseSeconds = THIRTY_SECONDS,
}: JobMachineOptions): StateMachineDocument => {
  const all = new Map<string, Integration>([
    ["glueJob", syncIntegration("glueJob", GLUE_JOB, partition)],
    ["glueCrawler", crawlerIntegration(partition, pollSeconds)],
    ...Object.entries(integrations).map(
      ([kind, one]) => [kind, syncIntegration(kind, one, partition)] as const,
    ),
  ]);
  return {
    Comment: "Runs one job of an AWS service to its end.",
    StartAt: "Numbers",
    TimeoutSeconds: LONGEST_JOB_SECONDS,
    States: {
      ...choosing(all),
      ...Object.fromEntries([...all.values()].flatMap(({ states }) => Object.entries(states))),
      ...retrying(pauseSeconds),
      ...failing(),
      ...finishing(partition),
    },
  };
};
