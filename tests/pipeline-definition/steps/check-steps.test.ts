import assert from "node:assert/strict";
import {
  clarifyCheckStep,
  clarifyJob,
  dataQualityJob,
  modelQualityJob,
  parameterBoolean,
  parameterFloat,
  pipeline,
  qualityCheckStep,
} from "../../../pipeline-definition";
import { processingJob } from "./example-jobs";

const csv = { csv: { header: true, output_columns_position: "START" } } as const;

/** An input as the model-monitor and Clarify containers take it. */
const input = (name: string, uri: unknown, path: string) => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: path,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
    S3CompressionType: "None",
  },
});

const output = (name: string, uri: string) => ({
  OutputName: name,
  AppManaged: false,
  S3Output: { S3Uri: uri, LocalPath: "/opt/ml/processing/output", S3UploadMode: "EndOfJob" },
});

describe("qualityCheckStep", () => {
  it("says of every switch how it stands, by default as the SDK does", () => {
    const quality = qualityCheckStep("Quality", {
      checkType: "DATA_QUALITY",
      arguments: {
        ...processingJob,
        ...dataQualityJob({ dataset: "s3://b/in", datasetFormat: csv, output: "s3://b/out" }),
      },
    });
    const [step] = pipeline({ steps: [quality] }).Steps;
    const { Arguments, ...rest } = step ?? {};
    assert.deepEqual(rest, {
      Name: "Quality",
      Type: "QualityCheck",
      CheckType: "DATA_QUALITY",
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: false,
    });
    assert.deepEqual(Arguments, {
      ...processingJob,
      ProcessingInputs: [
        input("baseline_dataset_input", "s3://b/in", "/opt/ml/processing/input/baseline_dataset_input"),
      ],
      ProcessingOutputConfig: { Outputs: [output("quality_check_output", "s3://b/out")] },
      Environment: {
        output_path: "/opt/ml/processing/output",
        publish_cloudwatch_metrics: "Disabled",
        dataset_format: '{"csv":{"header":true,"output_columns_position":"START"}}',
        dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
      },
    });
    assert.deepEqual(quality.properties.CalculatedBaselineStatistics.toExpression(), {
      Get: "Steps.Quality.CalculatedBaselineStatistics",
    });
  });

  it("takes switches from parameters and baselines from elsewhere", () => {
    const skip = parameterBoolean("Skip", { default: false });
    const quality = qualityCheckStep("Quality", {
      checkType: "DATA_QUALITY",
      arguments: processingJob,
      modelPackageGroupName: "demo",
      skipCheck: skip,
      failOnViolation: false,
      registerNewBaseline: true,
      suppliedBaselineStatistics: "s3://b/statistics.json",
      suppliedBaselineConstraints: "s3://b/constraints.json",
    });
    const [step] = pipeline({ parameters: [skip], steps: [quality] }).Steps;
    assert.deepEqual(step, {
      Name: "Quality",
      Type: "QualityCheck",
      Arguments: processingJob,
      CheckType: "DATA_QUALITY",
      ModelPackageGroupName: "demo",
      SkipCheck: { Get: "Parameters.Skip" },
      FailOnViolation: false,
      RegisterNewBaseline: true,
      SuppliedBaselineStatistics: "s3://b/statistics.json",
      SuppliedBaselineConstraints: "s3://b/constraints.json",
    });
  });
});

describe("dataQualityJob", () => {
  it("mounts the scripts and tells the container where they are", () => {
    const job = dataQualityJob({
      dataset: "s3://b/in",
      datasetFormat: { json: { lines: true } },
      output: "s3://b/out",
      kmsKeyId: "key",
      recordPreprocessorScript: "s3://b/code/before.py",
      postAnalyticsProcessorScript: "s3://b/code/after.py",
    });
    const folder = "/opt/ml/processing/input";
    assert.deepEqual(job.ProcessingInputs.slice(1), [
      input(
        "post_analytics_processor_script_input",
        "s3://b/code/after.py",
        `${folder}/post_analytics_processor_script_input`,
      ),
      input(
        "record_preprocessor_script_input",
        "s3://b/code/before.py",
        `${folder}/record_preprocessor_script_input`,
      ),
    ]);
    const { record_preprocessor_script, post_analytics_processor_script } = job.Environment;
    assert.equal(record_preprocessor_script, `${folder}/record_preprocessor_script_input/before.py`);
    assert.equal(post_analytics_processor_script, `${folder}/post_analytics_processor_script_input/after.py`);
    assert.equal(job.ProcessingOutputConfig.KmsKeyId, "key");
  });
});

describe("modelQualityJob", () => {
  it("tells the container which columns hold what, numbers as text", () => {
    const threshold = parameterFloat("Threshold", { default: 0.5 });
    const quality = qualityCheckStep("Quality", {
      checkType: "MODEL_QUALITY",
      arguments: {
        ...processingJob,
        ...modelQualityJob({
          dataset: "s3://b/in",
          datasetFormat: csv,
          output: "s3://b/out",
          problemType: "BinaryClassification",
          groundTruthAttribute: "_c0",
          inferenceAttribute: "_c2",
          probabilityAttribute: "_c1",
          probabilityThresholdAttribute: threshold,
        }),
      },
    });
    const [step] = pipeline({ parameters: [threshold], steps: [quality] }).Steps;
    assert.deepEqual(step?.Arguments?.["Environment"], {
      output_path: "/opt/ml/processing/output",
      publish_cloudwatch_metrics: "Disabled",
      dataset_format: JSON.stringify(csv),
      dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
      analysis_type: "MODEL_QUALITY",
      problem_type: "BinaryClassification",
      ground_truth_attribute: "_c0",
      inference_attribute: "_c2",
      probability_attribute: "_c1",
      probability_threshold_attribute: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Threshold" }] } },
    });
  });
});

describe("clarifyCheckStep", () => {
  it("mounts configuration and data where Clarify reads them, and names the model beside the arguments", () => {
    const job = clarifyJob({
      analysisConfig: "s3://b/analysis_config.json",
      dataset: "s3://b/in",
      output: "s3://b/out",
    });
    const bias = clarifyCheckStep("Bias", {
      checkType: "MODEL_BIAS",
      modelName: "demo",
      arguments: { ...processingJob, ...job },
    });
    const [step] = pipeline({ steps: [bias] }).Steps;
    const { Arguments, ...rest } = step ?? {};
    assert.deepEqual(rest, {
      Name: "Bias",
      Type: "ClarifyCheck",
      CheckType: "MODEL_BIAS",
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: false,
      ModelName: "demo",
    });
    assert.deepEqual(Arguments?.["ProcessingInputs"], [
      input("analysis_config", "s3://b/analysis_config.json", "/opt/ml/processing/input/config"),
      input("dataset", "s3://b/in", "/opt/ml/processing/input/data"),
    ]);
    assert.deepEqual(Arguments["ProcessingOutputConfig"], {
      Outputs: [output("analysis_result", "s3://b/out")],
    });
    assert.deepEqual(bias.properties.CalculatedBaselineConstraints.toExpression(), {
      Get: "Steps.Bias.CalculatedBaselineConstraints",
    });
  });
});
