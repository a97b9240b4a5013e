import { lstatSync, readdirSync, readlinkSync, type Dirent } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { INIT_SCRIPT, MOUNT_SCRIPT, PLAIN_SCRIPT } from "./sandbox-scripts";

/** How a job gets to see `/opt/ml`: user and mount namespaces, bubblewrap, or a folder told by a variable. */
export type SandboxKind = "namespaces" | "bubblewrap" | "job-root";

/** One process to be started in a sandbox. */
export interface SandboxedCommand {
  /** Exec form: the program and its arguments. */
  readonly command: readonly string[];
  /** The folder on this machine that the process sees as `/opt/ml`. */
  readonly optMl: string;
  /** Working folder, and home. */
  readonly workFolder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Cuts the network, as `EnableNetworkIsolation` asks. */
  readonly isolated: boolean;
}

/** What has to be spawned for it. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Signals go as lines to descriptor 3; otherwise they go to the process group. */
  readonly signalsByDescriptor: boolean;
}

const BASE = "/opt/ml";

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** A program by the runner's own PATH: jobs have another one. */
const findProgram = (name: string): string => {
  const paths = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name));
  const found = paths.find(exists);
  if (found === undefined) throw new Error(`There is no "${name}" on the PATH.`);
  return found;
};

/** The folder of AWS credentials that an isolated job may not read; undefined when there is nothing to hide. */
const hiddenFrom = ({ isolated }: SandboxedCommand): string | undefined => {
  const folder = join(homedir(), ".aws");
  return isolated && exists(folder) ? folder : undefined;
};

const namespaces = (job: SandboxedCommand): Launch => {
  const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const own = ["--user", "--map-root-user", "--mount", "--propagation", "private", "--pid", "--fork"];
  const net = job.isolated ? ["--net"] : [];
  const setup = [
    "sh",
    "-c",
    MOUNT_SCRIPT,
    "mount-opt-ml",
    job.optMl,
    job.workFolder,
    String(uid),
    String(gid),
    hiddenFrom(job) ?? "",
  ];
  const init = ["sh", "-c", INIT_SCRIPT, "job", ...job.command];
  return {
    file: findProgram("unshare"),
    args: [...own, ...net, "--kill-child", "--", ...setup, ...init],
    env: job.env,
    signalsByDescriptor: true,
  };
};

/** Binds that put every entry of `/opt` but `ml` back over an empty one. */
const keepOpt = (): readonly string[] => {
  const entries: readonly Dirent[] = readdirSync("/opt", { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join("/opt", entry.name);
    return entry.isSymbolicLink() ? ["--symlink", readlinkSync(path), path] : ["--dev-bind", path, path];
  });
};

const bubblewrap = (job: SandboxedCommand): Launch => {
  const opt = exists(BASE) ? [] : ["--tmpfs", "/opt", ...(exists("/opt") ? keepOpt() : [])];
  const mounts = ["--dev-bind", "/", "/", "--proc", "/proc", ...opt, "--bind", job.optMl, BASE];
  const hidden = hiddenFrom(job);
  const own = [
    ...(hidden === undefined ? [] : ["--tmpfs", hidden]),
    "--unshare-pid",
    "--as-pid-1",
    "--die-with-parent",
    ...(job.isolated ? ["--unshare-net"] : []),
  ];
  return {
    file: findProgram("bwrap"),
    args: [
      ...mounts,
      ...own,
      "--chdir",
      job.workFolder,
      "--",
      "sh",
      "-c",
      INIT_SCRIPT,
      "job",
      ...job.command,
    ],
    env: job.env,
    signalsByDescriptor: true,
  };
};

/** The path in the job's own folder for one that begins with `/opt/ml`; other text comes back unchanged. */
const inJobRoot = (text: string, optMl: string): string =>
  text === BASE || text.startsWith(`${BASE}/`) ? join(optMl, text.slice(BASE.length)) : text;

const jobRoot = (job: SandboxedCommand): Launch => ({
  file: "sh",
  args: ["-c", PLAIN_SCRIPT, "job", ...job.command.map((part) => inJobRoot(part, job.optMl))],
  env: { ...job.env, SAGEMAKER_BASE_DIR: job.optMl },
  signalsByDescriptor: false,
});

const LAUNCHES: Readonly<Record<SandboxKind, (job: SandboxedCommand) => Launch>> = {
  namespaces,
  bubblewrap,
  "job-root": jobRoot,
};

/** What has to be spawned so that a process runs in a sandbox of this kind. Throws when its program is missing. */
export const launchIn = (kind: SandboxKind, job: SandboxedCommand): Launch => LAUNCHES[kind](job);
