import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** The log of a job, open for writing. */
export interface JobLog {
  readonly write: (line: string) => void;
  /** Rejects when the log could not be written whole. */
  readonly close: () => Promise<void>;
}

/** Name of a job's log in the job's folder. */
export const JOB_LOG = "job.log";

/** Opens a log, behind what stands in it already. The folder has to be there. */
export const openJobLog = (file: string): JobLog => {
  const log = createWriteStream(file, { flags: "a" });
  const written = finished(log);
  // A full disk is told when the log is closed; as an event that nobody hears it would end the whole run.
  written.catch(() => undefined);
  return {
    write: (line) => void log.write(`${line}\n`),
    close: async () => {
      log.end();
      await written;
    },
  };
};
