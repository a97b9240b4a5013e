import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../store/make-folder";
import { LocalRunError } from "../plan/local-run-error";
import { runJobProcess } from "./job-process";
import { launchIn, type Launch, type SandboxKind } from "./sandbox";

/** Best first. The last needs nothing of the machine. */
const KINDS: readonly SandboxKind[] = ["namespaces", "bubblewrap", "job-root"];

/**
 * Reads a literal path as jobs do: in Python, in a child shell, and in a program that is not Python. Then writes
 * to it, in place, so that a disk that is nearly full does not pass for a sandbox that does not work.
 */
const PROBE = `
import subprocess, sys
token = open("/opt/ml/probe/token").read()
by_shell = subprocess.run(["sh", "-c", "cat < /opt/ml/probe/token"], stdout=subprocess.PIPE, text=True).stdout
by_program = subprocess.run(["cat", "/opt/ml/probe/token"], stdout=subprocess.PIPE, text=True).stdout
assert token == by_shell == by_program
open("/opt/ml/probe/token", "r+").write(token[::-1])
`;

const PROBE_MILLISECONDS = 20_000;

/** Environment of the probe: a job's, less what belongs to one job. */
const PROBE_ENV = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" };

/** Runs the trial. When not even the program of the sandbox can be started, it has failed like any other. */
const tryOut = async (launch: () => Launch, folder: string): Promise<void> => {
  const limits = { maxRuntimeMilliseconds: PROBE_MILLISECONDS, graceMilliseconds: 0 };
  const signal = new AbortController().signal;
  try {
    await runJobProcess(launch(), { ...limits, cwd: folder, signal, onLine: () => undefined });
  } catch {
    // The answer that is missing tells enough.
  }
};

const passes = async (
  kind: SandboxKind,
  isolated: boolean,
  python: string,
  jobsFolder: string,
): Promise<boolean> => {
  makeFolder(jobsFolder);
  const folder = await mkdtemp(join(jobsFolder, ".probe-"));
  try {
    const token = randomUUID();
    const optMl = join(folder, "ml");
    const file = join(optMl, "probe", "token");
    await mkdir(join(optMl, "probe"), { recursive: true });
    await writeFile(file, token);
    const command = [python, "-I", "-S", "-c", PROBE];
    await tryOut(
      () => launchIn(kind, { command, optMl, workFolder: folder, env: PROBE_ENV, isolated }),
      folder,
    );
    return (await readFile(file, "utf8")) === [...token].reverse().join("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Tells which kind of sandbox to use for a job. The first answer of each sort is tried out, later ones are known. */
export type SandboxChooser = (isolated: boolean, python: string) => Promise<SandboxKind>;

const JOB_ROOT_CAVEAT =
  "This machine can give jobs no /opt/ml of their own (neither user namespaces nor bubblewrap work here). " +
  "Jobs get a folder instead, named by SAGEMAKER_BASE_DIR: arguments that begin with /opt/ml/ are rewritten, " +
  "but code that holds the path itself will not find its files, and network isolation is not enforced.";

export interface SandboxChoice {
  readonly jobsFolder: string;
  readonly forced?: SandboxKind;
  readonly onProgress: (line: string) => void;
}

const choose = async (
  { jobsFolder, forced }: SandboxChoice,
  isolated: boolean,
  python: string,
): Promise<SandboxKind> => {
  for (const kind of forced === undefined ? KINDS : [forced])
    if (kind === "job-root" || (await passes(kind, isolated, python, jobsFolder))) return kind;
  throw new LocalRunError(
    `The sandbox "${forced ?? ""}" was asked for, and it does not work on this machine.`,
    "Leave the choice out: then the first kind that works here is used.",
  );
};

/**
 * Chooses by trial: a kind counts only when a process inside it has really read and written through
 * `/opt/ml`. What does not hold in the last resort is said once.
 */
export const createSandboxChooser = (choice: SandboxChoice): SandboxChooser => {
  const chosen = new Map<boolean, Promise<SandboxKind>>();
  let warned = false;
  return async (isolated, python) => {
    const answer = chosen.get(isolated) ?? choose(choice, isolated, python);
    chosen.set(isolated, answer);
    const kind = await answer;
    if (kind === "job-root" && !warned) {
      warned = true;
      choice.onProgress(JOB_ROOT_CAVEAT);
    }
    return kind;
  };
};
