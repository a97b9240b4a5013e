import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bareScripts } from "./bare-scripts";
import { bareWorkflow } from "./bare-workflow";
import { pythonWith } from "./catch-rate/python-programs";
import { largePipeline } from "./large-pipeline";
import { compare, program, repeated, type Comparison } from "./measure";
import { programMemory, programProcessorTime, programStart } from "./pulumi-program";
import { command, run } from "../scripts/command-line/command";
import { findWorkflow } from "../scripts/command-line/workflow-lookup";
import { checkDefinition } from "../pipeline-definition/checks/check-definition";
import { canonicalJson } from "../pipeline-definition/document/canonical-json";
import { workflow } from "../workflows/adult-census/pipeline";

const LOADER = path.join(__dirname, "../scripts/command-line/typescript.js");
const script = (file: string, ...args: string[]) =>
  program(process.execPath, ["-r", LOADER, path.join(__dirname, "..", file), ...args]);
const evaluate = (source: string) => program(process.execPath, ["-e", source]);

/** The size of the real Adult Census file. */
const ROWS = 32_561;
const SDK = path.join(__dirname, "../tests/golden/python-sdk");
const IMPORT_AWS = `require(${JSON.stringify(require.resolve("@pulumi/aws"))})`;

interface Figure {
  readonly name: string;
  readonly goal?: number;
  /** What is measured. @default s */
  readonly unit?: string;
  readonly measure: (folder: string) => Promise<Comparison>;
}

const localRun = async (folder: string): Promise<Comparison> => {
  const { content, fileName } = workflow.sampleData({ rows: ROWS });
  const data = path.join(folder, fileName);
  writeFileSync(data, content);
  const store = path.join(folder, "store");
  const input = `${workflow.sampleInputs.inputData}=${data}`;
  const run = script("scripts/local.ts", "run", "adult-census", "--input", input, "--store", store, "--json");
  return compare(run, await bareScripts(folder, data), 5);
};

/** A workflow that calls services beside its jobs, on its own sample; a new store each time, so that it creates. */
const workflowRun = (name: string): Figure => ({
  name: `local run of ${name} / its bare jobs one after the other`,
  measure: async (folder) => {
    const { content, fileName } = findWorkflow(name).sampleData();
    const data = path.join(folder, fileName);
    writeFileSync(data, content);
    const store = path.join(folder, `store-${name}`);
    const local = script("scripts/local.ts", "run", name, "--store", store, "--json");
    const afresh = async () => {
      rmSync(store, { recursive: true, force: true });
      await local();
    };
    return compare(afresh, await bareWorkflow(findWorkflow(name), folder, data), 3);
  },
});

/** A pipeline of many steps against as many steps in smaller pipelines: 1 is growth in proportion. */
const growth = (what: string, steps: number, work: (steps: number) => () => void): Figure => ({
  name: `${what} ${steps.toLocaleString("en")} steps / ten times ${String(steps / 10)} steps`,
  goal: 1.5,
  measure: () => compare(repeated(1, work(steps)), repeated(10, work(steps / 10)), 15),
});

const checking = (steps: number) => {
  const definition = largePipeline(steps);
  return () => checkDefinition(definition);
};

const rendering = (steps: number) => () => canonicalJson(largePipeline(steps));

/** What is measured, and what it should be where a goal is set. */
const FIGURES: readonly Figure[] = [
  growth("checks of", 100, checking),
  growth("checks of", 1_000, checking),
  growth("rendering (with its checks) of", 100, rendering),
  growth("rendering (with its checks) of", 1_000, rendering),
  {
    name: `local run of Adult Census (${ROWS.toLocaleString("en")} rows) / its bare scripts one after the other`,
    goal: 1.05,
    measure: localRun,
  },
  ...["game-sales", "churn-retraining", "iris", "abalone"].map(workflowRun),
  {
    name: "synth / node -e 0",
    measure: () => compare(script("scripts/synth.ts", "adult-census"), evaluate("0"), 9),
  },
  {
    name: "synth / importing @pulumi/aws",
    measure: () => compare(script("scripts/synth.ts", "adult-census"), evaluate(IMPORT_AWS), 9),
  },
  {
    name: "synth / the Python SDK building the same pipeline, each a whole process",
    measure: async () =>
      compare(
        script("scripts/synth.ts", "adult-census"),
        program(await pythonWith(path.join(SDK, "requirements.txt")), [path.join(SDK, "adult_census.py")]),
        5,
      ),
  },
  {
    name: "whole Pulumi program under mocks / importing @pulumi/aws",
    measure: () => compare(script("bench/mocked-program.ts"), evaluate(IMPORT_AWS), 9),
  },
  {
    name: "first preview under Pulumi's entry point / an empty program with the same imports",
    goal: 1.2,
    measure: programStart,
  },
  {
    name: "processor time of a first preview / of an empty program with the same imports",
    measure: programProcessorTime,
  },
  {
    name: "peak memory of a first preview / of an empty program with the same imports (at most 400 MB)",
    unit: "MB",
    measure: programMemory,
  },
];

const measureAll = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  try {
    for (const { name, goal, unit = "s", measure } of FIGURES) {
      process.stderr.write(`measuring ${name}\n`);
      const { ratio, range, first } = await measure(folder);
      const noise = `rounds from ${range.map((value) => value.toFixed(2)).join(" to ")}`;
      const aim = goal === undefined ? "" : `, goal ${String(goal)}`;
      console.log(
        `${ratio.toFixed(3).padStart(8)}  ${name} (${noise}${aim}; the first took ${first.toPrecision(unit === "s" ? 2 : 3)} ${unit})`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const bench = command(
  "bench",
  "Print the figures of the performance goals, as ratios of times measured in turn; takes minutes.",
  "npm run -s bench > figures.txt",
).action(measureAll);

if (require.main === module) {
  void run(bench, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
