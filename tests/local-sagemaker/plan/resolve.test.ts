import assert from "node:assert/strict";
import { objectsRead, resolve, type ResolveScope } from "../../../local-sagemaker/plan/resolve";
import type { JsonObject, Scalar } from "../../../pipeline-definition/document/definition";

const PREPARE: JsonObject = {
  ProcessingInputs: [{ InputName: "code", S3Input: { S3Uri: "s3://b/code" } }],
  ProcessingOutputConfig: {
    Outputs: [
      { OutputName: "train", S3Output: { S3Uri: "s3://b/train" } },
      { OutputName: "report", S3Output: { S3Uri: "s3://b/report/" } },
    ],
  },
};
const TRAIN: JsonObject = {
  ModelArtifacts: { S3ModelArtifacts: "s3://b/model.tar.gz" },
  FinalMetricDataList: [{ MetricName: "validation:auc", Value: 0.91 }],
  InputDataConfig: [{ ChannelName: "train", DataSource: { S3DataSource: { S3Uri: "s3://b/train" } } }],
  Environment: { MY_VAR: "x" },
};

const scope = (objects: Readonly<Record<string, string>> = {}): ResolveScope => ({
  parameters: new Map<string, Scalar>([
    ["Seed", 7],
    ["Rate", 0.1],
    ["Fast", true],
    ["Bucket", "b"],
  ]),
  variables: new Map([["PipelineName", "Demo"]]),
  properties: (step) => ({ Prepare: PREPARE, Train: TRAIN })[step],
  propertyFiles: (step) =>
    step === "Prepare"
      ? [{ PropertyFileName: "Report", OutputName: "report", FilePath: "a/metrics.json" }]
      : [],
  readObject: (uri) => objects[uri],
});

const get = (path: string) => ({ Get: path });
const jsonGet = (Path: string, file = "Report") => ({
  "Std:JsonGet": { PropertyFile: get(`Steps.Prepare.PropertyFiles.${file}`), Path },
});
const REPORT = {
  "s3://b/report/a/metrics.json": '{"m":{"acc":{"value":0.87},"list":[1,{"x":"y"}],"a b":true},"n":null}',
};

describe("resolve", () => {
  it("replaces parameters by their typed values, at any depth", () => {
    assert.deepEqual(resolve({ A: [{ B: get("Parameters.Seed") }], C: "as is", D: null }, scope()), {
      A: [{ B: 7 }],
      C: "as is",
      D: null,
    });
  });

  it("knows execution variables", () => {
    assert.equal(resolve(get("Execution.PipelineName"), scope()), "Demo");
  });

  for (const [path, value] of [
    ["Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri", "s3://b/train"],
    ["Steps.Prepare.ProcessingOutputConfig.Outputs[1].S3Output.S3Uri", "s3://b/report/"],
    ["Steps.Prepare.ProcessingInputs['code'].S3Input.S3Uri", "s3://b/code"],
    ["Steps.Train.FinalMetricDataList['validation:auc'].Value", 0.91],
    ["Steps.Train.InputDataConfig[0].DataSource.S3DataSource.S3Uri", "s3://b/train"],
    ["Steps.Train.Environment['MY_VAR']", "x"],
    ["Steps.Train.ModelArtifacts.S3ModelArtifacts", "s3://b/model.tar.gz"],
  ] as const) {
    it(`looks up ${path}`, () => assert.equal(resolve(get(path), scope()), value));
  }

  it("joins text, numbers, booleans, joins and JSON look-ups", () => {
    const inner = { "Std:Join": { On: "", Values: [get("Parameters.Rate")] } };
    const Values = [
      "s3:/",
      get("Parameters.Bucket"),
      7,
      true,
      get("Parameters.Fast"),
      inner,
      jsonGet("m.acc.value"),
    ];
    assert.equal(resolve({ "Std:Join": { On: "/", Values } }, scope(REPORT)), "s3://b/7/true/true/0.1/0.87");
  });

  for (const [path, value] of [
    ["m.acc.value", 0.87],
    ["$.m.acc.value", 0.87],
    ["m.list[1].x", "y"],
    ["m['a b']", true],
    ["n", null],
  ] as const) {
    it(`reads ${path} from a property file`, () =>
      assert.equal(resolve(jsonGet(path), scope(REPORT)), value));
  }

  it("reads a JSON file by its S3 URI", () => {
    const S3Uri = { "Std:Join": { On: "/", Values: ["s3:/", get("Parameters.Bucket"), "r.json"] } };
    const value = { "Std:JsonGet": { S3Uri, Path: "Result[1]" } };
    assert.deepEqual(objectsRead({ Deep: [value] }, scope()), ["s3://b/r.json"]);
    assert.equal(resolve(value, scope({ "s3://b/r.json": '{"Result":[1,2]}' })), 2);
  });

  it("names the property files to fetch beforehand", () => {
    assert.deepEqual(objectsRead({ A: jsonGet("x"), B: "no" }, scope()), ["s3://b/report/a/metrics.json"]);
  });

  it("turns what SageMaker takes as text only into text", () => {
    const args = {
      HyperParameters: { rounds: get("Parameters.Seed"), eta: get("Parameters.Rate"), fast: true },
      Environment: { SEED: 7 },
      AppSpecification: { ContainerArguments: ["--seed", get("Parameters.Seed")] },
      CustomerMetadataProperties: { accuracy: jsonGet("m.acc.value") },
      ProcessingResources: { InstanceCount: get("Parameters.Seed") },
    };
    assert.deepEqual(resolve(args, scope(REPORT)), {
      HyperParameters: { rounds: "7", eta: "0.1", fast: "true" },
      Environment: { SEED: "7" },
      AppSpecification: { ContainerArguments: ["--seed", "7"] },
      CustomerMetadataProperties: { accuracy: "0.87" },
      ProcessingResources: { InstanceCount: 7 },
    });
  });

  const outputs = "ProcessingOutputConfig.Outputs";
  for (const [what, value, message] of [
    [
      "an unknown parameter",
      get("Parameters.Sed"),
      'The pipeline declares no parameter "Sed". Did you mean "Seed"?',
    ],
    [
      "a parameter like no other",
      get("Parameters.Unheard"),
      'The pipeline declares no parameter "Unheard". It declares "Seed", "Rate", "Fast" and "Bucket".',
    ],
    [
      "an unknown variable",
      get("Execution.TrainingJobName"),
      '"Execution.TrainingJobName" has no value here. The variables are "PipelineName".',
    ],
    [
      "an output that does not exist",
      get(`Steps.Prepare.${outputs}['trian'].S3Output.S3Uri`),
      `Property "${outputs}['trian'].S3Output.S3Uri" of step "Prepare" does not exist. "${outputs}" has "train" and "report". Did you mean "train"?`,
    ],
    [
      "an unknown property",
      get("Steps.Train.Modell"),
      'Property "Modell" of step "Train" does not exist. The step has "ModelArtifacts", "FinalMetricDataList", "InputDataConfig" and "Environment".',
    ],
    [
      "a position outside a list",
      get("Steps.Train.InputDataConfig[1].ChannelName"),
      'Property "InputDataConfig[1].ChannelName" of step "Train" does not exist. "InputDataConfig" has "[0]".',
    ],
    [
      "a step without properties",
      get("Steps.Other.X"),
      'Step "Other" has no properties, so "Steps.Other.X" cannot be looked up.',
    ],
    [
      "no reference at all",
      get("Somewhere.Else"),
      '"Somewhere.Else" is not a reference that SageMaker knows.',
    ],
    [
      "a whole property file",
      get("Steps.Prepare.PropertyFiles.Report"),
      '"Steps.Prepare.PropertyFiles.Report" names a whole property file; only Std:JsonGet can read from it.',
    ],
    [
      "an undeclared property file",
      jsonGet("x", "Reprot"),
      'Step "Prepare" declares no property file "Reprot". It declares "Report".',
    ],
    [
      "a path that is not in the file",
      jsonGet("m.accuracy.value"),
      'Property file "Report" of step "Prepare" has nothing at "m.accuracy.value". "m" has "acc", "list" and "a b".',
    ],
    [
      "a path that starts wrong",
      jsonGet("metrics"),
      'Property file "Report" of step "Prepare" has nothing at "metrics". The file has "m" and "n".',
    ],
    [
      "a malformed path",
      jsonGet("m[*]"),
      'Path "m[*]" does not follow the form "a.b[0].c", so Property file "Report" of step "Prepare" was not read.',
    ],
    [
      "an object in a join",
      { "Std:Join": { On: "", Values: [jsonGet("m.acc")] } },
      `A value of Std:Join (${JSON.stringify(jsonGet("m.acc"))}) is an object; only text, numbers and booleans can become text.`,
    ],
    [
      "a list as a hyper-parameter",
      { HyperParameters: { x: jsonGet("m.list") } },
      'HyperParameters "x" is a list; only text, numbers and booleans can become text.',
    ],
    [
      "a JSON look-up without a file",
      { "Std:JsonGet": { Path: "a" } },
      "Std:JsonGet has neither PropertyFile nor S3Uri.",
    ],
    [
      "a JSON look-up of a property",
      { "Std:JsonGet": { PropertyFile: get("Steps.Train.X"), Path: "a" } },
      '"Steps.Train.X" names no property file.',
    ],
  ] as const) {
    it(`fails on ${what}`, () => {
      assert.throws(() => resolve(value, scope(REPORT)), { name: "StepFailure", message });
    });
  }

  it("fails when the property file was not written", () => {
    assert.throws(() => resolve(jsonGet("m"), scope()), {
      message:
        'Property file "Report" of step "Prepare" was not written: there is no object "s3://b/report/a/metrics.json".',
    });
  });

  it("fails when the property file is not JSON", () => {
    assert.throws(() => resolve(jsonGet("m"), scope({ "s3://b/report/a/metrics.json": "{NaN" })), {
      message: /^Property file "Report" of step "Prepare" is not JSON: .+\.$/,
    });
  });
});
