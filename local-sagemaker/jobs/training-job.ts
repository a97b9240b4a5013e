import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type JsonObject } from "../../pipeline-definition/document/definition";
import { packFolder } from "./archive";
import { downloadInput } from "./data-download";
import { exitCodeReason, maxRuntimeReason, MESSAGE_LIMIT } from "./failure-reason";
import { type JobOutcome } from "./job";
import { InvalidRequest, placeInJob, readLeft } from "./job-folder";
import { type ProcessEnd } from "./job-process";
import { type Workbench } from "./job-workbench";
import { objectAt, textAt, textMapAt, textsAt } from "./request-reading";
import { describeTraining, type TrainingEnd } from "./training-description";
import { trainingChannels, writeTrainingConfig } from "./training-config";
import { layScriptCode } from "./script-code";
import { type TrainingProgram } from "./training-program";
import { createMetricReader, metricDefinitions, type MetricReader } from "./training-metrics";
import { TrainingTransitions } from "./training-transitions";

/** What AWS allows a job that names no limit: one day. */
const DEFAULT_RUNTIME_SECONDS = 86_400;

interface Places {
  readonly model: string;
  readonly data: string;
  /** `<S3OutputPath>/<job name>/output` */
  readonly output: string;
  /** URI of the model when the job has ended well. */
  readonly artifacts: string;
  readonly packed: boolean;
}

const placesOf = ({ folder, job }: Workbench): Places => {
  const config = objectAt(job.request, "OutputDataConfig");
  const output = `${(textAt(config, "S3OutputPath") ?? "").replace(/(?<!\/)\/+$/, "")}/${job.name}/output`;
  const packed = textAt(config, "CompressionType") !== "NONE";
  return {
    model: join(folder.optMl, "model"),
    data: join(folder.optMl, "output", "data"),
    output,
    artifacts: packed ? `${output}/model.tar.gz` : `${output}/model/`,
    packed,
  };
};

const prepare = async (bench: Workbench, places: Places): Promise<void> => {
  for (const path of [places.model, places.data, join(bench.folder.optMl, "input", "data")])
    await mkdir(path, { recursive: true });
  await writeTrainingConfig(bench.folder, bench.job);
  for (const channel of trainingChannels(bench.job.request)) {
    const source = objectAt(objectAt(channel, "DataSource"), "S3DataSource");
    const path = `/opt/ml/input/data/${textAt(channel, "ChannelName") ?? ""}`;
    const folder = placeInJob(bench.folder, path, "/opt/ml/input/data");
    await downloadInput(bench, textAt(source, "S3Uri") ?? "", folder);
  }
  await layScriptCode(bench);
};

const upload = async (bench: Workbench, places: Places, withModel: boolean): Promise<void> => {
  const { folder, objects } = bench;
  const pack = async (source: string, name: string): Promise<void> => {
    const file = join(folder.root, name);
    const members = await packFolder(source, file);
    // The service stores an archive of the model even when there is nothing in it.
    if (members > 0 || name === "model.tar.gz") await objects.put(file, `${places.output}/${name}`);
  };
  if (withModel && places.packed) await pack(places.model, "model.tar.gz");
  else if (withModel) await objects.upload(places.model, places.artifacts);
  await pack(places.data, "output.tar.gz");
};

/**
 * What the end of the container means for the job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-signal-success-failure.html
 */
const endingOf = (end: ProcessEnd, failure: Buffer | undefined, maxRuntimeSeconds: number): TrainingEnd => {
  if (end.why === "stopped") return { status: "Stopped", secondary: "Stopped" };
  if (end.why === "timeout")
    return {
      status: "Stopped",
      secondary: "MaxRuntimeExceeded",
      FailureReason: maxRuntimeReason(maxRuntimeSeconds),
    };
  if (end.code === 0) return { status: "Completed", secondary: "Completed" };
  const text = failure?.toString("utf8").trim();
  const FailureReason = text ? `AlgorithmError: ${text}`.slice(0, MESSAGE_LIMIT) : exitCodeReason(end.code);
  return { status: "Failed", secondary: "Failed", FailureReason };
};

/** The command of a training container: the request's own, else the program of the image. */
const commandOf = (request: JsonObject, program: TrainingProgram): readonly string[] => {
  const specification = objectAt(request, "AlgorithmSpecification");
  const entrypoint = textsAt(specification, "ContainerEntrypoint");
  return entrypoint === undefined
    ? program.command
    : [...entrypoint, ...(textsAt(specification, "ContainerArguments") ?? [])];
};

const runContainer = async (
  bench: Workbench,
  places: Places,
  program: TrainingProgram,
  metrics: MetricReader,
  transitions: TrainingTransitions,
): Promise<TrainingEnd> => {
  const { request, name, arn } = bench.job;
  transitions.enter("Starting");
  transitions.enter("Downloading");
  await prepare(bench, places);
  const maxRuntimeSeconds = Number(
    textAt(objectAt(request, "StoppingCondition"), "MaxRuntimeInSeconds") ?? DEFAULT_RUNTIME_SECONDS,
  );
  transitions.enter("Training");
  const end = await bench.start(
    commandOf(request, program),
    { ...textMapAt(request, "Environment"), TRAINING_JOB_NAME: name, TRAINING_JOB_ARN: arn },
    {
      isolated: textAt(request, "EnableNetworkIsolation") === "true",
      maxRuntimeSeconds,
      onLine: (line) => metrics.read(line),
    },
  );
  const ending = endingOf(end, await readLeft(bench.folder, "output/failure"), maxRuntimeSeconds);
  transitions.enter("Uploading");
  await upload(bench, places, ending.status !== "Failed");
  return ending;
};

/**
 * Carries out the contract of a training job: channels, configuration, container, metrics out of its log,
 * `model.tar.gz` and `output.tar.gz`.
 *
 * @param program What the image runs when it is told `train` and the request names no entrypoint.
 */
export const runTrainingJob = async (bench: Workbench, program: TrainingProgram): Promise<JobOutcome> => {
  const { job, now } = bench;
  const created = now();
  const definitions = metricDefinitions(job.request, program.algorithm);
  const metrics = createMetricReader(definitions, now);
  const transitions = new TrainingTransitions(now);
  const places = placesOf(bench);
  const end = await runContainer(bench, places, program, metrics, transitions).catch(
    (error: unknown): TrainingEnd => {
      if (!(error instanceof InvalidRequest)) throw error;
      return { status: "Failed", secondary: "Failed", FailureReason: `ClientError: ${error.message}` };
    },
  );
  transitions.enter(end.secondary);
  const description = describeTraining(job, end, {
    created,
    ended: now(),
    artifacts: places.artifacts,
    definitions,
    metrics: metrics.final(),
    transitions,
  });
  return { status: end.status, description };
};
