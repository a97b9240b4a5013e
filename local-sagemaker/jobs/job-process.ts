import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { type Writable } from "node:stream";
import { type Launch } from "./sandbox";

/** How a process ended: by itself with its code, because it was told to stop, or because its time was up. */
export interface ProcessEnd {
  readonly why: "exit" | "stopped" | "timeout";
  /** Exit code; 128 and the signal's number when a signal ended it. */
  readonly code: number;
}

export interface ProcessLimits {
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly maxRuntimeMilliseconds: number;
  /** Time between SIGTERM and SIGKILL. */
  readonly graceMilliseconds: number;
  readonly onLine: (line: string) => void;
}

/** Longest delay that a timer of Node.js can have; about 25 days. */
const LONGEST_TIMER = 2 ** 31 - 1;

const sendToGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
};

const running = new Set<ChildProcess>();

// A runner that ends at once takes its jobs along. Those with a control channel notice by themselves.
process.on("exit", () => {
  for (const child of running) sendToGroup(child, "SIGKILL");
});

/** The control channel of a sandbox, which may close at any moment because the job has ended. */
const controlOf = (child: ChildProcess): Writable | undefined => {
  const channel = child.stdio[3] as Writable | null | undefined;
  channel?.on("error", () => undefined);
  return channel ?? undefined;
};

const terminate = (child: ChildProcess, control: Writable | undefined): void => {
  if (control === undefined) sendToGroup(child, "SIGTERM");
  else control.write("TERM\n");
};

const kill = (child: ChildProcess, control: Writable | undefined): void => {
  control?.end("KILL\n");
  sendToGroup(child, "SIGKILL");
};

const spawnJob = (launch: Launch, cwd: string): ChildProcess => {
  // A session of its own: a Ctrl-C in the terminal reaches the runner alone, which then stops the job in order.
  const child = spawn(launch.file, launch.args, {
    cwd,
    env: launch.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", ...(launch.signalsByDescriptor ? (["pipe"] as const) : [])],
  });
  running.add(child);
  for (const end of ["error", "close"]) child.once(end, () => running.delete(child));
  return child;
};

/**
 * Runs one process of a job to its end. On abort, or when its time is up, the tree gets SIGTERM and, after the
 * grace time, SIGKILL. What is left of the tree when the process ends is killed.
 *
 * Rejects when the program that makes the sandbox cannot be started.
 */
export const runJobProcess = (launch: Launch, limits: ProcessLimits): Promise<ProcessEnd> =>
  new Promise((done, fail) => {
    const child = spawnJob(launch, limits.cwd);
    const control = controlOf(child);
    let why: ProcessEnd["why"] = "exit";
    let killer: NodeJS.Timeout | undefined;
    const end = (reason: "stopped" | "timeout"): void => {
      if (why !== "exit") return;
      why = reason;
      terminate(child, control);
      killer = setTimeout(() => kill(child, control), limits.graceMilliseconds);
    };
    const onAbort = (): void => end("stopped");
    const timer = setTimeout(() => end("timeout"), Math.min(limits.maxRuntimeMilliseconds, LONGEST_TIMER));
    const settle = (): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      limits.signal.removeEventListener("abort", onAbort);
    };
    limits.signal.addEventListener("abort", onAbort);
    if (limits.signal.aborted) onAbort();
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on("line", limits.onLine);
    // A child of the job may outlive it and hold the output open, so what is left of the group goes first.
    child.on("exit", () => {
      if (control === undefined) sendToGroup(child, "SIGKILL");
    });
    child.on("error", (error) => {
      settle();
      fail(error);
    });
    child.on("close", (code, signal) => {
      settle();
      done({ why, code: code ?? 128 + constants.signals[signal ?? "SIGKILL"] });
    });
  });
