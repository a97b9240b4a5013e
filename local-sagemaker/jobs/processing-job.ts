import { mkdir } from "node:fs/promises";
import { type JsonObject } from "../../pipeline-definition/document/definition";
import { downloadInput } from "./data-download";
import { cutBytes, decodeUtf8, exitCodeReason, maxRuntimeReason, MESSAGE_LIMIT } from "./failure-reason";
import { type JobOutcome } from "./job";
import { InvalidRequest, placeInJob, readLeft } from "./job-folder";
import { type ProcessEnd } from "./job-process";
import { type Workbench } from "./job-workbench";
import { processingInputs, processingOutputs, writeProcessingConfig } from "./processing-config";
import { objectAt, textAt, textMapAt, textsAt } from "./request-reading";

const PROCESSING = "/opt/ml/processing";

/** What AWS allows a job that names no limit: one day. */
const DEFAULT_RUNTIME_SECONDS = 86_400;

interface Output {
  readonly folder: string;
  readonly uri: string;
}

const outputsOf = (bench: Workbench): readonly Output[] =>
  processingOutputs(bench.job.request).map((output) => {
    const target = objectAt(output, "S3Output");
    return {
      folder: placeInJob(bench.folder, textAt(target, "LocalPath") ?? "", PROCESSING),
      uri: textAt(target, "S3Uri") ?? "",
    };
  });

const prepare = async (bench: Workbench): Promise<readonly Output[]> => {
  await mkdir(placeInJob(bench.folder, `${PROCESSING}/`, PROCESSING), { recursive: true });
  await writeProcessingConfig(bench.folder, bench.job);
  for (const input of processingInputs(bench.job.request)) {
    const source = objectAt(input, "S3Input");
    const folder = placeInJob(bench.folder, textAt(source, "LocalPath") ?? "", PROCESSING);
    await downloadInput(bench, textAt(source, "S3Uri") ?? "", folder);
  }
  const outputs = outputsOf(bench);
  for (const { folder } of outputs) await mkdir(folder, { recursive: true });
  return outputs;
};

const upload = async (bench: Workbench, outputs: readonly Output[]): Promise<void> => {
  for (const { folder, uri } of outputs) await bench.objects.upload(folder, uri);
};

interface Ending {
  readonly status: JobOutcome["status"];
  readonly ExitMessage?: string;
  readonly FailureReason?: string;
}

/**
 * What the end of the container means for the job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
const endingOf = (end: ProcessEnd, message: Buffer | undefined, maxRuntimeSeconds: number): Ending => {
  const text = message === undefined ? undefined : decodeUtf8(cutBytes(message, MESSAGE_LIMIT));
  const told = text === undefined ? {} : { ExitMessage: text };
  if (end.why === "stopped") return { status: "Stopped", ...told };
  if (end.why === "timeout")
    return { status: "Stopped", ...told, FailureReason: maxRuntimeReason(maxRuntimeSeconds) };
  if (message !== undefined && text === undefined)
    return {
      status: "Failed",
      FailureReason: "ClientError: The exit message in /opt/ml/output/message is not UTF-8 text.",
    };
  if (end.code === 0) return { status: "Completed", ...told };
  const FailureReason =
    message === undefined ? exitCodeReason(end.code) : "AlgorithmError: See job logs for more information";
  return { status: "Failed", ...told, FailureReason };
};

/** Longest argument that the API takes; a reference may turn out longer only now. */
const ARGUMENT_LIMIT = 256;

const commandOf = (request: JsonObject): readonly string[] => {
  const app = objectAt(request, "AppSpecification");
  const command = [
    ...(textsAt(app, "ContainerEntrypoint") ?? []),
    ...(textsAt(app, "ContainerArguments") ?? []),
  ];
  const long = command.find((argument) => argument.length > ARGUMENT_LIMIT);
  if (long === undefined) return command;
  throw new InvalidRequest(
    `The container argument "${long.slice(0, 40)}…" has ${String(long.length)} characters, and at most ${String(ARGUMENT_LIMIT)} are allowed.`,
  );
};

const runContainer = async (bench: Workbench): Promise<Ending> => {
  const { request } = bench.job;
  const command = commandOf(request);
  const outputs = await prepare(bench);
  const maxRuntimeSeconds = Number(
    textAt(objectAt(request, "StoppingCondition"), "MaxRuntimeInSeconds") ?? DEFAULT_RUNTIME_SECONDS,
  );
  const isolated = textAt(objectAt(request, "NetworkConfig"), "EnableNetworkIsolation") === "true";
  const end = await bench.start(command, textMapAt(request, "Environment"), { isolated, maxRuntimeSeconds });
  const message = await readLeft(bench.folder, "output/message");
  // The service has been seen to upload also what a failed job leaves.
  await upload(bench, outputs);
  return endingOf(end, message, maxRuntimeSeconds);
};

/** Carries out the contract of a processing job: inputs, configuration, container, exit message, outputs. */
export const runProcessingJob = async (bench: Workbench): Promise<JobOutcome> => {
  const { job, now } = bench;
  const started = now();
  const { status, ...told } = await runContainer(bench).catch((error: unknown): Ending => {
    if (error instanceof InvalidRequest)
      return { status: "Failed", FailureReason: `ClientError: ${error.message}` };
    throw error;
  });
  const ended = now();
  const outputConfig = objectAt(job.request, "ProcessingOutputConfig");
  const description: JsonObject = {
    ...job.request,
    ProcessingInputs: processingInputs(job.request),
    ProcessingOutputConfig: { ...outputConfig, Outputs: processingOutputs(job.request) },
    ProcessingJobName: job.name,
    ProcessingJobArn: job.arn,
    ProcessingJobStatus: status,
    ...told,
    CreationTime: started,
    ProcessingStartTime: started,
    ProcessingEndTime: ended,
    LastModifiedTime: ended,
  };
  return { status, description };
};
