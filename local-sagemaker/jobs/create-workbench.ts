import { join } from "node:path";
import { type SandboxChooser } from "./choose-sandbox";
import { type JobPython } from "./interpreters";
import { type Job, type JobContext } from "./job";
import { createJobFolder, type JobFolder } from "./job-folder";
import { openJobLog } from "./job-log";
import { runJobProcess } from "./job-process";
import { type Workbench } from "./job-workbench";
import { type ObjectStore } from "./object-store";
import { launchIn } from "./sandbox";

/** What stays the same from job to job. */
export interface WorkbenchOptions {
  readonly objects: ObjectStore;
  readonly jobsFolder: string;
  readonly chooseSandbox: SandboxChooser;
  readonly clock: () => Date;
  /** Time between SIGTERM and SIGKILL. */
  readonly graceMilliseconds: number;
}

/** What runs in a folder of its own, and the Python that it runs on. */
export interface BenchPlace {
  /** Name of the folder. */
  readonly name: string;
  readonly context: JobContext;
  readonly python: JobPython;
}

/** One job, and the Python that it runs on. */
export interface WorkbenchJob extends Omit<BenchPlace, "name"> {
  readonly job: Job;
}

/** What a process needs that sees the container contract, be it a job's or a server's. */
export type Bench = Omit<Workbench, "job"> & { readonly close: () => Promise<void> };

const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** A job's environment from scratch: nothing of the user's own reaches it, credentials least of all. */
const baseEnvironment = (python: JobPython, home: string): Readonly<Record<string, string>> => ({
  PATH: `${python.binFolder}:${SYSTEM_PATH}`,
  HOME: home,
  LANG: "C.UTF-8",
  TZ: "UTC",
  PYTHONUNBUFFERED: "1",
  // What a job installs is the job's own: the environment of its image is shared by all jobs to come.
  PIP_TARGET: join(home, "packages"),
  PYTHONPATH: join(home, "packages"),
});

const startWith =
  (options: WorkbenchOptions, { context, python }: BenchPlace, folder: JobFolder, note: Workbench["note"]) =>
  async (...[command, env, limits]: Parameters<Workbench["start"]>): ReturnType<Workbench["start"]> => {
    const launch = launchIn(await options.chooseSandbox(limits.isolated, python.path), {
      command,
      optMl: folder.optMl,
      workFolder: folder.home,
      env: { ...baseEnvironment(python, folder.home), ...env },
      isolated: limits.isolated,
    });
    return runJobProcess(launch, {
      cwd: folder.home,
      signal: context.signal,
      maxRuntimeMilliseconds: limits.maxRuntimeSeconds * 1000,
      graceMilliseconds: options.graceMilliseconds,
      onLine: (line) => {
        note(line);
        limits.onLine?.(line);
      },
    });
  };

/** Makes a folder and lays ready what a process in it is run with. `close` finishes the log. */
export const createBench = async (options: WorkbenchOptions, place: BenchPlace): Promise<Bench> => {
  const folder = await createJobFolder(join(options.jobsFolder, place.name));
  const { write, close } = openJobLog(folder.logFile);
  const note = (line: string): void => {
    write(line);
    place.context.onLog(line);
  };
  const now = (): string => options.clock().toISOString();
  const start = startWith(options, place, folder, note);
  return { folder, objects: options.objects, now, note, start, close };
};

/** Makes a job's folder and lays ready what its contract is carried out with. `close` finishes the log. */
export const createWorkbench = async (
  options: WorkbenchOptions,
  { job, ...place }: WorkbenchJob,
): Promise<Workbench & { readonly close: () => Promise<void> }> => ({
  job,
  ...(await createBench(options, { ...place, name: job.name })),
});
