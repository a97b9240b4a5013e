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

const inputMode = choice("Pipe", "File", "FastFile");

const CHANNEL = members(
  {
    ChannelName: text(64),
    DataSource: members(
      {},
      {
        S3DataSource: members(
          {
            S3DataType: choice("ManifestFile", "S3Prefix", "AugmentedManifestFile", "Converse"),
            S3Uri: s3Uri,
          },
          {
            S3DataDistributionType: distribution,
            AttributeNames: list(text(256), 16),
            InstanceGroupNames: list(text(64), 5),
            ModelAccessConfig: anyObject,
            HubAccessConfig: anyObject,
          },
        ),
        FileSystemDataSource: anyObject,
        DatasetSource: anyObject,
      },
    ),
  },
  {
    ContentType: text(256),
    CompressionType: compression,
    RecordWrapperType: choice("None", "RecordIO"),
    InputMode: inputMode,
    ShuffleConfig: members({ Seed: integer() }),
  },
);

/**
 * `CreateTrainingJobRequest` as a step takes it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export const TRAINING_ARGUMENTS = members(
  {
    RoleArn: roleArn,
    OutputDataConfig: members(
      { S3OutputPath: s3Uri },
      { KmsKeyId: keyId, CompressionType: choice("GZIP", "NONE") },
    ),
  },
  {
    TrainingJobName: jobName,
    HyperParameters: map(text(2500), 100),
    AlgorithmSpecification: members(
      { TrainingInputMode: inputMode },
      {
        TrainingImage: imageUri,
        AlgorithmName: text(170),
        MetricDefinitions: list(members({ Name: text(255), Regex: text(500) }), 40),
        EnableSageMakerMetricsTimeSeries: flag,
        ContainerEntrypoint: containerArguments,
        ContainerArguments: containerArguments,
        TrainingImageConfig: anyObject,
      },
    ),
    InputDataConfig: list(CHANNEL, 20),
    ResourceConfig: members(
      {},
      {
        InstanceType: text(),
        InstanceCount: integer(0),
        VolumeSizeInGB: integer(0),
        VolumeKmsKeyId: keyId,
        KeepAlivePeriodInSeconds: integer(0, 21_600),
        InstanceGroups: anything,
        TrainingPlanArn: text(2048),
        InstancePlacementConfig: anyObject,
        InstancePreferences: anything,
      },
    ),
    VpcConfig: vpcConfig,
    StoppingCondition: members(
      {},
      {
        MaxRuntimeInSeconds: integer(1),
        MaxWaitTimeInSeconds: integer(1),
        MaxPendingTimeInSeconds: integer(1800, 2_419_200),
      },
    ),
    Environment: map(text(512), 100),
    Tags: tags,
    EnableNetworkIsolation: flag,
    EnableInterContainerTrafficEncryption: flag,
    EnableManagedSpotTraining: flag,
    CheckpointConfig: members({ S3Uri: s3Uri }, { LocalPath: text(4096) }),
    ProfilerConfig: members(
      {},
      {
        DisableProfiler: flag,
        S3OutputPath: s3Uri,
        ProfilingIntervalInMilliseconds: integer(),
        ProfilingParameters: map(text(256), 20),
      },
    ),
    RetryStrategy: members({ MaximumRetryAttempts: integer(1, 30) }),
    DebugHookConfig: anyObject,
    DebugRuleConfigurations: anything,
    TensorBoardOutputConfig: anyObject,
    ExperimentConfig: anyObject,
    ProfilerRuleConfigurations: anything,
    RemoteDebugConfig: anyObject,
    InfraCheckConfig: anyObject,
    SessionChainingConfig: anyObject,
    ServerlessJobConfig: anyObject,
    MlflowConfig: anyObject,
    ModelPackageConfig: anyObject,
  },
);
