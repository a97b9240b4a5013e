import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bareScripts } from "./bare-scripts";
import { compare, program, type Comparison } from "./measure";
import { workflow } from "../workflows/adult-census/pipeline";

const LOADER = path.join(__dirname, "../scripts/command-line/typescript.js");
const script = (file: string, ...args: string[]) =>
  program(process.execPath, ["-r", LOADER, path.join(__dirname, "..", file), ...args]);
const evaluate = (source: string) => program(process.execPath, ["-e", source]);

/** The size of the real Adult Census file. */
const ROWS = 32_561;
const IMPORT_AWS = `require(${JSON.stringify(require.resolve("@pulumi/aws"))})`;

const localRun = async (folder: string): Promise<Comparison> => {
  const { content, fileName } = workflow.sampleData({ rows: ROWS });
  const data = path.join(folder, fileName);
  writeFileSync(data, content);
  const store = path.join(folder, "store");
  const input = `${workflow.sampleInputs.inputData}=${data}`;
  const run = script("scripts/local.ts", "run", "adult-census", "--input", input, "--store", store, "--json");
  return compare(run, await bareScripts(folder, data), 5);
};

/** What is measured, and what it should be where a goal is set. */
const FIGURES: readonly {
  readonly name: string;
  readonly goal?: number;
  readonly measure: (folder: string) => Promise<Comparison>;
}[] = [
  {
    name: `local run of Adult Census (${ROWS.toLocaleString("en")} rows) / its bare scripts one after the other`,
    goal: 1.05,
    measure: localRun,
  },
  {
    name: "synth / node -e 0",
    measure: () => compare(script("scripts/synth.ts", "adult-census"), evaluate("0"), 9),
  },
  {
    name: "synth / importing @pulumi/aws",
    measure: () => compare(script("scripts/synth.ts", "adult-census"), evaluate(IMPORT_AWS), 9),
  },
  {
    name: "whole Pulumi program under mocks / importing @pulumi/aws",
    measure: () => compare(script("bench/mocked-program.ts"), evaluate(IMPORT_AWS), 9),
  },
];

const main = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  try {
    for (const { name, goal, measure } of FIGURES) {
      process.stderr.write(`measuring ${name}\n`);
      const { ratio, range } = await measure(folder);
      const noise = `rounds from ${range.map((value) => value.toFixed(2)).join(" to ")}`;
      const aim = goal === undefined ? "" : `, goal ${String(goal)}`;
      console.log(`${ratio.toFixed(3).padStart(8)}  ${name} (${noise}${aim})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

void main();
