import {
  executionVariables,
  join,
  modelStep,
  parameterString,
  pipeline,
  transformStep,
} from "../../../pipeline-definition";
import { experimentOfPipeline, KEY, ROLE, TAGS, VPC, XGBOOST } from "./place";

const batch = parameterString("Batch", { default: "s3://oracle-bucket/batch/" });
const artifact = parameterString("Artifact", { default: "s3://oracle-bucket/models/model.tar.gz" });

const create = modelStep("Create", {
  arguments: {
    ExecutionRoleArn: ROLE,
    PrimaryContainer: {
      Image: XGBOOST,
      ModelDataUrl: artifact,
      Environment: { SAGEMAKER_CONTAINER_LOG_LEVEL: "20" },
    },
    VpcConfig: VPC,
    EnableNetworkIsolation: true,
  },
});

const score = transformStep("Score", {
  arguments: {
    ModelName: create.properties.ModelName,
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: batch } },
      ContentType: "text/csv",
      CompressionType: "Gzip",
      SplitType: "Line",
    },
    TransformOutput: {
      S3OutputPath: "s3://oracle-bucket/scores",
      Accept: "text/csv",
      AssembleWith: "Line",
      KmsKeyId: KEY,
    },
    TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeKmsKeyId: KEY },
    BatchStrategy: "MultiRecord",
    MaxConcurrentTransforms: 4,
    MaxPayloadInMB: 6,
    ModelClientConfig: { InvocationsTimeoutInSeconds: 600, InvocationsMaxRetries: 2 },
    DataProcessing: { InputFilter: "$[1:]", OutputFilter: "$[0,-1]", JoinSource: "Input" },
    DataCaptureConfig: {
      DestinationS3Uri: "s3://oracle-bucket/captured",
      KmsKeyId: KEY,
      GenerateInferenceId: true,
    },
    Environment: { MODE: "batch" },
    Tags: TAGS,
  },
});

const compare = transformStep("Compare", {
  cache: { expireAfter: "PT1H" },
  arguments: {
    ModelName: "model-of-last-year",
    TransformInput: {
      DataSource: {
        S3DataSource: { S3DataType: "ManifestFile", S3Uri: score.properties.TransformOutput.S3OutputPath },
      },
      ContentType: "text/csv",
    },
    TransformOutput: {
      S3OutputPath: join("/", [
        "s3://oracle-bucket/batch-transform",
        executionVariables.pipelineExecutionId,
        "Compare",
      ]),
    },
    TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 2 },
  },
});

export const batchTransform = () =>
  pipeline({
    parameters: [batch, artifact],
    experiment: experimentOfPipeline,
    steps: [create, score, compare],
  });
