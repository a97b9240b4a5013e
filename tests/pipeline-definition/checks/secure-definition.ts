const ACCOUNT = "111122223333";
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9`;
const VPC = { SecurityGroupIds: ["sg-0a1b2c3d"], Subnets: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"] };
const OWN_IMAGE = `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/tools@sha256:${"0123456789abcdef".repeat(4)}`;
const AWS_IMAGE = "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1";

const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;

const jobRetries = (...faults: readonly string[]) => [
  { ExceptionType: ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT", ...faults], MaxAttempts: 3 },
];
const RETRIES = jobRetries("SageMaker.JOB_INTERNAL_ERROR");
const CACHE = { Enabled: true, ExpireAfter: "P30D" };

const processingJob = () => ({
  AppSpecification: { ImageUri: OWN_IMAGE },
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: "ml.m5.large",
      InstanceCount: 1,
      VolumeSizeInGB: 20,
      VolumeKmsKeyId: KEY,
    },
  },
  RoleArn: role("processing"),
  NetworkConfig: {
    VpcConfig: VPC,
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
  },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
});

const trainingJob = () => ({
  AlgorithmSpecification: { TrainingImage: AWS_IMAGE, TrainingInputMode: "File" },
  RoleArn: role("training"),
  OutputDataConfig: { S3OutputPath: "s3://bucket/models", KmsKeyId: KEY },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 20, VolumeKmsKeyId: KEY },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  VpcConfig: VPC,
  EnableNetworkIsolation: true,
  EnableInterContainerTrafficEncryption: true,
});

const prepare = () => ({
  Name: "Prepare",
  Type: "Processing",
  Arguments: {
    ...processingJob(),
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "train",
          S3Output: {
            S3Uri: "s3://bucket/train",
            LocalPath: "/opt/ml/processing/train",
            S3UploadMode: "EndOfJob",
          },
        },
      ],
      KmsKeyId: KEY,
    },
    Environment: { LEVEL: "info" },
  },
  RetryPolicies: RETRIES,
  CacheConfig: CACHE,
});

const train = () => ({
  Name: "Train",
  Type: "Training",
  Arguments: { ...trainingJob(), HyperParameters: { objective: "binary:logistic" } },
  RetryPolicies: RETRIES,
  CacheConfig: CACHE,
});

const tune = () => ({
  Name: "Tune",
  Type: "Tuning",
  Arguments: {
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "validation:logloss" },
      ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
      ParameterRanges: {
        IntegerParameterRanges: [{ Name: "max_depth", MinValue: "3", MaxValue: "9" }],
        ContinuousParameterRanges: [
          { Name: "eta", MinValue: "0.01", MaxValue: "0.3", ScalingType: "Logarithmic" },
        ],
        CategoricalParameterRanges: [],
      },
    },
    TrainingJobDefinition: {
      ...trainingJob(),
      StaticHyperParameters: { objective: "binary:logistic" },
      InputDataConfig: [
        {
          ChannelName: "train",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/train" } },
        },
      ],
    },
  },
  RetryPolicies: jobRetries(),
  CacheConfig: CACHE,
});

const check = () => ({
  Name: "Explain",
  Type: "ClarifyCheck",
  CheckType: "DATA_BIAS",
  Arguments: {
    ...processingJob(),
    ProcessingInputs: [
      {
        InputName: "analysis_config",
        S3Input: {
          S3Uri: "s3://bucket/bias/analysis_config.json",
          LocalPath: "/opt/ml/processing/input/config",
          S3DataType: "S3Prefix",
          S3InputMode: "File",
        },
      },
    ],
  },
  CacheConfig: CACHE,
});

const score = () => ({
  Name: "Score",
  Type: "Transform",
  Arguments: {
    ModelName: "scorer",
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in" } },
    },
    TransformOutput: { S3OutputPath: "s3://bucket/scores", KmsKeyId: KEY },
    TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeKmsKeyId: KEY },
  },
  RetryPolicies: RETRIES,
  CacheConfig: CACHE,
});

const search = () => ({
  Name: "Search",
  Type: "AutoML",
  Arguments: {
    AutoMLJobConfig: {
      Mode: "ENSEMBLING",
      CompletionCriteria: { MaxAutoMLJobRuntimeInSeconds: 3600 },
      SecurityConfig: {
        VpcConfig: VPC,
        VolumeKmsKeyId: KEY,
        EnableInterContainerTrafficEncryption: true,
      },
    },
    InputDataConfig: [
      {
        TargetAttributeName: "label",
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in" } },
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://bucket/search", KmsKeyId: KEY },
    RoleArn: role("training"),
  },
  RetryPolicies: jobRetries(),
  CacheConfig: CACHE,
});

const spark = () => ({
  Name: "Spark",
  Type: "EMR",
  Arguments: {
    StepConfig: { HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", "--level", "info"] } },
    ClusterConfig: {
      Instances: {
        Ec2SubnetId: "subnet-0a1b2c3d",
        InstanceGroups: [{ InstanceRole: "MASTER", InstanceCount: 1, InstanceType: "m5.xlarge" }],
      },
      SecurityConfiguration: "encrypted",
    },
  },
});

const gate = () => ({
  Name: "Gate",
  Type: "Condition",
  Arguments: {
    Conditions: [{ Type: "Equals", LeftValue: { Get: "Parameters.Grade" }, RightValue: "good" }],
    IfSteps: [
      {
        Name: "CreateModel",
        Type: "Model",
        Arguments: {
          ExecutionRoleArn: role("serving"),
          PrimaryContainer: { Image: AWS_IMAGE },
          VpcConfig: VPC,
          EnableNetworkIsolation: true,
        },
      },
      {
        Name: "Register",
        Type: "RegisterModel",
        Arguments: {
          ModelPackageGroupName: "models",
          ModelApprovalStatus: { Get: "Parameters.Approval" },
          InferenceSpecification: { Containers: [{ Image: AWS_IMAGE }] },
        },
      },
    ],
    ElseSteps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "Not good enough." } }],
  },
});

const configure = () => ({
  Name: "Configure",
  Type: "EndpointConfig",
  Arguments: {
    EndpointConfigName: "scores",
    KmsKeyId: KEY,
    ProductionVariants: [
      { VariantName: "all", ModelName: "scorer", InstanceType: "ml.m5.large", InitialInstanceCount: 1 },
    ],
  },
});

const tell = () => ({
  Name: "Tell",
  Type: "Lambda",
  FunctionArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:tell`,
  Arguments: { topic: "models" },
  OutputParameters: [{ OutputName: "count", OutputType: "Integer" }],
});

/** A definition that keeps every rule, those of security included. Positions: see `SECURE`. */
export const secureDefinition = () => ({
  Version: "2020-12-01",
  Parameters: [
    { Name: "Grade", Type: "String", DefaultValue: "good" },
    {
      Name: "Approval",
      Type: "String",
      DefaultValue: "PendingManualApproval",
      EnumValues: ["PendingManualApproval", "Rejected"],
    },
  ],
  Steps: [prepare(), train(), tune(), check(), score(), search(), spark(), gate(), configure(), tell()],
});

/** Where the steps of `secureDefinition` stand. */
export const SECURE = {
  prepare: "Steps.0",
  train: "Steps.1",
  tune: "Steps.2",
  check: "Steps.3",
  score: "Steps.4",
  search: "Steps.5",
  spark: "Steps.6",
  gate: "Steps.7",
  createModel: "Steps.7.Arguments.IfSteps.0",
  register: "Steps.7.Arguments.IfSteps.1",
  configure: "Steps.8",
  tell: "Steps.9",
} as const;
