import { withSteps } from "./step-fixtures";
import { itAccepts, itFinds } from "./valid-definition";

const transform = (more: Readonly<Record<string, unknown>>) =>
  withSteps({
    Name: "Score",
    Type: "Transform",
    Arguments: {
      ModelName: "census",
      TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in" } } },
      TransformOutput: { S3OutputPath: "s3://bucket/scores" },
      TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
      ...more,
    },
  });

const PLACE = "value-not-allowed Steps[4].Arguments.MaxPayloadInMB";

describe("checkTransform", () => {
  itFinds([
    [
      "a request of more than 100 MB",
      transform({ MaxPayloadInMB: 101, MaxConcurrentTransforms: 2 }),
      PLACE,
      'Step "Score" sends up to 101 MB in a request; SageMaker takes at most 100.',
      "Write 100 or less.",
    ],
    [
      "more than 100 MB in several requests",
      transform({ MaxPayloadInMB: 26, MaxConcurrentTransforms: 4 }),
      PLACE,
      'Step "Score" sends up to 4 requests of 26 MB at a time; SageMaker takes at most 100 MB in all.',
      'Lower "MaxPayloadInMB" or "MaxConcurrentTransforms".',
    ],
  ]);

  itAccepts([
    ["100 MB in one request", transform({ MaxPayloadInMB: 100 })],
    ["100 MB in several requests", transform({ MaxPayloadInMB: 25, MaxConcurrentTransforms: 4 })],
    ["payloads of any size", transform({ MaxPayloadInMB: 0, MaxConcurrentTransforms: 200 })],
    ["machines that decide themselves", transform({ MaxPayloadInMB: 100, MaxConcurrentTransforms: 0 })],
  ]);
});
