import readline from "node:readline";
import type { RunEvent } from "../../local-sagemaker/run-pipeline";
import type { StepRecord } from "../../local-sagemaker/store/execution-record";

/** Shows a run while it goes on. */
export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  /** A line for people, beside the steps. */
  readonly note: (line: string) => void;
  /** Leaves the last state on the screen and stops redrawing. May be called again. */
  readonly close: () => void;
}

/** Where progress goes: `process.stderr`, or what a test reads. */
export interface ProgressStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export interface ProgressOptions {
  readonly stream: ProgressStream;
  /** Every step of the document, in its order. */
  readonly steps: readonly { readonly Name: string; readonly Type: string }[];
  /** @default the machine's clock */
  readonly clock?: () => Date;
}

const REDRAW_MILLISECONDS = 250;

/** `4.2 s`, `1 min 04 s`, `2 h 03 min`. */
export const duration = (milliseconds: number): string => {
  const seconds = Math.max(0, milliseconds) / 1000;
  // Rounded first, so that 59.97 seconds do not read as 60.0.
  if (Math.round(seconds * 10) < 600) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [big, small, names] =
    whole < 3600
      ? [Math.floor(whole / 60), whole % 60, ["min", "s"]]
      : [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), ["h", "min"]];
  return `${String(big)} ${names[0] ?? ""} ${String(small).padStart(2, "0")} ${names[1] ?? ""}`;
};

/** How long a step took, or has taken so far. @param now ISO 8601 or milliseconds; for steps that still run. */
export const stepDuration = ({ StartTime, EndTime }: StepRecord, now: number): string =>
  duration((EndTime === undefined ? now : Date.parse(EndTime)) - Date.parse(StartTime));

const MARKS: Readonly<Record<string, string>> = {
  Succeeded: "\u001b[32m✔\u001b[39m",
  Failed: "\u001b[31m✖\u001b[39m",
  Stopped: "\u001b[33m■\u001b[39m",
  Executing: "\u001b[36m▸\u001b[39m",
  Stopping: "\u001b[33m▸\u001b[39m",
};

/** The table as lines: a step each, with its type, state and time. Steps not started yet have neither. */
export const tableLines = (
  steps: ProgressOptions["steps"],
  records: ReadonlyMap<string, StepRecord>,
  now: number,
  columns: number,
): readonly string[] => {
  const nameWidth = Math.max(0, ...steps.map(({ Name }) => Name.length));
  const typeWidth = Math.max(0, ...steps.map(({ Type }) => Type.length));
  return steps.map(({ Name, Type }) => {
    const record = records.get(Name);
    const [state, time] = record === undefined ? ["", ""] : [record.StepStatus, stepDuration(record, now)];
    const text =
      `${Name.padEnd(nameWidth)}  ${Type.padEnd(typeWidth)}  ${state.padEnd(9)}  ${time}`.trimEnd();
    // Cut before the mark is added: its colour codes have no width. A line that wraps breaks the redraw.
    return `${MARKS[state] ?? " "} ${text.slice(0, Math.max(0, columns - 3))}`;
  });
};

/** A table that is drawn anew in its place, for a terminal. */
const liveTable = ({ stream, steps, clock = () => new Date() }: ProgressOptions): Progress => {
  const records = new Map<string, StepRecord>();
  let drawn = 0;
  let closed = false;
  const erase = (): void => {
    if (drawn === 0) return;
    readline.moveCursor(stream, 0, -drawn);
    readline.cursorTo(stream, 0);
    readline.clearScreenDown(stream);
    drawn = 0;
  };
  const draw = (): void => {
    erase();
    const lines = tableLines(steps, records, clock().getTime(), stream.columns ?? 80);
    stream.write(lines.map((line) => `${line}\n`).join(""));
    drawn = lines.length;
  };
  const timer = setInterval(draw, REDRAW_MILLISECONDS);
  timer.unref();
  return {
    onEvent: (event) => {
      if (event.kind !== "step") return;
      records.set(event.step.StepName, event.step);
      draw();
    },
    note: (line) => {
      erase();
      stream.write(`${line}\n`);
      draw();
    },
    close: () => {
      // Drawn once only: by a second time the result stands where the table would be erased.
      if (closed) return;
      closed = true;
      clearInterval(timer);
      draw();
      stream.write("\n");
    },
  };
};

/** A line for each change of a step's state, for files and pipes. */
const lineByLine = ({ stream, steps, clock = () => new Date() }: ProgressOptions): Progress => {
  const width = Math.max(0, ...steps.map(({ Name }) => Name.length));
  const last = new Map<string, string>();
  return {
    onEvent: (event) => {
      if (event.kind !== "step" || last.get(event.step.StepName) === event.step.StepStatus) return;
      const { StepName, StepStatus, EndTime } = event.step;
      last.set(StepName, StepStatus);
      const time = EndTime === undefined ? "" : ` after ${stepDuration(event.step, clock().getTime())}`;
      stream.write(`${StepName.padEnd(width)}  ${StepStatus}${time}\n`);
    },
    note: (line) => {
      stream.write(`${line}\n`);
    },
    close: () => undefined,
  };
};

/**
 * Shows the steps of a run with their state and time: as a live table on a terminal that has room for it,
 * otherwise as a line for each change.
 */
export const showProgress = (options: ProgressOptions): Progress => {
  const { stream, steps } = options;
  const fits = steps.length + 2 < (stream.rows ?? 24);
  return stream.isTTY === true && fits ? liveTable(options) : lineByLine(options);
};
