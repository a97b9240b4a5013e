import assert from "node:assert/strict";
import {
  isNewAfterEachRun,
  isNewInEachExecution,
  runValue,
} from "../../../pipeline-definition/api-model/run-values";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { parsePropertyPath } from "../../../pipeline-definition/document/references";

const executionId = { Get: "Execution.PipelineExecutionId" };

const STEPS = {
  Processing: {
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "run",
          S3Output: { S3Uri: { "Std:Join": { On: "/", Values: ["s3://b", executionId] } } },
        },
        { OutputName: "fixed", S3Output: { S3Uri: "s3://b/fixed" } },
      ],
    },
    Environment: { A: "1" },
  },
  Training: { InputDataConfig: [{ ChannelName: "a" }, { ChannelName: "b" }], HyperParameters: { x: "1" } },
  Endpoint: { EndpointName: "e" },
  EMR: { ClusterId: "j-1" },
} as const;

const stepOf = (Type: string) => ({
  Name: "S",
  Type,
  Arguments: (STEPS as Record<string, object>)[Type] ?? {},
});

const read = (type: string, text: string) => runValue(stepOf(type) as never, parsePropertyPath(text) ?? []);

/** A type, a property of it, and what it reads after another run. */
const PROPERTIES: readonly (readonly [string, string, "new" | "unknown" | { readonly argument: unknown }])[] =
  [
    ["Processing", "ProcessingJobArn", "new"],
    ["Processing", "ProcessingOutputConfig.Outputs['fixed'].S3Output.S3Uri", { argument: "s3://b/fixed" }],
    ["Processing", "Environment['A']", { argument: "1" }],
    ["Processing", "ExitMessage", "unknown"],
    ["Training", "ModelArtifacts.S3ModelArtifacts", "new"],
    ["Training", "TrainingJobName", "new"],
    ["Training", "CreationTime", "new"],
    ["Training", "InputDataConfig[1].ChannelName", { argument: "b" }],
    ["Training", "FinalMetricDataList['accuracy'].Value", "unknown"],
    ["Tuning", "BestTrainingJob.TrainingJobName", "new"],
    ["Tuning", "TrainingJobSummaries[0].TrainingJobName", "new"],
    ["Transform", "TransformJobName", "new"],
    ["Model", "ModelName", "new"],
    ["RegisterModel", "ModelPackageArn", "new"],
    ["RegisterModel", "ModelPackageGroupName", "unknown"],
    ["AutoML", "BestCandidate.InferenceContainers[0].ModelDataUrl", "new"],
    ["AutoML", "BestCandidate.InferenceContainers[0].Image", "unknown"],
    ["EndpointConfig", "EndpointConfigName", "new"],
    ["Endpoint", "EndpointName", { argument: "e" }],
    ["EMR", "Id", "new"],
    ["EMR", "ClusterId", { argument: "j-1" }],
    ["EMRServerless", "jobRun.jobRunId", "new"],
    ["Lambda", "OutputParameters['x']", "unknown"],
    ["Condition", "Outcome", "unknown"],
    ["BedrockCustomModel", "ModelArn", "new"],
    ["BedrockModelImport", "ImportedModelArn", "new"],
  ];

describe("runValue", () => {
  for (const [type, property, expected] of PROPERTIES) {
    it(`knows what ${property} of a ${type} step reads after another run`, () => {
      const value = read(type, property);
      assert.deepEqual(value.kind === "argument" ? { argument: value.value } : value.kind, expected);
      // Only properties that there are can be read.
      const reader = { Name: "R", Type: "Lambda", Arguments: { x: { Get: `Steps.S.${property}` } } };
      const codes = checkDefinition({ Version: "2020-12-01", Steps: [stepOf(type), reader] }).map(
        ({ code }) => code,
      );
      assert.ok(!codes.includes("unknown-property"));
    });
  }
});

describe("isNewAfterEachRun", () => {
  const isNew = (type: string, text: string) =>
    isNewAfterEachRun(stepOf(type) as never, parsePropertyPath(text) ?? []);

  it("is so of names that a run makes, and of places with the execution's id", () => {
    assert.equal(isNew("Model", "ModelName"), true);
    assert.equal(isNew("Processing", "ProcessingOutputConfig.Outputs['run'].S3Output.S3Uri"), true);
    assert.equal(isNew("Processing", "ProcessingOutputConfig.Outputs['fixed'].S3Output.S3Uri"), false);
    assert.equal(isNew("Lambda", "OutputParameters['x']"), false);
  });

  it("makes a cached step miss, when the step it reads from is not cached", () => {
    const codes = (Enabled: boolean, output: string) => {
      const Get = `Steps.S.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`;
      const reader = {
        Name: "R",
        Type: "Training",
        Arguments: {
          InputDataConfig: [{ ChannelName: "a", DataSource: { S3DataSource: { S3Uri: { Get } } } }],
        },
        CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      };
      const maker = { ...stepOf("Processing"), CacheConfig: { Enabled, ExpireAfter: "P1D" } };
      const problems = checkDefinition({ Version: "2020-12-01", Steps: [maker, reader] });
      return problems.filter(({ code }) => code === "cache-never-hits").map(({ message }) => message);
    };
    assert.deepEqual(codes(false, "run"), [
      'Step "R" is cached, but "InputDataConfig" holds what step "S" makes anew each time.',
    ]);
    assert.deepEqual([codes(true, "run"), codes(false, "fixed")], [[], []]);
  });
});

describe("isNewInEachExecution", () => {
  it("is so of times and of names of the execution, not of those of the pipeline or of a loop's item", () => {
    const variables = [
      "StartDateTime",
      "PipelineExecutionId",
      "TrainingJobName",
      "PipelineExperimentConfig.TrialName",
    ];
    assert.deepEqual(
      variables.filter((variable) => !isNewInEachExecution(variable)),
      [],
    );
    const same = [
      "PipelineName",
      "PipelineArn",
      "PipelineExperimentConfig.ExperimentName",
      "ForEach.CurrentItem",
    ];
    assert.deepEqual(same.filter(isNewInEachExecution), []);
  });
});
