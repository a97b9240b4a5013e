import assert from "node:assert/strict";
import { overlaps, requiredInputs } from "../../../local-sagemaker/plan/input-uris";
import type { Json, JsonObject, StepDefinition } from "../../../pipeline-definition/document/definition";

const get = (path: string): JsonObject => ({ Get: path });
const processing = (
  Name: string,
  inputs: Readonly<Record<string, Json>>,
  output?: string,
): StepDefinition => ({
  Name,
  Type: "Processing",
  Arguments: {
    ProcessingInputs: Object.entries(inputs).map(([InputName, S3Uri]) => ({ InputName, S3Input: { S3Uri } })),
    ProcessingOutputConfig: {
      Outputs: output === undefined ? [] : [{ OutputName: "o", S3Output: { S3Uri: output } }],
    },
  },
});
const training = (Name: string, channel: Json, submit?: string): StepDefinition => ({
  Name,
  Type: "Training",
  Arguments: {
    InputDataConfig: [{ ChannelName: "train", DataSource: { S3DataSource: { S3Uri: channel } } }],
    HyperParameters: submit === undefined ? {} : { sagemaker_submit_directory: submit },
    OutputDataConfig: { S3OutputPath: "s3://b/models" },
  },
});
const find = (...Steps: readonly StepDefinition[]) =>
  requiredInputs(
    { Version: "2020-12-01", Steps },
    {
      parameters: new Map([["Data", "s3://b/data.csv"]]),
      variables: new Map([["PipelineName", "Demo"]]),
      properties: () => undefined,
      propertyFiles: () => [],
      readObject: () => undefined,
    },
  );

describe("requiredInputs", () => {
  it("names what transform jobs read, and models that may be served", () => {
    const transform = (Name: string, S3Uri: string, S3OutputPath: string): StepDefinition => ({
      Name,
      Type: "Transform",
      Arguments: {
        TransformInput: { DataSource: { S3DataSource: { S3Uri } } },
        TransformOutput: { S3OutputPath },
      },
    });
    const ModelDataUrl = "s3://b/model.tar.gz";
    const model = { Name: "M", Type: "Model", Arguments: { PrimaryContainer: { ModelDataUrl } } };
    assert.deepEqual(
      find(model, transform("T", "s3://b/in/", "s3://b/out"), transform("U", "s3://b/out", "s3://b/last")),
      [
        { uri: "s3://b/in/", step: "T", input: "TransformInput" },
        { uri: ModelDataUrl, step: "M", input: "ModelDataUrl", mayBeMissing: true },
      ],
    );
  });

  it("names what jobs read, parameters and the pipeline's name resolved", () => {
    const joined = { "Std:Join": { On: "/", Values: ["s3://b", get("Execution.PipelineName")] } };
    assert.deepEqual(
      find(
        processing("P", { raw: get("Parameters.Data"), code: "s3://b/code.py" }),
        training("T", joined, '"s3://b/source.tar.gz"'),
      ),
      [
        { uri: "s3://b/data.csv", step: "P", input: "raw" },
        { uri: "s3://b/code.py", step: "P", input: "code" },
        { uri: "s3://b/Demo", step: "T", input: "train" },
        { uri: "s3://b/source.tar.gz", step: "T", input: "sagemaker_submit_directory" },
      ],
    );
  });

  it("leaves out what comes from other steps or holds the execution's id", () => {
    const own = { "Std:Join": { On: "/", Values: ["s3://b", get("Execution.PipelineExecutionId")] } };
    assert.deepEqual(
      find(
        training("T", get("Steps.P.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri")),
        processing("P", { own }),
      ),
      [],
    );
  });

  it("leaves out what another step writes under a literal URI", () => {
    assert.deepEqual(
      find(
        processing("P", {}, "s3://b/out/"),
        processing("Q", { a: "s3://b/out/part", b: "s3://b/models/x" }),
        training("T", "s3://b/out"),
      ),
      [],
    );
  });
});

describe("overlaps", () => {
  it("holds for the same URI, above and below, not for a longer name", () => {
    assert.equal(overlaps("s3://b/a", "s3://b/a/"), true);
    assert.equal(overlaps("s3://b/a", "s3://b/a/c"), true);
    assert.equal(overlaps("s3://b/a/c", "s3://b"), true);
    assert.equal(overlaps("s3://b/a", "s3://b/ab"), false);
  });
});
