import type { CheckTheme } from "../../../scripts/command-line/check-example";

const failSteps = (count: number) => ({
  Parameters: [],
  Steps: Array.from({ length: count }, (_, i) => ({
    Name: `Stop${String(i)}`,
    Type: "Fail",
    Arguments: { ErrorMessage: "Stopped." },
  })),
});

const nested = (depth: number): string =>
  `{"Version": "2020-12-01", "Metadata": ${'{"a":'.repeat(depth)}"b"${"}".repeat(depth)}, "Steps": []}`;

const withMessage = (message: string): string =>
  `{
  "Version": "2020-12-01",
  "Steps": [{ "Name": "Stop", "Type": "Fail", "Arguments": { "ErrorMessage": ${message} } }]
}`;

const joined = (value: string): string =>
  withMessage(`{ "Std:Join": { "On": " ", "Values": ["Stopped after", ${value}] } }`);

const component = (cores: string): string =>
  `{
  "Version": "2020-12-01",
  "Steps": [{
    "Name": "Serve",
    "Type": "InferenceComponent",
    "Arguments": {
      "InferenceComponentName": "census",
      "EndpointName": "census",
      "VariantName": "AllTraffic",
      "Specification": {
        "ModelName": "census",
        "ComputeResourceRequirements": { "MinMemoryRequiredInMb": 1024, "NumberOfCpuCoresRequired": ${cores} }
      },
      "RuntimeConfig": { "CopyCount": 1 }
    }
  }]
}`;

/** The text of a document, and the document as a whole. */
export const DOCUMENT: CheckTheme = {
  title: "The text and the document",
  examples: [
    {
      code: "malformed-json",
      bad: '{ "Version": "2020-12-01", "Steps": [ }',
      good: withMessage('"Stopped."'),
    },
    {
      code: "duplicate-member",
      bad: withMessage('"Stopped.", "ErrorMessage": "Not good enough."'),
      good: withMessage('"Not good enough."'),
    },
    { code: "number-too-large", bad: joined("1e999"), good: joined("999") },
    { code: "inexact-number", bad: joined("9007199254740993"), good: joined('"9007199254740993"') },
    { code: "float-written-as-integer", bad: component("2"), good: component("2.0") },
    {
      code: "nested-too-deep",
      bad: nested(1_000),
      good: withMessage('"Stopped."'),
      shown: {
        bad: "objects in objects in objects, more than 1,000 deep",
        good: "a few levels, as a pipeline has them",
      },
    },
    {
      code: "definition-too-large",
      bad: withMessage(
        `{ "Std:Join": { "On": "", "Values": [${Array(12_000)
          .fill(`"${"x".repeat(90)}"`)
          .join(",")}] } }`,
      ),
      good: withMessage('"Stopped."'),
      shown: {
        bad: "more than 1,048,576 characters",
        good: "long texts in files in S3, and their URIs in the definition",
      },
    },
    {
      code: "too-many-steps",
      base: "least-document",
      bad: failSteps(50),
      good: failSteps(20),
      shown: { bad: "51 steps, those of branches counted", good: "50 steps, or two pipelines" },
    },
    {
      code: "no-steps",
      bad: '{ "Version": "2020-12-01", "Steps": [] }',
      good: withMessage('"Stopped."'),
    },
  ],
};
