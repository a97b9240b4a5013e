import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LocalRunError } from "../plan/local-run-error";
import { runJobProcess } from "./job-process";
import { launchIn, type SandboxKind } from "./sandbox";

/** Best first. The last needs nothing of the machine. */
const KINDS: readonly SandboxKind[] = ["namespaces", "bubblewrap", "job-root"];

/**
 * Reads a literal path as jobs do: in Python, in a child shell, and in a program that is not Python; then
 * writes beside it.
 */
const PROBE = `
import subprocess, sys
token = open("/opt/ml/probe/token").read()
by_shell = subprocess.run(["sh", "-c", "cat < /opt/ml/probe/token"], stdout=subprocess.PIPE, text=True).stdout
by_program = subprocess.run(["cat", "/opt/ml/probe/token"], stdout=subprocess.PIPE, text=True).stdout
assert token == by_shell == by_program
open("/opt/ml/probe/answer", "w").write(token)
`;

const PROBE_MILLISECONDS = 20_000;

/** Environment of the probe: a job's, less what belongs to one job. */
const PROBE_ENV = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" };

const passes = async (
  kind: SandboxKind,
  isolated: boolean,
  python: string,
  jobsFolder: string,
): Promise<boolean> => {
  await mkdir(jobsFolder, { recursive: true });
  const folder = await mkdtemp(join(jobsFolder, ".probe-"));
  try {
    const token = randomUUID();
    const optMl = join(folder, "ml");
    await mkdir(join(optMl, "probe"), { recursive: true });
    await writeFile(join(optMl, "probe", "token"), token);
    const command = [python, "-I", "-S", "-c", PROBE];
    await runJobProcess(launchIn(kind, { command, optMl, workFolder: folder, env: PROBE_ENV, isolated }), {
      cwd: folder,
      signal: new AbortController().signal,
      maxRuntimeMilliseconds: PROBE_MILLISECONDS,
      graceMilliseconds: 0,
      onLine: () => undefined,
    });
    return (await readFile(join(optMl, "probe", "answer"), "utf8")) === token;
  } catch {
    // Whatever goes wrong in the trial, the answer is the same: this kind does not work here.
    return false;
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
