import {
  dataQualityJob,
  executionVariables,
  join,
  modelQualityJob,
  parameterBoolean,
  parameterString,
  pipeline,
  qualityCheckStep,
  registerModelStep,
} from "../../../pipeline-definition";
import { experimentOfPipeline, KEY, MONITOR, oneProcessingInstance, ROLE, TAGS, VPC, XGBOOST } from "./place";

const skip = parameterBoolean("SkipCheck", { default: false });
const renew = parameterBoolean("RegisterNewBaseline", { default: true });
const group = parameterString("ModelPackageGroup", { default: "models" });
const data = parameterString("TrainData", { default: "s3://oracle-bucket/train/train.csv" });

const dataJob = dataQualityJob({
  dataset: data,
  datasetFormat: { csv: { header: true, output_columns_position: "START" } },
  output: join("/", ["s3://oracle-bucket/quality", executionVariables.pipelineExecutionId]),
  kmsKeyId: KEY,
  recordPreprocessorScript: "s3://oracle-bucket/code/record.py",
  postAnalyticsProcessorScript: "s3://oracle-bucket/code/post.py",
});
const dataQuality = qualityCheckStep("DataQuality", {
  displayName: "Data quality",
  description: "Compares the data with the baseline",
  checkType: "DATA_QUALITY",
  skipCheck: skip,
  failOnViolation: false,
  registerNewBaseline: renew,
  modelPackageGroupName: group,
  suppliedBaselineStatistics: "s3://oracle-bucket/baseline/statistics.json",
  suppliedBaselineConstraints: "s3://oracle-bucket/baseline/constraints.json",
  cache: { expireAfter: "P1D" },
  arguments: {
    ...dataJob,
    Environment: { ...dataJob.Environment, LOG_LEVEL: "info" },
    AppSpecification: { ImageUri: MONITOR },
    RoleArn: ROLE,
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: "ml.c5.xlarge",
        InstanceCount: 1,
        VolumeSizeInGB: 20,
        VolumeKmsKeyId: KEY,
      },
    },
    NetworkConfig: { EnableNetworkIsolation: true, VpcConfig: VPC },
    StoppingCondition: { MaxRuntimeInSeconds: 1800 },
    Tags: TAGS,
  },
});
const modelQuality = qualityCheckStep("ModelQuality", {
  checkType: "MODEL_QUALITY",
  dependsOn: [dataQuality],
  arguments: {
    ...modelQualityJob({
      dataset: "s3://oracle-bucket/predictions/",
      datasetFormat: { json: { lines: true } },
      output: "s3://oracle-bucket/model-quality",
      problemType: "BinaryClassification",
      inferenceAttribute: "prediction",
      probabilityAttribute: "probability",
      groundTruthAttribute: "label",
      probabilityThresholdAttribute: "0.5",
    }),
    AppSpecification: { ImageUri: MONITOR },
    RoleArn: ROLE,
    ProcessingResources: oneProcessingInstance,
  },
});

const baseline = <Uri>(uri: Uri) => ({ ContentType: "application/json", S3Uri: uri });

const register = registerModelStep("Register", {
  arguments: {
    ModelPackageGroupName: group,
    ModelApprovalStatus: "PendingManualApproval",
    InferenceSpecification: {
      Containers: [{ Image: XGBOOST, ModelDataUrl: "s3://oracle-bucket/models/model.tar.gz" }],
      SupportedContentTypes: ["text/csv"],
      SupportedResponseMIMETypes: ["text/csv"],
    },
    ModelMetrics: {
      ModelQuality: {
        Statistics: baseline(modelQuality.properties.CalculatedBaselineStatistics),
        Constraints: baseline(modelQuality.properties.CalculatedBaselineConstraints),
      },
      ModelDataQuality: {
        Statistics: baseline(dataQuality.properties.CalculatedBaselineStatistics),
        Constraints: baseline(dataQuality.properties.CalculatedBaselineConstraints),
      },
    },
    DriftCheckBaselines: {
      ModelDataQuality: {
        Statistics: baseline(dataQuality.properties.BaselineUsedForDriftCheckStatistics),
        Constraints: baseline(dataQuality.properties.BaselineUsedForDriftCheckConstraints),
      },
    },
  },
});

export const qualityChecks = () =>
  pipeline({
    parameters: [skip, renew, group, data],
    experiment: experimentOfPipeline,
    steps: [dataQuality, modelQuality, register],
  });
