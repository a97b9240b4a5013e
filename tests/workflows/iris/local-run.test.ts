import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { StepMetric } from "../../../local-sagemaker/plan/metrics";
import { LocalCommand, type Ended, type Summary } from "../../scripts/local-command";
import { parseMarkup, textOf } from "../../support/tree";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/iris.data");
const SOURCE = "s3://iris-sample/data/iris/iris.data";

const read = ({ stdout, stderr }: Ended): Summary => {
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout) as Summary;
};

/** The accuracy on the test rows, as the run shows it. */
const accuracy = ({ metrics }: Summary): number =>
  (metrics as readonly StepMetric[]).find(
    ({ StepName, MetricName }) => StepName === "Evaluate" && MetricName === "accuracy",
  )?.Value ?? NaN;

describe("Iris on this machine", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let local: LocalCommand;
  before(() => (local = new LocalCommand()));
  after(() => local.close());

  const run = async (...args: readonly string[]): Promise<Summary> =>
    read(await local.start(["iris", "--json", ...args]));

  it("registers a model of the generated sample, and says what stood in for linear-learner", async () => {
    const done = await run();
    assert.equal(done.status, "Succeeded", JSON.stringify(done.steps));
    assert.ok(accuracy(done) >= 0.85, String(accuracy(done)));
    assert.equal(done.modelPackages.length, 1);
    const jobs = path.join(local.store, "jobs");
    const training = readdirSync(jobs).find((name) => name.includes("Training")) ?? "";
    const log = readFileSync(path.join(jobs, training, "job.log"), "utf8");
    assert.match(log, /linear-learner is closed; scikit-learn's linear models stand in for it/);
    const report = textOf(parseMarkup(readFileSync(done.report, "utf8")));
    assert.match(
      report,
      /Stand-ins .*linear-learner is closed: scikit-learn's linear models stood in for it/,
    );
    assert.match(report, /Image "preprocess" was not built/);
  });

  it("is right about every test row of the real file at seed 42", async function () {
    if (!existsSync(REAL_FILE)) {
      console.log("      skipped: there is no ../shared/data/iris.data");
      this.skip();
    }
    const hash = "6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0";
    const done = await run("--input", `${SOURCE}=${REAL_FILE}`, "--parameter", `ExpectedSha256=${hash}`);
    assert.equal(done.status, "Succeeded", JSON.stringify(done.steps));
    assert.equal(accuracy(done), 1);
  });

  it("registers nothing below the threshold, and fails with the accuracy", async () => {
    const done = await run("--parameter", "AccuracyThreshold=1.01");
    assert.equal(done.status, "Failed");
    const failed = done.steps.find(({ StepName }) => StepName === "AccuracyTooLow");
    assert.match(failed?.FailureReason ?? "", /^Accuracy 0\.9\d+ is below the threshold of 1\.01$/);
    assert.ok(done.steps.every(({ StepName }) => StepName !== "Register"));
  });

  it("trains on nothing when the file is another than agreed on", async () => {
    const done = await run("--parameter", `ExpectedSha256=${"0".repeat(64)}`);
    assert.equal(done.status, "Failed");
    assert.deepEqual(
      done.steps.map(({ StepName }) => StepName),
      ["DataIngestion"],
    );
    assert.match(done.steps[0]?.FailureReason ?? "", /has the SHA-256 \w{64}, but 0{64} is expected/);
  });
});
