import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareRun, type RunRequest } from "../../../scripts/command-line/run-preparation";

const request = (more: Partial<RunRequest> = {}): RunRequest => ({
  target: "adult-census",
  parameters: [],
  inputs: [],
  ...more,
});

describe("prepareRun", () => {
  it("takes a workflow with its own pipeline name, region and defaults", () => {
    const { pipelineName, region, workflow, parameters, required } = prepareRun(request());
    assert.equal(pipelineName, "adult-census");
    assert.equal(region, "us-east-1");
    assert.equal(workflow?.name, "adult-census");
    assert.equal(parameters.get("AccuracyThreshold"), 0.8);
    assert.ok(required.some(({ uri }) => uri === workflow.sampleInputs.inputData));
  });

  it("reads the data that a parameter names instead", () => {
    const { required } = prepareRun(request({ parameters: ["InputData=s3://mine/data.csv"] }));
    assert.ok(required.some(({ uri }) => uri === "s3://mine/data.csv"));
    assert.ok(!required.some(({ uri }) => uri.endsWith("/adult.csv")));
  });

  it("refuses a malformed parameter", () => {
    assert.throws(() => prepareRun(request({ parameters: ["Seed"] })), {
      name: "UsageError",
      message: '--parameter "Seed" is not of the form Name=Value.',
      hint: "Give --parameter Name=Value, for example --parameter Seed=7.",
    });
  });

  it("passes on a single problem as it is", () => {
    assert.throws(() => prepareRun(request({ parameters: ["Seed=x"] })), {
      name: "UsageError",
      message: 'Parameter "Seed" was given "x", which is not an Integer.',
      hint: "Give a whole number, for example Seed=10.",
    });
  });

  it("lists several problems together", () => {
    assert.throws(() => prepareRun(request({ parameters: ["Seed=x", "AccuracyThreshold=y"] })), {
      name: "UsageError",
      message:
        "2 things are wrong with the parameters:\n" +
        '  - Parameter "AccuracyThreshold" was given "y", which is not a Float. Give a number, for example AccuracyThreshold=0.5.\n' +
        '  - Parameter "Seed" was given "x", which is not an Integer. Give a whole number, for example Seed=10.',
      hint: "Mend each of them, then run again.",
    });
  });

  it("refuses an input that nothing reads", () => {
    assert.throws(() => prepareRun(request({ inputs: ["s3://elsewhere/x=./x"] })), {
      name: "UsageError",
      message: 'Nothing in this run reads "s3://elsewhere/x".',
    });
  });

  it("names the pipeline of a file after the file", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "prepare-"));
    try {
      const target = path.join(folder, "my pipeline_2.json");
      const Steps = [{ Name: "Low", Type: "Fail", Arguments: { ErrorMessage: "no" } }];
      writeFileSync(target, JSON.stringify({ Version: "2020-12-01", Metadata: {}, Parameters: [], Steps }));
      const { pipelineName, workflow } = prepareRun(request({ target }));
      assert.equal(pipelineName, "my-pipeline-2");
      assert.equal(workflow, undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
