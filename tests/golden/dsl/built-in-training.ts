import {
  executionVariables,
  join,
  parameterFloat,
  parameterInteger,
  parameterString,
  pipeline,
  trainingStep,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, oneInstance, ROLE, TAGS, VPC, XGBOOST } from "./place";

const instanceType = parameterString("InstanceType", { default: "ml.m5.xlarge" });
const rounds = parameterInteger("Rounds", { default: 50 });
const eta = parameterFloat("Eta", { default: 0.3 });
const volume = parameterInteger("VolumeSize", { default: 30 });

const algorithm = { TrainingImage: XGBOOST, TrainingInputMode: "File" } as const;
const noProfiler = { ProfilerConfig: { DisableProfiler: true } } as const;

const onSpot = trainingStep("TrainOnSpot", {
  arguments: {
    ...noProfiler,
    AlgorithmSpecification: {
      ...algorithm,
      MetricDefinitions: [{ Name: "validation:error", Regex: "error=(\\S+)" }],
      EnableSageMakerMetricsTimeSeries: true,
    },
    RoleArn: ROLE,
    HyperParameters: { objective: "binary:logistic", num_round: rounds, eta, verbosity: "1" },
    InputDataConfig: [
      {
        ChannelName: "train",
        ContentType: "text/libsvm",
        CompressionType: "Gzip",
        RecordWrapperType: "RecordIO",
        InputMode: "Pipe",
        ShuffleConfig: { Seed: 7 },
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: "s3://oracle-bucket/train/",
            S3DataDistributionType: "ShardedByS3Key",
          },
        },
      },
      { ...channel("validation", "s3://oracle-bucket/validation/"), ContentType: "text/libsvm" },
    ],
    OutputDataConfig: {
      S3OutputPath: join("/", ["s3://oracle-bucket/models", executionVariables.pipelineExecutionId]),
    },
    ResourceConfig: { InstanceType: instanceType, InstanceCount: 1, VolumeSizeInGB: volume },
    EnableManagedSpotTraining: true,
    StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200 },
    CheckpointConfig: { S3Uri: "s3://oracle-bucket/checkpoints", LocalPath: "/opt/ml/checkpoints" },
    RetryStrategy: { MaximumRetryAttempts: 2 },
    Environment: { OMP_NUM_THREADS: "4" },
    Tags: TAGS,
  },
});

const watched = trainingStep("TrainWatched", {
  arguments: {
    ...noProfiler,
    AlgorithmSpecification: algorithm,
    RoleArn: ROLE,
    HyperParameters: { objective: "reg:squarederror", num_round: "10" },
    InputDataConfig: [
      {
        ChannelName: "train",
        DataSource: {
          FileSystemDataSource: {
            FileSystemId: "fs-0123456789abcdef0",
            FileSystemType: "FSxLustre",
            DirectoryPath: "/fsx/train",
            FileSystemAccessMode: "ro",
          },
        },
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
    ResourceConfig: oneInstance,
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    VpcConfig: VPC,
    DebugRuleConfigurations: [
      {
        RuleConfigurationName: "LossNotDecreasing",
        RuleEvaluatorImage: "503895931360.dkr.ecr.us-east-1.amazonaws.com/sagemaker-debugger-rules:latest",
        RuleParameters: { rule_to_invoke: "LossNotDecreasing" },
      },
    ],
    DebugHookConfig: {
      S3OutputPath: "s3://oracle-bucket/debug",
      CollectionConfigurations: [
        { CollectionName: "metrics", CollectionParameters: { save_interval: "5" } },
        { CollectionName: "losses", CollectionParameters: { save_interval: "500" } },
      ],
    },
  },
});

const onMixedCluster = trainingStep("TrainOnMixedCluster", {
  arguments: {
    ...noProfiler,
    AlgorithmSpecification: algorithm,
    RoleArn: ROLE,
    InputDataConfig: [
      {
        ChannelName: "train",
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: "s3://oracle-bucket/train/",
            S3DataDistributionType: "FullyReplicated",
            InstanceGroupNames: ["gpu"],
          },
        },
      },
      {
        ...channel("model", "s3://oracle-bucket/models/first/model.tar.gz"),
        ContentType: "application/x-sagemaker-model",
        InputMode: "File",
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
    ResourceConfig: {
      VolumeSizeInGB: 30,
      KeepAlivePeriodInSeconds: 600,
      InstanceGroups: [
        { InstanceGroupName: "cpu", InstanceType: "ml.c5.xlarge", InstanceCount: 1 },
        { InstanceGroupName: "gpu", InstanceType: "ml.g4dn.xlarge", InstanceCount: 2 },
      ],
    },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
  },
});

export const builtInTraining = () =>
  pipeline({
    parameters: [instanceType, rounds, eta, volume],
    experiment: experimentOfPipeline,
    steps: [onSpot, watched, onMixedCluster],
  });
