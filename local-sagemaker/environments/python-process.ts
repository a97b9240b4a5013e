import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** How a helper process ended; `code` is undefined when the program could not be started. */
export interface ProcessResult {
  readonly code: number | undefined;
  /** Stdout and stderr, line by line, in order of arrival. */
  readonly lines: readonly string[];
}

/**
 * Runs a program to its end and gathers what it says. Never rejects: a program that is missing has no code, and
 * an abort sends SIGTERM and waits.
 *
 * @param onLine Called with each line as it comes.
 */
export const runProcess = (
  command: string,
  args: readonly string[],
  options: {
    readonly signal?: AbortSignal;
    readonly env?: NodeJS.ProcessEnv;
    readonly onLine?: (line: string) => void;
  } = {},
): Promise<ProcessResult> =>
  new Promise((done) => {
    const lines: string[] = [];
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: options.env ?? process.env,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        options.onLine?.(line);
      });
    child.on("error", () => {
      // An abort is an error too, but the program has yet to end.
      if (child.pid === undefined) done({ code: undefined, lines });
    });
    child.on("close", (code) => done({ code: code ?? 1, lines }));
  });
