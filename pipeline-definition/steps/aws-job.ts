import { executionVariables } from "../variables/execution-variables";
import { join } from "../variables/join";
import { isVariable, type Value } from "../variables/variable";
import { callbackStep, type CallbackStep } from "./callback-step";
import { awsJobQueueUrl, resourceName, type PipelinePlace } from "./pipeline-resources";
import type { StepOptions } from "./step";
import type { OutputTypes } from "./step-outputs";

/** Arguments of a job, by name without dashes. All arrive as text. */
export type AwsJobArguments = Readonly<Record<string, Value<string | number | boolean>>>;

/** A job outside SageMaker, as the bridge starts it. */
export interface AwsJobRun {
  /** Which of the bridge's integrations starts it. */
  readonly kind: string;
  /** Short name, under which the workflow declares it. */
  readonly name: string;
  readonly arguments: AwsJobArguments;
}

/** A run of one of the workflow's Glue jobs. Its script gets the arguments as `--name value`. */
export const glueJobRun = (name: string, args: AwsJobArguments = {}): AwsJobRun => ({
  kind: "glueJob",
  name,
  arguments: args,
});

/** A run of one of the workflow's Glue crawlers; one that runs already is waited for. It has no arguments and no outputs. */
export const glueCrawlerRun = (name: string): AwsJobRun => ({ kind: "glueCrawler", name, arguments: {} });

export interface AwsJobOptions<Outputs extends OutputTypes> extends StepOptions {
  /** What to run: `glueJobRun(…)`, `glueCrawlerRun(…)`, or a run of an integration that the bridge was given. */
  readonly job: AwsJobRun;
  /** What the job will yield, by name and type. @default nothing */
  readonly outputs?: Outputs;
  /** Time limit of the step in whole minutes, all attempts together; 1 to 1,440. @default 60 */
  readonly timeoutMinutes?: number;
  /** Attempts after a failed first one; 0 to 5. A job that refuses its data (`InvalidInput: …`) gets none. @default 0 */
  readonly retries?: number;
}

/** An `awsJob` step asks for what the bridge cannot do. */
export class AwsJobError extends Error {
  override readonly name = "AwsJobError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** Names that Glue keeps for itself, and those that the bridge uses. */
const RESERVED = /^(?:aws_job.*|outputs_.*|conf|debug|mode|JOB_NAME|JOB_ID|JOB_RUN_ID)$/;
const ARGUMENT_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const MAX_MINUTES = 1_440;
const MAX_RETRIES = 5;

const checkWhole = (step: string, what: string, value: number, from: number, to: number): void => {
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new AwsJobError(
    `Step "${step}" has ${what} ${String(value)}.`,
    `Give a whole number from ${String(from)} to ${to.toLocaleString("en")}.`,
  );
};

const checkArguments = (step: string, { kind, arguments: args }: AwsJobRun): void => {
  for (const name of Object.keys(args)) {
    if (!ARGUMENT_NAME.test(name))
      throw new AwsJobError(
        `Step "${step}" gives its job the argument "${name}".`,
        "Names are letters, digits, hyphens and underscores, and begin with a letter; the dashes in front are added.",
      );
    if (RESERVED.test(name))
      throw new AwsJobError(
        `Step "${step}" gives its job the argument "${name}", which is reserved.`,
        "Choose another name: AWS Glue and the bridge use this one.",
      );
  }
  if (kind === "glueCrawler" && Object.keys(args).length > 0)
    throw new AwsJobError(`Step "${step}" gives a crawler arguments.`, "Leave them out: crawlers take none.");
};

/** Glue takes text only, so numbers and booleans become text here or while the pipeline runs. */
const asText = (value: AwsJobArguments[string]): Value<string> =>
  isVariable(value) ? join("", [value]) : String(value);

const outputsFile = (step: string, { bucket, pipelineName }: PipelinePlace) => ({
  "--outputs_bucket": bucket,
  "--outputs_key": join("/", [pipelineName, executionVariables.pipelineExecutionId, step, "outputs.json"]),
});

/**
 * Runs a job of any AWS service as a step, through the bridge of `components/aws-job-bridge.ts`: the step succeeds,
 * fails and times out with the job, and its outputs are those that the job wrote.
 *
 * A job with outputs gets the arguments `--outputs_bucket` and `--outputs_key`, and puts there before it ends the
 * `OutputParameters` of `SendPipelineExecutionStepSuccess` as JSON: `[{"Name": "rows", "Value": "812"}]`.
 *
 * @throws AwsJobError for arguments, time limits and numbers of retries that the bridge does not take.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SendPipelineExecutionStepSuccess.html
 */
export const awsJob = <const Outputs extends OutputTypes = Readonly<Record<never, never>>>(
  name: string,
  place: PipelinePlace,
  { job, outputs, timeoutMinutes = 60, retries = 0, ...options }: AwsJobOptions<Outputs>,
): CallbackStep<Outputs> => {
  checkWhole(name, "a time limit in minutes of", timeoutMinutes, 1, MAX_MINUTES);
  checkWhole(name, "a number of retries of", retries, 0, MAX_RETRIES);
  checkArguments(name, job);
  const hasOutputs = Object.keys(outputs ?? {}).length > 0;
  if (hasOutputs && job.kind === "glueCrawler")
    throw new AwsJobError(
      `Step "${name}" declares outputs of a crawler.`,
      "Leave them out: crawlers yield none.",
    );
  return callbackStep(name, {
    ...options,
    sqsQueueUrl: awsJobQueueUrl(place),
    ...(outputs === undefined ? {} : { outputs }),
    arguments: {
      "--aws_job": job.kind,
      "--aws_job_name": resourceName(place, job.name),
      "--aws_job_minutes": String(timeoutMinutes),
      "--aws_job_seconds": String(timeoutMinutes * 60),
      "--aws_job_retries": String(retries),
      ...(hasOutputs ? outputsFile(name, place) : {}),
      ...Object.fromEntries(
        Object.entries(job.arguments).map(([argument, value]) => [`--${argument}`, asText(value)]),
      ),
    },
  });
};
