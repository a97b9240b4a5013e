import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import type { StepRecord, StepStatus } from "../../../local-sagemaker/store/execution-record";
import { duration, showProgress, tableLines } from "../../../scripts/command-line/live-table";

const step = (StepName: string, StepStatus: StepStatus, EndTime?: string): StepRecord => ({
  StepName,
  StepType: "Processing",
  StepStatus,
  StartTime: "2026-01-01T00:00:00.000Z",
  ...(EndTime === undefined ? {} : { EndTime }),
  AttemptCount: 1,
  Metadata: {},
});
const steps = [
  { Name: "Prepare", Type: "Processing" },
  { Name: "Gate", Type: "Condition" },
];
const clock = (): Date => new Date("2026-01-01T00:00:05Z");

const watched = (
  properties: { readonly isTTY?: boolean; readonly rows?: number; readonly columns?: number } = {},
) => {
  const stream = Object.assign(new PassThrough(), properties);
  return { stream, written: () => String(stream.read() ?? "") };
};

describe("duration", () => {
  for (const [milliseconds, text] of [
    [-5, "0.0 s"],
    [4230, "4.2 s"],
    [59_940, "59.9 s"],
    [59_960, "1 min 00 s"],
    [64_400, "1 min 04 s"],
    [3_599_700, "1 h 00 min"],
    [7_380_000, "2 h 03 min"],
  ] as const) {
    it(`writes ${String(milliseconds)} ms as ${text}`, () => assert.equal(duration(milliseconds), text));
  }
});

describe("tableLines", () => {
  const lines = (columns: number): readonly string[] =>
    tableLines(
      steps,
      new Map([["Prepare", step("Prepare", "Succeeded", "2026-01-01T00:00:03.100Z")]]),
      clock().getTime(),
      columns,
    ).map((line) => stripVTControlCharacters(line));

  it("shows state and time of each step, and nothing of those that wait", () => {
    assert.deepEqual(lines(80), ["✔ Prepare  Processing  Succeeded  3.1 s", "  Gate     Condition"]);
  });
  it("counts on while a step runs", () => {
    const [line = ""] = tableLines(
      steps,
      new Map([["Prepare", step("Prepare", "Executing")]]),
      clock().getTime(),
      80,
    );
    assert.equal(stripVTControlCharacters(line), "▸ Prepare  Processing  Executing  5.0 s");
  });
  it("never fills the last column, where a terminal would wrap", () => {
    assert.ok(lines(20).every((line) => line.length < 20));
  });
});

describe("showProgress", () => {
  it("writes a line for each change of state where there is no terminal", () => {
    const { stream, written } = watched();
    const progress = showProgress({ stream, steps, clock });
    progress.note("Data comes from somewhere.");
    progress.onEvent({ kind: "step", step: step("Prepare", "Executing") });
    progress.onEvent({ kind: "step", step: { ...step("Prepare", "Executing"), Metadata: { A: 1 } } });
    progress.onEvent({ kind: "log", step: "Prepare", line: "noise" });
    progress.onEvent({ kind: "step", step: step("Prepare", "Failed", "2026-01-01T00:00:02Z") });
    progress.close();
    assert.equal(written(), "Data comes from somewhere.\nPrepare  Executing\nPrepare  Failed after 2.0 s\n");
  });

  it("draws the table anew in its place on a terminal, notes above it", () => {
    const { stream, written } = watched({ isTTY: true, rows: 24, columns: 80 });
    const progress = showProgress({ stream, steps, clock });
    progress.onEvent({ kind: "step", step: step("Prepare", "Executing") });
    written();
    progress.note("Installing.");
    const text = written();
    assert.ok(text.startsWith("\u001b[2A\u001b[1G\u001b[0JInstalling.\n"), JSON.stringify(text));
    assert.ok(
      stripVTControlCharacters(text).endsWith(
        "▸ Prepare  Processing  Executing  5.0 s\n  Gate     Condition\n",
      ),
    );
    progress.close();
  });

  it("leaves the screen alone once it is closed", () => {
    const { stream, written } = watched({ isTTY: true, rows: 24, columns: 80 });
    const progress = showProgress({ stream, steps, clock });
    progress.close();
    assert.match(stripVTControlCharacters(written()), /Gate {5}Condition\n\n$/);
    progress.close();
    assert.equal(written(), "");
  });

  it("writes lines on a terminal too small for the table", () => {
    const { stream, written } = watched({ isTTY: true, rows: 3 });
    const progress = showProgress({ stream, steps, clock });
    progress.onEvent({ kind: "step", step: step("Gate", "Executing") });
    assert.equal(written(), "Gate     Executing\n");
    progress.close();
  });
});
