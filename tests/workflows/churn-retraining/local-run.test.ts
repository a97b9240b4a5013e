import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LocalCommand, type Summary } from "../../scripts/local-command";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";
import { parseMarkup, textOf } from "../../support/tree";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/customer-churn.csv");
const INPUT = "s3://churn-retraining-sample/data/churn-retraining/customer-churn.csv";

type Steps = Summary["steps"];

describe("churn retraining on this machine, end to end", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let local: LocalCommand;
  before(() => {
    local = new LocalCommand();
  });
  after(() => local.close());

  const run = async (...args: readonly string[]) => {
    const ended = await local.start(["churn-retraining", "--json", ...args]);
    return { ...ended, summary: JSON.parse(ended.stdout) as Summary };
  };
  const succeeded = (steps: Steps): readonly string[] =>
    steps.flatMap(({ StepName, StepStatus }) => (StepStatus === "Succeeded" ? [StepName] : [])).sort();

  it("prepares, trains, passes the gate and deploys, first by creating and then by updating", async () => {
    const real = existsSync(REAL_FILE);
    if (!real) console.log("on the generated sample: there is no ../shared/data/customer-churn.csv");
    const data = real ? ["--input", `${INPUT}=${REAL_FILE}`] : [];
    for (const action of ["create", "update"]) {
      const { code, summary, stderr } = await run(...data);
      assert.equal(code, 0, stderr);
      assert.match(JSON.stringify(summary.steps), new RegExp(`"Name":"action","Value":"${action}"`));
      assert.deepEqual(succeeded(summary.steps), [
        "Deploy",
        "ErrorBelowThreshold",
        "GlueEtl",
        "QueryTrainingResults",
        "SaveModel",
        "Train",
      ]);
      const report = textOf(parseMarkup(readFileSync(summary.report, "utf8")));
      assert.match(report, /Feature importance .* day_minutes .* international_plan=/);
    }
  });

  it("refuses a model that is too often wrong, with the measured error, and touches no endpoint", async () => {
    const { code, summary, stderr } = await run("--parameter", "ErrorThreshold=0.001");
    assert.equal(code, 1, stderr);
    const failed = summary.steps.find(({ StepStatus }) => StepStatus === "Failed");
    assert.equal(failed?.StepName, "ModelAccuracyTooLow");
    assert.match(failed.FailureReason ?? "", /Validation error 0\.0\d+ is not below the threshold of 0\.001/);
    assert.ok(!succeeded(summary.steps).some((name) => ["SaveModel", "Deploy"].includes(name)));
  });

  it("refuses a file of customers who all stayed, before anything is trained", async () => {
    const file = path.join(local.folder, "stayed.csv");
    writeFileSync(file, `"0${",1".repeat(69)}"\n`.repeat(20));
    const { code, summary, stderr } = await run("--input", `${INPUT}=${file}`);
    assert.equal(code, 1, stderr);
    assert.match(JSON.stringify(summary.steps), /Every row of the part .*train.* has the label 0/);
    assert.deepEqual(succeeded(summary.steps), []);
  });
});
