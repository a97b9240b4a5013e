import type { JsonObject } from "../../pipeline-definition/document/definition";
import { plainText } from "./output-parameters";

/** What an `awsJob` step asks for, read from the arguments of its message. */
export interface AwsJobRequest {
  /** `glueJob` or `glueCrawler`. */
  readonly kind: string;
  readonly name: string;
  /** Time limit of all attempts together. */
  readonly seconds: number;
  /** Attempts after a failed first one. */
  readonly retries: number;
  /** Where the job leaves its outputs; undefined when it has none. */
  readonly outputsUri: string | undefined;
  /** The message's arguments as AWS Glue gives them to a script: `--name`, value, and so on. */
  readonly args: readonly string[];
}

/** The name of the job that the arguments of a callback step ask for; undefined when it is no `awsJob` step. */
export const awsJobName = (args: JsonObject): string | undefined => {
  const name = args["--aws_job_name"];
  return typeof args["--aws_job"] === "string" && typeof name === "string" ? name : undefined;
};

const numberAt = (args: JsonObject, name: string, fallback: number): number => {
  const value = Number(args[name]);
  return Number.isFinite(value) ? value : fallback;
};

/** Reads what an `awsJob` step asks for; undefined when the message is not of one. */
export const readAwsJob = (args: JsonObject): AwsJobRequest | undefined => {
  const name = awsJobName(args);
  if (name === undefined) return undefined;
  const [bucket, key] = [args["--outputs_bucket"], args["--outputs_key"]];
  return {
    kind: plainText(args["--aws_job"]),
    name,
    seconds: numberAt(args, "--aws_job_seconds", 3_600),
    retries: numberAt(args, "--aws_job_retries", 0),
    outputsUri:
      bucket === undefined || key === undefined ? undefined : `s3://${plainText(bucket)}/${plainText(key)}`,
    args: Object.entries(args).flatMap(([argument, value]) => [argument, plainText(value)]),
  };
};
