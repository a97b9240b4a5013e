import assert from "node:assert/strict";
import {
  findReferences,
  formatPath,
  parseGet,
  parsePropertyPath,
} from "../../../pipeline-definition/document/references";

describe("formatPath", () => {
  it("writes list positions in brackets and quotes names that are no plain words", () => {
    assert.equal(formatPath(["Steps", 1, "Arguments", "RoleArn"]), "Steps[1].Arguments.RoleArn");
    assert.equal(formatPath(["Environment", "A B"]), 'Environment["A B"]');
    assert.equal(formatPath([]), "");
  });

  it("cuts names that are longer than any of AWS's", () => {
    assert.equal(formatPath(["a", "b".repeat(1_024)]), `a.${"b".repeat(1_024)}`);
    assert.equal(formatPath(["a", "b".repeat(1_025), 0]), `a["${"b".repeat(1_024)}…"][0]`);
  });
});

describe("parsePropertyPath", () => {
  it("tells members, positions and keys apart", () => {
    assert.deepEqual(parsePropertyPath("Outputs['a.b'].Items[0].Uri"), [
      { member: "Outputs" },
      { key: "a.b" },
      { member: "Items" },
      { index: 0 },
      { member: "Uri" },
    ]);
  });

  for (const text of ["", ".A", "A.", "A..B", "[0]", "A['x", "A['x']B", "A[-1]", "A B"]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(parsePropertyPath(text), undefined);
    });
  }
});

describe("parseGet", () => {
  const kind = (text: string): string => parseGet(text, []).kind;

  it("tells what is looked up", () => {
    assert.equal(kind("Parameters.Rounds"), "parameter");
    assert.equal(kind("Execution.PipelineName"), "execution");
    assert.equal(kind("PipelineExperimentConfig.TrialName"), "execution");
    assert.equal(kind("ForEach.CurrentItem"), "execution");
    assert.equal(kind("ForEach.CurrentItem['a'].b"), "execution");
    assert.equal(kind("IterationOutput.Score.OutputParameters['accuracy']"), "execution");
    assert.equal(kind("Steps.Train.ModelArtifacts.S3ModelArtifacts"), "property");
    assert.equal(kind("Steps.Evaluate.PropertyFiles.Report"), "propertyFile");
  });

  for (const text of [
    "",
    "Parameters",
    "Steps.Train",
    "Steps.Train.",
    "Steps.A.B..C",
    "Parameter.Rounds",
    "ForEach.Item",
  ]) {
    it(`knows no meaning of ${JSON.stringify(text)}`, () => {
      assert.equal(kind(text), "unknown");
    });
  }
});

describe("findReferences", () => {
  it("finds references in joins, JSON look-ups and lists, in document order, each with its place", () => {
    const report = { Get: "Steps.Evaluate.PropertyFiles.Report" };
    const found = findReferences(
      {
        First: { "Std:Join": { On: "/", Values: ["s3:/", { Get: "Parameters.Bucket" }] } },
        Second: { "Std:JsonGet": { PropertyFile: report, Path: "a.b" } },
        Third: [report],
      },
      ["Arguments"],
    );
    assert.deepEqual(found, [
      { kind: "parameter", name: "Bucket", path: ["Arguments", "First", "Std:Join", "Values", 1] },
      {
        kind: "propertyFile",
        step: "Evaluate",
        file: "Report",
        jsonPath: "a.b",
        path: ["Arguments", "Second", "Std:JsonGet", "PropertyFile"],
      },
      {
        kind: "propertyFile",
        step: "Evaluate",
        file: "Report",
        jsonPath: undefined,
        path: ["Arguments", "Third", 0],
      },
    ]);
  });

  it("reads a value nested 100,000 deep", () => {
    const depth = 100_000;
    const value: unknown = JSON.parse(`${"[".repeat(depth)}{"Get":"Parameters.A"}${"]".repeat(depth)}`);
    const [only] = findReferences(value);
    assert.equal(only?.path.length, depth);
  });
});
