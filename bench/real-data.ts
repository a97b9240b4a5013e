/** Runs Adult Census on a file with the real data, as a user would, and shows each figure that has to hold. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { command, run, setExitCode, UsageError } from "../scripts/command-line/command";
import { workflow } from "../workflows/adult-census/pipeline";

interface Result {
  readonly status: string;
  readonly steps: readonly {
    readonly StepName: string;
    readonly FailureReason?: string;
    readonly Metadata: object;
  }[];
  readonly metrics: readonly { readonly MetricName: string; readonly Value: number }[];
  readonly modelPackages: readonly object[];
  readonly execution: { readonly PipelineExecutionArn: string };
}

const FETCH = "Fetch it: npm run data -- adult-census.";

const last = (arn: string): string => arn.split("/").at(-1) ?? "";

const folder = mkdtempSync(path.join(tmpdir(), "real-data-"));
const store = path.join(folder, "store");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const execute = (
  file: string,
  ...parameters: readonly string[]
): Result & { readonly exitCode: number | null } => {
  const loader = path.join(__dirname, "../scripts/command-line/typescript.js");
  const script = path.join(__dirname, "../scripts/local.ts");
  const options = ["--input", `${workflow.sampleInputs.inputData}=${file}`, "--store", store, "--json"];
  const flags = parameters.flatMap((parameter) => ["--parameter", parameter]);
  const args = ["-r", loader, script, "run", workflow.name, ...options, ...flags];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (stdout === "")
    throw new UsageError(`Adult Census does not run with "${file}": ${stderr.trim()}`, FETCH);
  return { ...(JSON.parse(stdout) as Result), exitCode: status };
};

const accuracy = ({ metrics }: Result): number =>
  metrics.find(({ MetricName }) => MetricName === "accuracy")?.Value ?? Number.NaN;

const failure = ({ steps }: Result): string =>
  steps.find(({ FailureReason }) => FailureReason !== undefined)?.FailureReason ?? "none";

/** What the preprocessing job printed. */
const preprocessingLog = ({ steps }: Result): string => {
  const job = steps.find(({ StepName }) => StepName === "adultProcess")?.Metadata as {
    ProcessingJob: { Arn: string };
  };
  return readFileSync(path.join(store, "jobs", last(job.ProcessingJob.Arn), "job.log"), "utf8").trim();
};

const trainingData = ({ execution }: Result): string => {
  const { bucket, pipelineName } = workflow.sampleInputs;
  const key = [pipelineName, last(execution.PipelineExecutionArn), "adultProcess/train/train.csv"];
  const content = readFileSync(path.join(store, "s3", bucket, ...key));
  return createHash("sha256").update(content).digest("hex");
};

/** The same file with its labels, the last column, dealt out anew. */
const withShuffledLabels = (file: string): string => {
  const [header = "", ...rows] = readFileSync(file, "utf8").trim().split("\n");
  const cut = rows.map((row) => row.lastIndexOf(","));
  const labels = rows.map((row, i) => row.slice(cut[i]));
  const random = xoroshiro128plus(1);
  for (let i = labels.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [labels[i], labels[j]] = [labels[j] ?? "", labels[i] ?? ""];
  }
  const shuffled = path.join(folder, "shuffled.csv");
  writeFileSync(
    shuffled,
    [header, ...rows.map((row, i) => row.slice(0, cut[i]) + (labels[i] ?? ""))].join("\n"),
  );
  return shuffled;
};

let failed = 0;
const show = (holds: boolean, text: string): void => {
  failed += holds ? 0 : 1;
  console.log(`${holds ? "ok  " : "FAIL"}  ${text}`);
};

const tenSeeds = (file: string): void => {
  const runs = Array.from({ length: 10 }, (_, seed) => execute(file, `Seed=${String(seed + 1)}`));
  const values = runs.map(accuracy);
  const inside = values.every((value) => value >= 0.853 && value <= 0.883);
  show(
    inside,
    `accuracy for seeds 1 to 10: ${values.map((value) => value.toFixed(4)).join(" ")} (0.853 to 0.883)`,
  );
  show(
    runs.every(({ exitCode, modelPackages }) => exitCode === 0 && modelPackages.length === 1),
    "each registered at the threshold 0.8, exit code 0",
  );
};

const oneSeed = (file: string): void => {
  const first = execute(file);
  if (first.status !== "Succeeded")
    throw new UsageError(`Adult Census fails with "${file}": ${failure(first)}`, FETCH);
  const log = preprocessingLog(first);
  const wanted = ["30162 kept", "train: 18097 rows of 102", "validation: 3016 rows", "test: 9049 rows"];
  show(
    wanted.every((text) => log.includes(text)),
    log.replaceAll("\n", "; "),
  );
  const second = execute(file);
  show(
    trainingData(first) === trainingData(second),
    `training data of two runs: sha256 ${trainingData(second)}`,
  );
  show(
    accuracy(first) === accuracy(second),
    `accuracy of two runs: ${String(accuracy(first))} ${String(accuracy(second))}`,
  );
};

const refused = (name: string, result: Result & { readonly exitCode: number | null }): void =>
  show(
    result.exitCode === 1 && result.status === "Failed" && result.modelPackages.length === 0,
    `${name}: not registered, exit code ${String(result.exitCode)}, "${failure(result)}"`,
  );

const program = command(
  "bench:real-data",
  "Run Adult Census on its real data, and print each figure that has to hold; exits with 1 when one does not.",
  "npm run -s bench:real-data -- adult.csv",
)
  .argument("<FILE.csv>", "the file that npm run data -- adult-census fetches")
  .action((file: string) => {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
      throw new UsageError(`There is no file "${file}".`, FETCH);
    oneSeed(file);
    tenSeeds(file);
    refused("threshold 0.9", execute(file, "AccuracyThreshold=0.9"));
    refused("labels shuffled", execute(withShuffledLabels(file)));
    setExitCode(program, failed === 0 ? 0 : 1);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
