import { join } from "node:path";
import {
  findImageEnvironment,
  type ImageEnvironment,
  type OwnImageEnvironment,
} from "../environments/image-environments";
import { LocalRunError } from "../plan/local-run-error";
import { machineFault } from "../plan/machine-fault";
import { createSandboxChooser } from "./choose-sandbox";
import { createWorkbench, type WorkbenchOptions } from "./create-workbench";
import { createInterpreters } from "./interpreters";
import { type Job, type JobContext, type JobLauncher, type JobOutcome } from "./job";
import { type ObjectStore } from "./object-store";
import { runProcessingJob } from "./processing-job";
import { objectAt, textAt } from "./request-reading";
import { type SandboxKind } from "./sandbox";
import { stoppedOutcome } from "./stopped-outcome";
import { runTrainingJob } from "./training-job";
import { trainingProgram } from "./training-program";
import { leftOut, unsupportedIn } from "./unsupported";

export { type SandboxKind } from "./sandbox";

export interface JobLauncherOptions {
  /** The local S3, its mounts included. */
  readonly objects: ObjectStore;
  /** Each job gets `<jobsFolder>/<job name>/` with its `opt/ml` and its `job.log`. */
  readonly jobsFolder: string;
  /** This interpreter instead of the image's environment. */
  readonly python?: string;
  /** What stands in for own images. @default none */
  readonly ownImages?: readonly OwnImageEnvironment[];
  /** Told, in lines for people, what takes long and what does not hold here. */
  readonly onProgress?: (line: string) => void;
  /** Forces a kind of sandbox. @default the first that works on this machine. */
  readonly sandbox?: SandboxKind;
  /** @default the machine's clock */
  readonly clock?: () => Date;
  /** Time between SIGTERM and SIGKILL when a job is stopped. @default 120000 */
  readonly graceMilliseconds?: number;
}

/** What the service waits after SIGTERM. */
const GRACE_MILLISECONDS = 120_000;

interface Machinery extends WorkbenchOptions {
  readonly pythonOf: ReturnType<typeof createInterpreters>;
  readonly ownImages: readonly OwnImageEnvironment[];
}

const imageOf = ({ type, request }: Job, own: readonly OwnImageEnvironment[]): ImageEnvironment => {
  const problems = unsupportedIn(type, request, own);
  const uri =
    type === "Processing"
      ? textAt(objectAt(request, "AppSpecification"), "ImageUri")
      : textAt(objectAt(request, "AlgorithmSpecification"), "TrainingImage");
  const image = findImageEnvironment(uri ?? "", own);
  if (problems.length === 0 && image !== undefined) return image;
  throw new LocalRunError(
    `A ${type.toLowerCase()} job asks for what local runs do not do yet: ${problems.join("; ") || "no image"}.`,
    "Change the step, or run the pipeline on AWS.",
  );
};

const carryOut = async (machinery: Machinery, job: Job, context: JobContext): Promise<JobOutcome> => {
  const image = imageOf(job, machinery.ownImages);
  const python = await machinery.pythonOf(image, context.signal);
  const bench = await createWorkbench(machinery, { job, context, python });
  const missing = leftOut(job.request);
  if (missing.length > 0) bench.note(`note: not carried out on this machine: ${missing.join(", ")}.`);
  try {
    return job.type === "Processing"
      ? await runProcessingJob(bench)
      : await runTrainingJob(bench, trainingProgram(image, job.request));
  } finally {
    await bench.close();
  }
};

/**
 * Starts the jobs of local runs as processes of this machine that see the container contract: `/opt/ml`,
 * configuration files, a clean environment, signals, exit messages and results in S3.
 */
export const createJobLauncher = (options: JobLauncherOptions): JobLauncher => {
  const { objects, jobsFolder, python, sandbox, onProgress = () => undefined } = options;
  const { ownImages = [] } = options;
  const machinery: Machinery = {
    ownImages,
    objects,
    jobsFolder,
    clock: options.clock ?? ((): Date => new Date()),
    graceMilliseconds: options.graceMilliseconds ?? GRACE_MILLISECONDS,
    pythonOf: createInterpreters({ jobsFolder, onProgress, ...(python === undefined ? {} : { python }) }),
    chooseSandbox: createSandboxChooser({
      jobsFolder,
      onProgress,
      ...(sandbox === undefined ? {} : { forced: sandbox }),
    }),
  };
  return {
    unsupported: (type, args) => unsupportedIn(type, args, ownImages),
    run: async (job, context) => {
      if (context.signal.aborted) return stoppedOutcome(job);
      try {
        return await carryOut(machinery, job, context);
      } catch (error) {
        if (context.signal.aborted) return stoppedOutcome(job);
        throw machineFault(error, join(jobsFolder, job.name));
      }
    },
  };
};
