import {
  s3Uri,
  roleArn,
  keyId,
  imageUri,
  tags,
  vpcConfig,
  containerArguments,
  compression,
  distribution,
  jobName,
} from "./request-parts";
import { anyObject, anything, choice, flag, integer, list, map, members, text } from "./shape";

// AWS's request shape, by hand; `anything` and `anyObject` mark what is rarely used and not looked into.

const PROCESSING_INPUT = members(
  { InputName: text() },
  {
    AppManaged: flag,
    DatasetDefinition: anyObject,
    S3Input: members(
      { S3Uri: s3Uri, S3DataType: choice("ManifestFile", "S3Prefix") },
      {
        LocalPath: text(256),
        S3InputMode: choice("Pipe", "File"),
        S3DataDistributionType: distribution,
        S3CompressionType: compression,
      },
    ),
  },
);

const PROCESSING_OUTPUT = members(
  { OutputName: text() },
  {
    AppManaged: flag,
    FeatureStoreOutput: members({ FeatureGroupName: text(64) }),
    S3Output: members(
      { S3Uri: s3Uri, S3UploadMode: choice("Continuous", "EndOfJob") },
      { LocalPath: text(256) },
    ),
  },
);

const CLUSTER_CONFIG = members(
  { VolumeSizeInGB: integer(1, 16_384) },
  {
    InstanceCount: integer(1, 100),
    InstanceType: text(),
    VolumeKmsKeyId: keyId,
    InstancePreferences: anything,
  },
);

/**
 * `CreateProcessingJobRequest` as a step takes it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export const PROCESSING_ARGUMENTS = members(
  {
    AppSpecification: members(
      { ImageUri: imageUri },
      { ContainerEntrypoint: containerArguments, ContainerArguments: containerArguments },
    ),
    ProcessingResources: members({ ClusterConfig: CLUSTER_CONFIG }),
    RoleArn: roleArn,
  },
  {
    ProcessingJobName: jobName,
    ProcessingInputs: list(PROCESSING_INPUT, 10),
    ProcessingOutputConfig: members({ Outputs: list(PROCESSING_OUTPUT, 10) }, { KmsKeyId: keyId }),
    StoppingCondition: members({ MaxRuntimeInSeconds: integer(1, 777_600) }),
    Environment: map(text(256), 100),
    NetworkConfig: members(
      {},
      { EnableInterContainerTrafficEncryption: flag, EnableNetworkIsolation: flag, VpcConfig: vpcConfig },
    ),
    Tags: tags,
    ExperimentConfig: anyObject,
  },
);
