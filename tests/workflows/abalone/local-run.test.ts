import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { StepMetric } from "../../../local-sagemaker/plan/metrics";
import { abaloneSample } from "../../../workflows/abalone/sample-data";
import { LocalCommand, type Ended } from "../../scripts/local-command";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";
import { parseMarkup, textOf } from "../../support/tree";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/abalone.data");
const SURVEY_MAKER = path.join(__dirname, "../../../workflows/abalone/surveys/make_survey.py");
const RAW = "s3://abalone-sample/abalone_data/raw/abalone.data";
const NEW = "s3://abalone-sample/abalone_data/new/";

interface Run {
  readonly status: string;
  readonly report: string;
  readonly metrics: readonly StepMetric[];
  readonly steps: readonly {
    readonly StepName: string;
    readonly StepStatus: string;
    readonly FailureReason?: string;
    readonly Metadata?: Readonly<
      Record<string, { readonly OutputParameters?: readonly Output[]; readonly Outcome?: string }>
    >;
  }[];
}

interface Output {
  readonly Name: string;
  readonly Value: string;
}

const read = ({ stdout, stderr }: Ended): Run => {
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout) as Run;
};

/** The outputs of a Lambda or callback step, by name. */
const outputsOf = ({ steps }: Run, name: string): Readonly<Record<string, string>> => {
  const [metadata] = Object.values(steps.find(({ StepName }) => StepName === name)?.Metadata ?? {});
  return Object.fromEntries((metadata?.OutputParameters ?? []).map(({ Name, Value }) => [Name, Value]));
};

const statuses = ({ steps }: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(steps.map(({ StepName, StepStatus }) => [StepName, StepStatus]));

describe("abalone on this machine, night after night", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let local: LocalCommand;
  let raw: string;
  let survey: string;
  let firstError = NaN;

  const night = async (...args: readonly string[]): Promise<Run> =>
    read(await local.start(["abalone", "--json", "--input", `${RAW}=${raw}`, ...args]));

  before(() => {
    local = new LocalCommand();
    raw = path.join(local.folder, "abalone.data");
    const real = existsSync(REAL_FILE);
    if (!real) console.log("      on generated data: there is no ../shared/data/abalone.data");
    writeFileSync(raw, real ? readFileSync(REAL_FILE) : abaloneSample().content);
    survey = path.join(local.folder, "new");
    mkdirSync(survey);
  });
  after(() => local.close());

  it("trains on the raw data alone the first night, and creates the endpoint", async () => {
    const run = await night();
    assert.deepEqual(statuses(run), {
      CrawlData: "Succeeded",
      PreprocessData: "Succeeded",
      Training: "Succeeded",
      EvaluateModel: "Succeeded",
      AnalyzeResults: "Succeeded",
      CheckThreshold: "Succeeded",
      CreateModel: "Succeeded",
      DeployModel: "Succeeded",
    });
    const error = Number(outputsOf(run, "AnalyzeResults")["Result"]);
    if (existsSync(REAL_FILE)) assert.ok(error > 1.8 && error < 2.5, String(error));
    assert.ok(error > 0 && error < 3.1, String(error));
    assert.equal(outputsOf(run, "DeployModel")["action"], "create");
    assert.deepEqual(
      run.metrics.filter(({ StepName }) => StepName === "AnalyzeResults"),
      [{ StepName: "AnalyzeResults", MetricName: "Result", Value: error }],
    );
    const report = textOf(parseMarkup(readFileSync(run.report, "utf8")));
    assert.match(report, /raw data and 0 surveys merged, \d+ duplicates dropped/);
    assert.match(report, /Feature importance .* shell_weight .* sex=I /);
    firstError = error;
  });

  it("updates the endpoint the next night, with an error of exactly the threshold", async () => {
    const run = await night("--parameter", `RmseThreshold=${String(firstError)}`);
    assert.equal(outputsOf(run, "AnalyzeResults")["Result"], String(firstError));
    assert.equal(outputsOf(run, "DeployModel")["action"], "update");
  });

  it("deploys nothing when the error is the least bit above the threshold", async () => {
    const run = await night("--parameter", `RmseThreshold=${String(firstError - 1e-7)}`);
    assert.equal(run.status, "Succeeded");
    assert.equal(statuses(run)["CheckThreshold"], "Succeeded");
    assert.equal(statuses(run)["DeployModel"], undefined);
  });

  it("merges what has come in, and changes nothing when the model is not good enough", async () => {
    const made = spawnSync("python3", [
      ...["-B", SURVEY_MAKER, raw, "--rows", "90", "--taken", "20260131020000", "--folder", survey],
    ]);
    assert.equal(made.status, 0, String(made.stderr));
    const again = readFileSync(raw, "utf8").split("\n").slice(0, 10).join("\n");
    writeFileSync(path.join(survey, "abalone.20260201020000"), `${again}\n`);

    const run = await night("--input", `${NEW}=${survey}`, "--parameter", "RmseThreshold=1.5");
    assert.equal(run.status, "Succeeded");
    const { duplicates = "", trainingRows, validationRows, testingRows } = outputsOf(run, "PreprocessData");
    assert.ok(Number(duplicates) >= 10, duplicates);
    const rows = readFileSync(raw, "utf8").trimEnd().split("\n").length;
    assert.equal(
      Number(trainingRows) + Number(validationRows) + Number(testingRows) + Number(duplicates),
      rows + 100,
    );
    assert.equal(statuses(run)["CheckThreshold"], "Succeeded");
    assert.equal(statuses(run)["CreateModel"], undefined);
    assert.equal(statuses(run)["DeployModel"], undefined);
  });

  it("refuses a survey with an animal that cannot be, by file and line", async () => {
    writeFileSync(
      path.join(survey, "abalone.20260202020000"),
      "M,0.4,0.3,0.1,0.5,0.2,0.1,0.1,9\nF,0.4,0.5,0.1,0.5,0.2,0.1,0.1,9\n",
    );
    const run = await night("--input", `${NEW}=${survey}`);
    assert.equal(run.status, "Failed");
    assert.deepEqual(statuses(run), { CrawlData: "Succeeded", PreprocessData: "Failed" });
    const reason = run.steps.find(({ StepName }) => StepName === "PreprocessData")?.FailureReason ?? "";
    assert.match(
      reason,
      /Line 2 of "abalone\.20260202020000" is refused: its "diameter" of 0\.5 is more than its "length" of 0\.4\.$/,
    );
  });
});
