import assert from "node:assert/strict";
import { diffDefinitions } from "../../../pipeline-definition/analysis/diff/diff-definitions";
import { AT, basePipeline, diffAfter, edited, renamed, stepOf, type Edits } from "./diff/edited-pipeline";

/** `verdict: reasons` of each step, by name. */
const predictions = (before: unknown, after: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    diffDefinitions(before, after).steps.flatMap(({ name, next }) =>
      next === undefined
        ? []
        : [[name, `${next.verdict}: ${next.reasons.map(({ text }) => text).join(" ")}`]],
    ),
  );

const after = (edits: Edits) => predictions(basePipeline(), edited(basePipeline(), edits));

const UNCHANGED = "from cache: Nothing that its cache looks at changed; successes of the last P7D count.";

/** An edit, the step asked about, and what is said of it. */
type Case = readonly [title: string, edits: Edits, step: string, prediction: string];

const FIELDS: readonly Case[] = [
  [
    "a hyperparameter",
    { [`${AT.train}.Arguments.HyperParameters.max_depth`]: "6" },
    "Train",
    'runs: "HyperParameters.max_depth" changed.',
  ],
  [
    "two fields of its code",
    {
      [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: "s3://b/code/2.tar",
      [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug",
    },
    "Prepare",
    `runs: "Environment.LEVEL" changed. "ProcessingInputs['code'].S3Input.S3Uri" changed.`,
  ],
  [
    "a field that was not there",
    { [`${AT.train}.Arguments.Environment`]: { A: "1" } },
    "Train",
    'runs: "Environment" changed.',
  ],
  [
    "the default of a parameter in its key",
    { "Parameters.0.DefaultValue": "s3://b/other.csv" },
    "Prepare",
    'runs: "ProcessingInputs" holds "Parameters.InputData", whose default changed.',
  ],
  ["its type", { [`${AT.train}.Type`]: "Tuning" }, "Train", 'runs: Its type was "Training" and is "Tuning".'],
  [
    "the machine it runs on",
    {
      [`${AT.train}.Arguments.ResourceConfig.InstanceType`]: "ml.m5.4xlarge",
      [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: "s3://b/elsewhere",
      [`${AT.train}.DisplayName`]: "Fit",
    },
    "Train",
    UNCHANGED,
  ],
  ["the default of a parameter outside its key", { "Parameters.1.DefaultValue": 0.9 }, "Prepare", UNCHANGED],
  [
    "a value for a parameter with that default",
    { [`${AT.prepare}.Arguments.ProcessingInputs.1.S3Input.S3Uri`]: "s3://b/in.csv" },
    "Prepare",
    UNCHANGED,
  ],
  [
    "only the order of its inputs",
    {
      [`${AT.prepare}.Arguments.ProcessingInputs`]: [
        ...(basePipeline().Steps[0]?.Arguments as { ProcessingInputs: unknown[] }).ProcessingInputs,
      ].reverse(),
    },
    "Prepare",
    'may come from cache: Only the order of "ProcessingInputs" changed; AWS does not tell whether that counts.',
  ],
  [
    "the time of the execution",
    { [`${AT.train}.Arguments.Environment`]: { T: { Get: "Execution.StartDateTime" } } },
    "Train",
    'runs: "Environment" changed. "Environment" holds Execution.StartDateTime, which is new in each execution.',
  ],
];

const SWITCHES: readonly Case[] = [
  [
    "a cache switched off",
    { [`${AT.train}.CacheConfig`]: { Enabled: false } },
    "Train",
    "runs: Its cache is off.",
  ],
  ["no cache", { [`${AT.train}.CacheConfig`]: undefined }, "Train", "runs: Its cache is off."],
  [
    "a shorter expiry",
    { [`${AT.train}.CacheConfig.ExpireAfter`]: "PT1H" },
    "Train",
    "from cache: Nothing that its cache looks at changed; successes of the last PT1H count.",
  ],
  [
    "no expiry",
    { [`${AT.train}.CacheConfig.ExpireAfter`]: undefined },
    "Train",
    "from cache: Nothing that its cache looks at changed.",
  ],
  [
    "a new step",
    { "Steps.+": { Name: "New", Type: "Training", Arguments: {}, CacheConfig: { Enabled: true } } },
    "New",
    "runs: It is new.",
  ],
  ["a condition", {}, "Gate", "runs: A condition is evaluated in every execution."],
  ["a model", {}, "Create", 'runs: Steps of type "Model" are not cached.'],
];

const INPUTS: readonly Case[] = [
  [
    "a name made anew in each execution",
    {},
    "Score",
    'runs: It reads Steps.Create.ModelName, and "Create" runs again.',
  ],
  [
    "outputs of a step that runs again, through several steps",
    { [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug" },
    "Evaluate",
    'runs: It reads Steps.Train.ModelArtifacts.S3ModelArtifacts, and "Train" runs again. ' +
      "It reads Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri, and \"Prepare\" runs again.",
  ],
  [
    "outputs that always lie in one place",
    {
      [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug",
      [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.0.S3Output.S3Uri`]: "s3://b/fixed",
    },
    "Train",
    "runs: It reads Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri, and \"Prepare\" runs again.",
  ],
];

describe("predictCaches", () => {
  it("takes every cached step from the cache when nothing changed, and never a condition or a model", () => {
    assert.deepEqual(predictions(basePipeline(), basePipeline()), {
      Prepare: UNCHANGED,
      Train: UNCHANGED,
      Evaluate: UNCHANGED,
      Gate: "runs: A condition is evaluated in every execution.",
      Create: 'runs: Steps of type "Model" are not cached.',
      Score: 'runs: It reads Steps.Create.ModelName, and "Create" runs again.',
      Stop: 'runs: Steps of type "Fail" are not cached.',
    });
  });

  for (const [title, edits, step, prediction] of [...FIELDS, ...SWITCHES, ...INPUTS]) {
    it(`knows what follows from ${title}`, () => {
      assert.equal(after(edits)[step], prediction);
    });
  }

  it("leaves it open when outputs lie in the same place after another run", () => {
    const fixed = {
      [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.0.S3Output.S3Uri`]: "s3://b/fixed",
    };
    const before = edited(basePipeline(), fixed);
    const now = edited(before, { [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug" });
    assert.equal(
      predictions(before, now)["Train"],
      "may come from cache: It reads Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri, which names " +
        'the same place after "Prepare" has run again; the cache compares names of places, not data.',
    );
  });

  it("leaves it open when a value may or may not be another one", () => {
    const reading = (value: unknown) => ({ [`${AT.train}.Arguments.HyperParameters.x`]: value });
    const file = { "Std:JsonGet": { PropertyFile: { Get: "Steps.Prepare.PropertyFiles.P" }, Path: "a" } };
    const before = edited(basePipeline(), {
      ...reading(file),
      [`${AT.train}.Arguments.InputDataConfig`]: [],
    });
    const now = edited(before, { [`${AT.prepare}.CacheConfig`]: undefined });
    assert.equal(
      predictions(before, now)["Train"],
      'may come from cache: It reads Steps.Prepare.PropertyFiles.P, which may be another value after "Prepare" has run again.',
    );
  });

  it("leaves it open when an upstream step may run again", () => {
    const before = basePipeline();
    const now = renamed(before, { Prepare: "Clean" });
    assert.equal(
      predictions(before, now)["Clean"],
      'may come from cache: It was called "Prepare"; AWS does not tell whether the cache outlives a renaming.',
    );
    assert.equal(
      predictions(before, now)["Train"],
      "may come from cache: It reads Steps.Clean.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri, and \"Clean\" may run again.",
    );
  });

  it("knows that a step from the cache gives the places it gave then, whatever its arguments say now", () => {
    const outputs = `${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.0.S3Output.S3Uri`;
    assert.equal(after({ [outputs]: "s3://b/elsewhere" })["Train"], UNCHANGED);
  });

  it("leaves it open when the cache was off before", () => {
    const before = edited(basePipeline(), { [`${AT.prepare}.CacheConfig`]: undefined });
    assert.equal(
      predictions(before, basePipeline())["Prepare"],
      "may come from cache: Its cache was off; AWS does not tell whether runs without cache count.",
    );
  });

  it("leaves it open when a parameter has no default, now or before", () => {
    const given = edited(basePipeline(), { "Parameters.0.DefaultValue": undefined });
    const open =
      'may come from cache: "ProcessingInputs" holds "Parameters.InputData", whose value is given at the start.';
    assert.equal(predictions(given, given)["Prepare"], open);
    assert.equal(predictions(basePipeline(), given)["Prepare"], open);
    assert.equal(predictions(given, basePipeline())["Prepare"], open);
  });

  it("runs no step again only because it waits for one that runs", () => {
    const waiting = edited(basePipeline(), {
      [`${AT.train}.Arguments.InputDataConfig`]: [],
      [`${AT.train}.DependsOn`]: ["Prepare"],
    });
    const now = edited(waiting, { [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug" });
    assert.match(predictions(waiting, now)["Prepare"] ?? "", /^runs: /);
    assert.equal(predictions(waiting, now)["Train"], UNCHANGED);
  });

  it("leaves it open for types whose key AWS does not tell", () => {
    const before = {
      Steps: [
        { Name: "L", Type: "Lambda", Arguments: {}, CacheConfig: { Enabled: true, ExpireAfter: "P1D" } },
      ],
    };
    assert.equal(
      predictions(before, before)["L"],
      'may come from cache: AWS does not tell what the cache of type "Lambda" looks at.',
    );
  });

  it("looks through joins and the names of the experiment", () => {
    const joined = (name: unknown) =>
      edited(basePipeline(), {
        PipelineExperimentConfig: {
          ExperimentName: "fixed",
          TrialName: { Get: "Execution.PipelineExecutionId" },
        },
        [`${AT.train}.Arguments.HyperParameters.run`]: { "Std:Join": { On: "-", Values: ["a", name] } },
      });
    const fixed = joined({ Get: "PipelineExperimentConfig.ExperimentName" });
    assert.equal(predictions(fixed, joined("fixed"))["Train"], UNCHANGED);
    const plain = edited(fixed, { [`${AT.train}.Arguments.HyperParameters.run`]: "a-fixed" });
    assert.equal(predictions(fixed, plain)["Train"], UNCHANGED);
    const other = edited(fixed, { "PipelineExperimentConfig.ExperimentName": "other" });
    assert.equal(predictions(fixed, other)["Train"], 'runs: "HyperParameters" changed.');
    const trial = joined({ Get: "PipelineExperimentConfig.TrialName" });
    assert.match(
      predictions(trial, trial)["Train"] ?? "",
      /holds Execution.PipelineExecutionId, which is new/,
    );
  });

  it("says in which branch a step stands", () => {
    assert.deepEqual(stepOf(diffAfter({}), "Stop").next?.onlyIf, { condition: "Gate", branch: "ElseSteps" });
  });
});
