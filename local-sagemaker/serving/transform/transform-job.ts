import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { MESSAGE_LIMIT } from "../../jobs/failure-reason";
import type { Job, JobContext, JobOutcome } from "../../jobs/job";
import type { ObjectStore } from "../../jobs/object-store";
import { textAt } from "../../jobs/request-reading";
import { startContainers } from "../container-chain";
import type { ModelServer, StartModelServer } from "../model-server";
import { ModelServerFailure } from "../model-server-failure";
import { FilterProblem } from "./record-filter";
import { transformContent, TransformFailure } from "./transform-content";
import { transformSettings, type TransformSettings } from "./transform-settings";

export interface TransformMachinery {
  readonly objects: ObjectStore;
  /** Each job gets a folder here. */
  readonly jobsFolder: string;
  readonly startServer: StartModelServer;
  /** What `DescribeModel` answers, undefined when there is none. */
  readonly describeModel: (name: string) => JsonObject | undefined;
  /** The time as the Describe responses write it, ISO 8601. */
  readonly now: () => string;
}

interface Ending {
  readonly status: JobOutcome["status"];
  readonly FailureReason?: string;
}

const unpacked = (content: Buffer, { gzipped }: TransformSettings): Buffer => {
  if (!gzipped) return content;
  try {
    return gunzipSync(content);
  } catch {
    throw new TransformFailure("The file is not compressed with gzip.");
  }
};

/** Transforms file by file, and stores what came of those that could be transformed. */
const transformAll = async (
  job: Job,
  settings: TransformSettings,
  server: ModelServer,
  { objects, jobsFolder }: TransformMachinery,
  { signal, onLog }: JobContext,
): Promise<Ending> => {
  const { objects: inputs } = await objects.list(settings.inputUri);
  if (inputs.length === 0)
    return {
      status: "Failed",
      FailureReason: `ClientError: No S3 objects found under "${settings.inputUri}".`,
    };
  const folder = join(jobsFolder, job.name, "output");
  await mkdir(folder, { recursive: true });
  const made: { readonly file: string; readonly uri: string }[] = [];
  const reasons: string[] = [];
  for (const [i, { uri, path, relativePath }] of inputs.entries()) {
    try {
      const content = unpacked(await readFile(path), settings);
      const file = join(folder, String(i));
      await writeFile(file, await transformContent(content, settings, server));
      made.push({ file, uri: `${settings.outputUri}/${relativePath}.out` });
    } catch (error) {
      if (!(error instanceof TransformFailure)) throw error;
      reasons.push(`${uri}: ${error.message}`);
      onLog(`${uri}: ${error.message}`);
    }
  }
  // A stopped job stores nothing.
  if (signal.aborted) return { status: "Stopped" };
  for (const { file, uri } of made) await objects.put(file, uri);
  if (reasons.length === 0) return { status: "Completed" };
  return { status: "Failed", FailureReason: `ClientError: ${reasons.join(" ")}`.slice(0, MESSAGE_LIMIT) };
};

const carryOut = async (job: Job, machinery: TransformMachinery, context: JobContext): Promise<Ending> => {
  const settings = transformSettings(job.request);
  const model = textAt(job.request, "ModelName") ?? "";
  const own = { name: job.name, environment: settings.environment, onLog: context.onLog };
  const server = await startContainers(machinery.describeModel(model), model, own, machinery.startServer);
  const stop = (): void => void server.close();
  context.signal.addEventListener("abort", stop, { once: true });
  try {
    return context.signal.aborted
      ? { status: "Stopped" }
      : await transformAll(job, settings, server, machinery, context);
  } finally {
    context.signal.removeEventListener("abort", stop);
    await server.close();
  }
};

const endingOf = (error: unknown, { signal }: JobContext): Ending => {
  if (signal.aborted) return { status: "Stopped" };
  if (error instanceof ModelServerFailure)
    return { status: "Failed", FailureReason: `AlgorithmError: ${error.message}`.slice(0, MESSAGE_LIMIT) };
  if (error instanceof FilterProblem)
    return { status: "Failed", FailureReason: `ClientError: ${error.message}` };
  throw error;
};

/**
 * Carries out a transform job: asks a model about every file under a prefix, and stores an answer with `.out`
 * after the name of each. A file with a record that fails has none, and the job fails when it is through.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform.html
 */
export const runTransformJob = async (
  job: Job,
  machinery: TransformMachinery,
  context: JobContext,
): Promise<JobOutcome> => {
  const started = machinery.now();
  const { status, ...told } = await carryOut(job, machinery, context).catch((error: unknown) =>
    endingOf(error, context),
  );
  const description: JsonObject = {
    ...job.request,
    TransformJobName: job.name,
    TransformJobArn: job.arn,
    TransformJobStatus: status,
    ...told,
    CreationTime: started,
    TransformStartTime: started,
    TransformEndTime: machinery.now(),
  };
  return { status, description };
};
