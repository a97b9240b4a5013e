import { type JobLauncher } from "./job";
import { type ObjectStore } from "./object-store";

/** How a job gets to see `/opt/ml`: user and mount namespaces, bubblewrap, or a folder told by a variable. */
export type SandboxKind = "namespaces" | "bubblewrap" | "job-root";

export interface JobLauncherOptions {
  /** The local S3, its mounts included. */
  readonly objects: ObjectStore;
  /** Each job gets `<jobsFolder>/<job name>/` with its `opt/ml` and its `job.log`. */
  readonly jobsFolder: string;
  /** This interpreter instead of the image's environment. */
  readonly python?: string;
  /** Told, in lines for people, what takes long and what does not hold here. */
  readonly onProgress?: (line: string) => void;
  /** Forces a kind of sandbox. @default the first that works on this machine. */
  readonly sandbox?: SandboxKind;
  /** @default the machine's clock */
  readonly clock?: () => Date;
  /** Time between SIGTERM and SIGKILL when a job is stopped. @default 120000 */
  readonly graceMilliseconds?: number;
}

/** Starts the jobs of local runs as processes of this machine. */
export const createJobLauncher = (options: JobLauncherOptions): JobLauncher => ({
  run: () => Promise.reject(new Error(`not written yet: ${options.jobsFolder}`)),
  unsupported: () => [],
});
