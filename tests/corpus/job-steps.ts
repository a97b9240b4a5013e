import {
  IMAGE,
  KEY,
  NOT_CACHED,
  RETRIES,
  ROLE,
  TAGS,
  VPC,
  cached,
  get,
  perExecution,
  s3,
  type Json,
} from "./parts";

// Each function makes a step that keeps to every security rule. `args` replaces members of the arguments,
// `rest` those of the step; `undefined` takes a member out.

const step = (type: string, name: string, args: Json, rest: Json): Json => ({
  Name: name,
  Type: type,
  Arguments: args,
  ...rest,
});

const CLUSTER = { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 } as const;

export const cluster = (more: Json = {}): Json => ({
  ClusterConfig: { ...CLUSTER, VolumeKmsKeyId: KEY, ...more },
});

export const input = (name: string, uri: unknown, more: Json = {}): Json => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/input/${name}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
    S3CompressionType: "None",
    ...more,
  },
});

export const output = (step: string, name: string, more: Json = {}): Json => ({
  OutputName: name,
  AppManaged: false,
  S3Output: {
    S3Uri: perExecution(`${step}/${name}`),
    LocalPath: `/opt/ml/processing/output/${name}`,
    S3UploadMode: "EndOfJob",
    ...more,
  },
});

/** The outputs of a processing step, under its own prefix. */
export const outputs = (step: string, ...names: readonly string[]): Json => ({
  Outputs: names.map((name) => output(step, name)),
  KmsKeyId: KEY,
});

/** Where a processing step's output lies. */
export const outputOf = (step: string, name: string): Json =>
  get(`Steps.${step}.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`);

export const modelOf = (step: string): Json => get(`Steps.${step}.ModelArtifacts.S3ModelArtifacts`);

const PRIVATE = {
  EnableInterContainerTrafficEncryption: true,
  EnableNetworkIsolation: true,
  VpcConfig: VPC,
} as const;

export const processing = (name: string, args: Json = {}, rest: Json = {}): Json =>
  step(
    "Processing",
    name,
    {
      AppSpecification: {
        ImageUri: IMAGE.own,
        ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/main.py"],
      },
      ProcessingResources: cluster(),
      RoleArn: ROLE.processing,
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      NetworkConfig: PRIVATE,
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.job, CacheConfig: cached(), ...rest },
  );

export const channel = (name: string, uri: unknown, more: Json = {}): Json => ({
  ChannelName: name,
  ContentType: "text/csv",
  DataSource: {
    S3DataSource: { S3DataType: "S3Prefix", S3Uri: uri, S3DataDistributionType: "FullyReplicated" },
  },
  ...more,
});

const trainingMembers = (name: string, role: string): Json => ({
  InputDataConfig: [channel("train", s3("data/train"))],
  OutputDataConfig: { S3OutputPath: s3(`models/${name}`), KmsKeyId: KEY },
  ResourceConfig: { ...CLUSTER, VolumeKmsKeyId: KEY },
  StoppingCondition: { MaxRuntimeInSeconds: 7200 },
  RoleArn: role,
  ...PRIVATE,
});

export const training = (name: string, args: Json = {}, rest: Json = {}): Json =>
  step(
    "Training",
    name,
    {
      AlgorithmSpecification: { TrainingImage: IMAGE.xgboost, TrainingInputMode: "File" },
      HyperParameters: { objective: "binary:logistic", num_round: "100" },
      ...trainingMembers(name, ROLE.training),
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.job, CacheConfig: cached(), ...rest },
  );

export const RANGES = {
  ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.01", MaxValue: "0.3", ScalingType: "Logarithmic" }],
  IntegerParameterRanges: [{ Name: "max_depth", MinValue: "3", MaxValue: "9", ScalingType: "Auto" }],
} as const;

/** A training definition inside a tuning step. */
export const tuned = (name: string, more: Json = {}): Json => ({
  StaticHyperParameters: { objective: "binary:logistic", num_round: "100" },
  AlgorithmSpecification: { TrainingImage: IMAGE.xgboost, TrainingInputMode: "File" },
  ...trainingMembers(name, ROLE.tuning),
  ...more,
});

export const OBJECTIVE = { Type: "Maximize", MetricName: "validation:auc" } as const;

export const tuning = (name: string, args: Json = {}, rest: Json = {}): Json =>
  step(
    "Tuning",
    name,
    {
      HyperParameterTuningJobConfig: {
        Strategy: "Bayesian",
        HyperParameterTuningJobObjective: OBJECTIVE,
        ResourceLimits: { MaxNumberOfTrainingJobs: 8, MaxParallelTrainingJobs: 2 },
        ParameterRanges: RANGES,
        TrainingJobEarlyStoppingType: "Auto",
      },
      TrainingJobDefinition: tuned(name),
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.search, CacheConfig: cached(), ...rest },
  );

export const transform = (name: string, modelName: unknown, args: Json = {}, rest: Json = {}): Json =>
  step(
    "Transform",
    name,
    {
      ModelName: modelName,
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: s3("data/batch") } },
        ContentType: "text/csv",
        SplitType: "Line",
      },
      TransformOutput: {
        S3OutputPath: s3(`scores/${name}`),
        Accept: "text/csv",
        AssembleWith: "Line",
        KmsKeyId: KEY,
      },
      TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeKmsKeyId: KEY },
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.job, CacheConfig: NOT_CACHED, ...rest },
  );

export const autoML = (name: string, args: Json = {}, rest: Json = {}): Json =>
  step(
    "AutoML",
    name,
    {
      AutoMLJobConfig: {
        Mode: "ENSEMBLING",
        CompletionCriteria: { MaxAutoMLJobRuntimeInSeconds: 3600 },
        SecurityConfig: {
          VolumeKmsKeyId: KEY,
          EnableInterContainerTrafficEncryption: true,
          VpcConfig: VPC,
        },
      },
      AutoMLJobObjective: { MetricName: "F1" },
      ProblemType: "BinaryClassification",
      InputDataConfig: [
        {
          ChannelType: "training",
          TargetAttributeName: "label",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: s3("data/table") } },
        },
      ],
      OutputDataConfig: { S3OutputPath: s3(`automl/${name}`), KmsKeyId: KEY },
      RoleArn: ROLE.autoML,
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.search, CacheConfig: cached(), ...rest },
  );
