import type { JsonObject } from "../../pipeline-definition/document/definition";

/** A job as its step asks for it: the resolved create request, all references replaced by values. */
export interface Job {
  readonly type: "Processing" | "Training" | "Transform";
  /** Name in the service's form, `pipelines-<execution id>-<step>-<random>`. */
  readonly name: string;
  readonly arn: string;
  /** The request that creates a job of this type, for example `CreateTrainingJobRequest`, without the job name. */
  readonly request: JsonObject;
}

/** How a job ended. */
export interface JobOutcome {
  readonly status: "Completed" | "Failed" | "Stopped";
  /**
   * What the Describe call of the job's type answers, times as ISO 8601 text. Step properties
   * are looked up in it. Holds `FailureReason` for a failed job, `ExitMessage` of a processing job,
   * `ModelArtifacts` and `FinalMetricDataList` of a training job.
   */
  readonly description: JsonObject;
}

export interface JobContext {
  /** Aborted to stop the job: SIGTERM, after the grace time SIGKILL, to the whole process tree. */
  readonly signal: AbortSignal;
  /** Called with each line that the job writes, stdout and stderr in order of arrival. */
  readonly onLog: (line: string) => void;
}

/** Runs one job to its end. Rejects only for faults of the machine (`LocalRunError`), never for a failing job. */
export interface JobLauncher {
  readonly run: (job: Job, context: JobContext) => Promise<JobOutcome>;
  /**
   * Names what the launcher cannot honour in a request whose references may still be unresolved (step types,
   * images, settings), so that a run can refuse before anything starts. Empty when all is well.
   */
  readonly unsupported: (type: Job["type"], args: JsonObject) => readonly string[];
}
