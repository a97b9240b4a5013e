import { type Job } from "./job";
import { type JobFolder } from "./job-folder";
import { type ProcessEnd } from "./job-process";
import { type ObjectStore } from "./object-store";

/** What the launcher lays ready for one job; the contract of its type is carried out with it. */
export interface Workbench {
  readonly job: Job;
  readonly folder: JobFolder;
  readonly objects: ObjectStore;
  /** The time as the Describe responses write it, ISO 8601. */
  readonly now: () => string;
  /** Adds a line of the platform's own to the job's log. */
  readonly note: (line: string) => void;
  /** Runs the job's process to its end, in its sandbox; each of its lines is in the log and given here. */
  readonly start: (
    command: readonly string[],
    env: Readonly<Record<string, string>>,
    limits: {
      readonly isolated: boolean;
      readonly maxRuntimeSeconds: number;
      readonly onLine?: (line: string) => void;
    },
  ) => Promise<ProcessEnd>;
}
