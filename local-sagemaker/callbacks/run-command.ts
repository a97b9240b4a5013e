import { delimiter, dirname } from "node:path";
import { runJobProcess, type ProcessEnd } from "../jobs/job-process";

/** What stands in for a job on this machine. */
export interface AwsJobCommand {
  /** `glueJob` or `glueCrawler`: what the workflow says it is. */
  readonly kind: string;
  /** Working folder. */
  readonly folder: string;
  /** Program and arguments; `python3` and `python` mean the interpreter with boto3. */
  readonly command: readonly string[];
}

export interface CommandLimits {
  readonly signal: AbortSignal;
  readonly seconds: number;
  readonly onLine: (line: string) => void;
}

const SYSTEM_PATH = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** Time that a job has to end by itself when it is stopped, in milliseconds. */
const GRACE_MILLISECONDS = 2_000;

/**
 * Runs one attempt of a job. Nothing of the user's own environment reaches it.
 *
 * @param python Path of the interpreter with boto3.
 * @param services What makes AWS's clients reach this machine's own services.
 */
export const runCommand = (
  { command, folder }: AwsJobCommand,
  args: readonly string[],
  python: string,
  services: Readonly<Record<string, string>>,
  { signal, seconds, onLine }: CommandLimits,
): Promise<ProcessEnd> => {
  const [program = "", ...own] = command;
  return runJobProcess(
    {
      file: /^python3?$/.test(program) ? python : program,
      args: [...own, ...args],
      env: {
        PATH: [dirname(python), ...SYSTEM_PATH].join(delimiter),
        LANG: "C.UTF-8",
        TZ: "UTC",
        PYTHONUNBUFFERED: "1",
        PYTHONDONTWRITEBYTECODE: "1",
        ...services,
      },
      signalsByDescriptor: false,
    },
    {
      cwd: folder,
      signal,
      maxRuntimeMilliseconds: seconds * 1000,
      graceMilliseconds: GRACE_MILLISECONDS,
      onLine,
    },
  );
};
