import assert from "node:assert/strict";
import fc from "fast-check";
import { diffDefinitions } from "../../../../pipeline-definition/analysis/diff/diff-definitions";
import { AT, basePipeline, changesOf, diffAfter, edited, renamed, statuses, stepOf } from "./edited-pipeline";

/** Every list and object the other way round, but for lists whose order means something. */
const reversed = (value: unknown, key = ""): unknown => {
  if (Array.isArray(value)) {
    const items = value.map((item) => reversed(item));
    return /Arguments|Entrypoint|Conditions|^Values$/.test(key) ? items : items.reverse();
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member, name)] as const);
  return Object.fromEntries(members.reverse());
};

describe("diffDefinitions", () => {
  it("sees no difference in the order of steps, members, named things and allowed values", () => {
    const other = reversed(basePipeline());
    assert.notEqual(JSON.stringify(other), JSON.stringify(basePipeline()));
    const { same, steps, parameters, edges, options } = diffDefinitions(basePipeline(), other);
    assert.deepEqual([same, parameters, edges, options], [true, [], [], []]);
    assert.deepEqual(new Set(steps.map(({ status }) => status)), new Set(["same"]));
  });

  it("sees no difference between nothing, null and empty members", () => {
    const { same } = diffAfter({
      Metadata: {},
      PipelineExperimentConfig: null,
      [`${AT.train}.DependsOn`]: [],
      [`${AT.train}.DisplayName`]: null,
    });
    assert.equal(same, true);
  });

  it("names a changed field by its path, with both values", () => {
    const diff = diffAfter({ [`${AT.train}.Arguments.HyperParameters.max_depth`]: "7" });
    assert.deepEqual(statuses(diff), ["changed Train"]);
    assert.deepEqual(changesOf(diff, "Train"), ['Arguments.HyperParameters.max_depth: "5" -> "7"']);
    assert.equal(diff.same, false);
  });

  it("tells a number from a text", () => {
    const diff = diffAfter({ [`${AT.train}.Arguments.HyperParameters.max_depth`]: 5 });
    assert.deepEqual(changesOf(diff, "Train"), ['Arguments.HyperParameters.max_depth: "5" -> 5']);
  });

  it("finds the items of lists by their names", () => {
    const diff = diffAfter({
      [`${AT.prepare}.Arguments.ProcessingInputs`]: [
        { InputName: "extra", S3Input: { S3Uri: "s3://b/x" } },
        { InputName: "raw", S3Input: { S3Uri: { Get: "Parameters.Other" }, LocalPath: "/in/raw" } },
        { InputName: "code", S3Input: { S3Uri: "s3://b/code/1.tar", LocalPath: "/in/code" } },
      ],
      [`${AT.prepare}.PropertyFiles`]: [{ PropertyFileName: "P", OutputName: "train", FilePath: "p.json" }],
      [`${AT.train}.Arguments.Tags`]: [{ Key: "team", Value: "a" }],
    });
    assert.deepEqual(changesOf(diff, "Prepare"), [
      "Arguments.ProcessingInputs['raw'].S3Input.S3Uri: Parameters.InputData -> Parameters.Other",
      'Arguments.ProcessingInputs[\'extra\']: nothing -> {InputName: "extra", S3Input: {S3Uri: "s3://b/x"}}',
      'PropertyFiles: nothing -> [{PropertyFileName: "P", OutputName: "train", FilePath: "p.json"}]',
    ]);
    assert.deepEqual(changesOf(diff, "Train"), ['Arguments.Tags: nothing -> [{Key: "team", Value: "a"}]']);
  });

  it("shows lists of plain values whole, and other lists between their equal ends", () => {
    const condition = { Type: "Equals", LeftValue: 1, RightValue: 1 };
    const [first] = (basePipeline().Steps[3]?.Arguments as { Conditions: unknown[] }).Conditions;
    const diff = diffAfter({
      [`${AT.prepare}.Arguments.AppSpecification.ContainerArguments`]: ["--all", "--rows", "10"],
      [`${AT.gate}.Arguments.Conditions`]: [condition, first],
    });
    assert.deepEqual(changesOf(diff, "Prepare"), [
      'Arguments.AppSpecification.ContainerArguments: ["--rows", "10"] -> ["--all", "--rows", "10"]',
    ]);
    assert.deepEqual(changesOf(diff, "Gate"), [
      'Arguments.Conditions[0]: nothing -> {Type: "Equals", LeftValue: 1, RightValue: 1}',
    ]);
  });

  it("shows expressions as people write them", () => {
    const diff = diffAfter({
      [`${AT.prepare}.Arguments.ProcessingInputs.1.S3Input.S3Uri`]: {
        "Std:Join": { On: "/", Values: ["s3:/", { Get: "Parameters.Bucket" }, 7, true] },
      },
      [`${AT.gate}.Arguments.Conditions.0.LeftValue.Std:JsonGet.Path`]: "f1",
    });
    assert.deepEqual(changesOf(diff, "Prepare"), [
      "Arguments.ProcessingInputs['raw'].S3Input.S3Uri: Parameters.InputData -> " +
        'join("/", ["s3:/", Parameters.Bucket, 7, true])',
    ]);
    assert.deepEqual(changesOf(diff, "Gate"), [
      'Arguments.Conditions[0].LeftValue: jsonGet(Steps.Evaluate.PropertyFiles.Report, "accuracy") -> ' +
        'jsonGet(Steps.Evaluate.PropertyFiles.Report, "f1")',
    ]);
  });

  it("tells a step in another branch from a changed one", () => {
    const score = (basePipeline().Steps[3]?.Arguments as { IfSteps: unknown[] }).IfSteps[1];
    const diff = diffAfter({ [AT.score]: undefined, [`${AT.gate}.Arguments.ElseSteps.+`]: score });
    assert.deepEqual(statuses(diff), ["changed Score"]);
    const { moved, changes } = stepOf(diff, "Score");
    assert.deepEqual(moved, {
      from: { condition: "Gate", branch: "IfSteps" },
      to: { condition: "Gate", branch: "ElseSteps" },
    });
    assert.deepEqual(changes, []);
    assert.deepEqual(
      diff.edges.map(({ status, from, to, branch }) => `${status} ${from} ${to} ${branch ?? ""}`),
      ["added Gate Score ElseSteps", "removed Gate Score IfSteps"],
    );
  });

  it("lists parameters that came, went and changed", () => {
    const { parameters } = diffAfter({
      "Parameters.0": { Name: "Count", Type: "Integer", DefaultValue: 1 },
      "Parameters.1.DefaultValue": 0.9,
      "Parameters.1.Type": "String",
      "Parameters.1.EnumValues": ["b", "c"],
    });
    const shown = parameters.map(({ name, status, changes }) => [
      `${status} ${name}`,
      ...changes.map(({ path, before = "-", after = "-" }) => `${path}: ${before} -> ${after}`),
    ]);
    assert.deepEqual(shown, [
      ["added Count", 'Type: - -> "Integer"', "DefaultValue: - -> 1"],
      [
        "changed Threshold",
        'Type: "Float" -> "String"',
        "DefaultValue: 0.8 -> 0.9",
        'EnumValues: ["a", "b"] -> ["b", "c"]',
      ],
      ["removed InputData", 'Type: "String" -> -', 'DefaultValue: "s3://b/in.csv" -> -'],
    ]);
  });

  it("lists edges of data and order that came and went", () => {
    const { edges, steps } = diffAfter({
      [`${AT.evaluate}.DependsOn`]: ["Prepare"],
      [`${AT.gate}.DependsOn`]: undefined,
      [`${AT.evaluate}.Arguments.ProcessingInputs.0`]: undefined,
    });
    assert.deepEqual(
      edges.map(({ status, from, to, kind }) => `${status} ${from} ${to} ${kind}`),
      ["added Prepare Evaluate order", "removed Train Evaluate data", "removed Evaluate Gate order"],
    );
    assert.deepEqual(changesOf({ steps } as never, "Gate"), ["DependsOn: Evaluate -> nothing"]);
  });

  it("tells what outcome of a step is waited for", () => {
    const failed = { Step: "Prepare", Trigger: "Failed" };
    const diff = diffAfter({ [`${AT.train}.DependsOn`]: [failed] });
    assert.deepEqual(changesOf(diff, "Train"), [
      'DependsOn: nothing -> {Step: "Prepare", Trigger: "Failed"}',
    ]);
    const waiting = edited(basePipeline(), { [`${AT.train}.DependsOn`]: [failed] });
    assert.equal(diffDefinitions(waiting, renamed(waiting, { Prepare: "Clean" })).steps[1]?.status, "same");
    const other = edited(waiting, { [`${AT.train}.DependsOn.0.Trigger`]: "Succeeded" });
    assert.deepEqual(statuses(diffDefinitions(waiting, other)), ["changed Train"]);
  });

  it("lists options of the pipeline", () => {
    const { options } = diffAfter({
      PipelineExperimentConfig: { ExperimentName: { Get: "Execution.PipelineName" } },
      Metadata: { owner: "a" },
    });
    assert.deepEqual(options, [
      { path: "PipelineExperimentConfig", after: "{ExperimentName: Execution.PipelineName}" },
      { path: "Metadata", after: '{owner: "a"}' },
    ]);
  });

  it("does not report a reference to a step that went: it is written as before", () => {
    const diff = diffAfter({ [AT.evaluate]: undefined });
    assert.deepEqual(statuses(diff), ["removed Evaluate"]);
  });

  it("is the same the other way round, with added for removed", () => {
    const other = edited(basePipeline(), { [AT.score]: undefined, [`${AT.train}.Arguments.X`]: 1 });
    const there = diffDefinitions(basePipeline(), other);
    const back = diffDefinitions(other, basePipeline());
    assert.deepEqual(statuses(there), ["changed Train", "removed Score"]);
    assert.deepEqual(statuses(back), ["changed Train", "added Score"]);
    assert.deepEqual(changesOf(back, "Train"), ["Arguments.X: 1 -> nothing"]);
  });

  it("says of what is no object, or too deep, that it cannot be read", () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    const { unreadable, same, steps } = diffDefinitions({ Steps: deep }, [basePipeline()]);
    assert.deepEqual([unreadable, same, steps], [["before", "after"], false, []]);
  });

  it("never throws, and sees no difference between a value and its copy", () => {
    const name = fc.constantFrom("A", "B", "__proto__", "constructor", "Gate", 5);
    const leaf = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(
        { Get: "Steps.A.X" },
        { Get: "Parameters.P" },
        { "Std:Join": 5 },
        { "Std:JsonGet": [] },
      ),
    );
    const type = fc.constantFrom("Processing", "Training", "Condition", "Lambda", "Other");
    const step = fc.record(
      {
        Name: fc.oneof(name, leaf),
        Type: fc.oneof(type, leaf),
        Arguments: leaf,
        DependsOn: fc.array(name),
        CacheConfig: leaf,
      },
      { requiredKeys: [] },
    );
    const document = fc.oneof(
      fc.jsonValue(),
      fc.record({ Steps: fc.oneof(fc.array(fc.oneof(step, leaf)), leaf), Parameters: fc.array(leaf) }),
    );
    fc.assert(
      fc.property(document, document, (before, after) => {
        diffDefinitions(before, after);
        const { same, unreadable } = diffDefinitions(before, structuredClone(before));
        assert.equal(same, unreadable.length === 0);
      }),
      { numRuns: 500 },
    );
  });
});
