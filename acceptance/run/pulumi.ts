import { spawn } from "node:child_process";
import { AcceptanceError } from "./acceptance-error";

/** What one `pulumi` command did. */
export interface PulumiResult {
  /** Null when it had to be killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface PulumiOptions {
  /** Folder of the program. */
  readonly folder: string;
  /** After this long it is interrupted, as by Ctrl-C; half a minute later it is killed. */
  readonly seconds: number;
  readonly environment: NodeJS.ProcessEnv;
}

/** Pulumi uses the time to finish what it is at and to write its state. */
const GRACE_MILLISECONDS = 30_000;

const QUIET = { PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_SKIP_CONFIRMATIONS: "false" };

/**
 * Runs the `pulumi` on the path, without a terminal and without a shell.
 *
 * @throws AcceptanceError when there is none.
 */
export const runPulumi = async (
  args: readonly string[],
  { folder, seconds, environment }: PulumiOptions,
): Promise<PulumiResult> =>
  new Promise((resolve, reject) => {
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd: folder,
      env: { ...environment, ...QUIET },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr, timedOut] = ["", "", false];
    let killing: NodeJS.Timeout | undefined;
    const interrupting = setTimeout(() => {
      timedOut = true;
      child.kill("SIGINT");
      killing = setTimeout(() => child.kill("SIGKILL"), GRACE_MILLISECONDS);
    }, seconds * 1000);
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(interrupting);
      reject(
        error.code === "ENOENT"
          ? new AcceptanceError(
              'There is no command "pulumi" on the path.',
              "Install it: https://www.pulumi.com/docs/install/",
            )
          : error,
      );
    });
    child.on("close", (code) => {
      clearTimeout(interrupting);
      clearTimeout(killing);
      resolve({ code, stdout, stderr, timedOut });
    });
  });
