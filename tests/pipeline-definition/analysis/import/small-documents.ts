import assert from "node:assert/strict";
import { importWorkflow } from "../../../../pipeline-definition/analysis/import/import-workflow";
import type { PipelineDefinition } from "../../../../pipeline-definition/document/definition";

const FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f";
export const ROLE = "arn:aws:iam::111122223333:role/demo";

/** A document of some steps; `members` come on top. */
export const documentOf = (steps: readonly object[], members: object = {}): PipelineDefinition =>
  ({ Version: "2020-12-01", Metadata: {}, Parameters: [], Steps: steps, ...members }) as never;

export const lambda = (Name: string, Arguments: object = {}, members: object = {}) => ({
  Name,
  Type: "Lambda",
  FunctionArn: FUNCTION,
  Arguments,
  OutputParameters: [],
  ...members,
});

export const gate = (Name: string, Conditions: readonly object[], branches: object = {}) => ({
  Name,
  Type: "Condition",
  Arguments: { Conditions, IfSteps: [], ElseSteps: [], ...branches },
});

export const get = (Get: string) => ({ Get });

export const training = (members: object = {}, beside: object = {}) => ({
  Name: "Train",
  Type: "Training",
  Arguments: {
    RoleArn: ROLE,
    OutputDataConfig: { S3OutputPath: "s3://bucket" },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
    ...members,
  },
  ...beside,
});

/** The workflow of a document of some steps. */
export const imported = (steps: readonly object[], members: object = {}): string =>
  importWorkflow(documentOf(steps, members), "demo");

/** Says that a text holds some pieces of code, in this order. */
export const holds = (text: string, ...pieces: readonly string[]): void => {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    assert.ok(at >= 0, `${piece}\nis missing from\n${text}`);
    from = at + piece.length;
  }
};

/** A member with the comment that says why it goes past the types. */
export const marked = (why: string, code: string): string => `// ${why}\n${code}`;

/** An output of a processing step. */
export const processingOutput = (OutputName: string) => ({
  OutputName,
  S3Output: { S3Uri: "s3://b", LocalPath: "/opt/ml/processing/out", S3UploadMode: "EndOfJob" },
});

/** A processing step with some outputs; `members` come on top of its arguments. */
export const processing = (Outputs: readonly object[], members: object = {}) => ({
  Name: "Prepare",
  Type: "Processing",
  Arguments: {
    RoleArn: ROLE,
    AppSpecification: { ImageUri: "image" },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 1 },
    },
    ProcessingOutputConfig: { Outputs },
    ...members,
  },
});
