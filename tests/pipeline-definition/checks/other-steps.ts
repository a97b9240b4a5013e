const ROLE = "arn:aws:iam::111122223333:role/jobs";
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:1";

const monitored = {
  AppSpecification: { ImageUri: IMAGE },
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 20 },
  },
  RoleArn: ROLE,
};

const jobs = [
  {
    Name: "Tune",
    Type: "Tuning",
    Arguments: {
      HyperParameterTuningJobConfig: { Strategy: "Random" },
      TrainingJobDefinition: { RoleArn: ROLE },
    },
    RetryPolicies: [{ ExceptionType: ["SageMaker.RESOURCE_LIMIT"], ExpireAfterMin: 60 }],
    CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
  },
  {
    Name: "Score",
    Type: "Transform",
    Arguments: {
      ModelName: "scorer",
      TransformInput: {},
      TransformOutput: { S3OutputPath: "s3://bucket/scores" },
    },
    CacheConfig: { Enabled: true, ExpireAfter: "PT12H" },
  },
  { Name: "Search", Type: "AutoML", Arguments: { RoleArn: ROLE, AutoMLJobConfig: { Mode: "ENSEMBLING" } } },
  {
    Name: "Spark",
    Type: "EMR",
    Arguments: {
      ClusterId: "j-1",
      StepConfig: { HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit"] } },
    },
    CacheConfig: { Enabled: false },
  },
  {
    Name: "Serverless",
    Type: "EMRServerless",
    Arguments: { ExecutionRoleArn: ROLE, ApplicationId: "a1", JobConfig: { applicationId: "a1" } },
  },
];

const checks = [
  {
    Name: "Quality",
    Type: "QualityCheck",
    Arguments: monitored,
    CheckType: "DATA_QUALITY",
    ModelPackageGroupName: null,
    SkipCheck: { Get: "Parameters.Spot" },
    FailOnViolation: true,
    RegisterNewBaseline: false,
    SuppliedBaselineStatistics: null,
    SuppliedBaselineConstraints: "s3://bucket/constraints.json",
  },
  {
    Name: "Bias",
    Type: "ClarifyCheck",
    Arguments: monitored,
    CheckType: "MODEL_BIAS",
    ModelPackageGroupName: "models",
    SkipCheck: false,
    FailOnViolation: true,
    RegisterNewBaseline: false,
    ModelName: "scorer",
  },
];

const calls = [
  {
    Name: "Tell",
    Type: "Lambda",
    FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
    Arguments: {
      best: { Get: "Steps.Tune.BestTrainingJob.TrainingJobName" },
      first: { Get: "Steps.Tune.TrainingJobSummaries[0].TrainingJobName" },
      scores: { Get: "Steps.Score.TransformOutput.S3OutputPath" },
      image: { Get: "Steps.Search.BestCandidate.InferenceContainers[0].Environment['MODEL_NAME']" },
      insights: { Get: "Steps.Search.BestCandidateProperties.ModelInsightsJsonReportPath" },
      cluster: { Get: "Steps.Spark.ClusterId" },
      run: { Get: "Steps.Serverless.jobRun.jobRunId" },
      baseline: { Get: "Steps.Quality.CalculatedBaselineStatistics" },
      bias: { Get: "Steps.Bias.BaselineUsedForDriftCheckConstraints" },
      tries: 3,
    },
    OutputParameters: [{ OutputName: "status", OutputType: "String" }],
  },
  {
    Name: "Ask",
    Type: "Callback",
    SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/review",
    Arguments: { status: { Get: "Steps.Tell.OutputParameters['status']" } },
    OutputParameters: [],
  },
];

const deployments = [
  {
    Name: "Configure",
    Type: "EndpointConfig",
    Arguments: { EndpointConfigName: "c", ProductionVariants: [{ VariantName: "v", ModelName: "scorer" }] },
  },
  {
    Name: "Deploy",
    Type: "Endpoint",
    Arguments: { EndpointName: "e", EndpointConfigName: { Get: "Steps.Configure.EndpointConfigName" } },
  },
  {
    Name: "Component",
    Type: "InferenceComponent",
    Arguments: { EndpointName: { Get: "Steps.Deploy.EndpointName" } },
  },
  { Name: "Import", Type: "BedrockModelImport", Arguments: { JobName: "i" } },
  { Name: "Custom", Type: "BedrockCustomModel", Arguments: { ModelName: "m" } },
  {
    Name: "CustomDeploy",
    Type: "BedrockCustomModelDeployment",
    Arguments: { ModelArn: { Get: "Steps.Custom.ModelArn" } },
  },
  {
    Name: "Throughput",
    Type: "BedrockProvisionedModelThroughput",
    Arguments: { ModelId: { Get: "Steps.Import.ImportedModelArn" }, ModelUnits: 1 },
  },
  {
    Name: "Record",
    Type: "Lineage",
    Arguments: {
      Artifacts: [
        { ArtifactName: "a", Source: { SourceUri: { Get: "Steps.Train.OutputDataConfig.S3OutputPath" } } },
      ],
    },
  },
  { Name: "Agent", Type: "Job", Arguments: { JobCategory: "AgentRFT", JobConfigDocument: "{}" } },
];

const notebook = {
  Name: "Notebook",
  Type: "Training",
  Arguments: {
    TrainingJobName: "notebook",
    RoleArn: ROLE,
    RetryStrategy: { MaximumRetryAttempts: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 172_800 },
    EnableInterContainerTrafficEncryption: true,
    AlgorithmSpecification: {
      TrainingImage: IMAGE,
      TrainingInputMode: "File",
      ContainerEntrypoint: ["start"],
    },
    OutputDataConfig: { S3OutputPath: "s3://bucket/notebook" },
    ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: "ml.m5.large" },
    Tags: [{ Key: "sagemaker:name", Value: "notebook" }],
    HyperParameters: { date: { Get: "Execution.StartDateTime" } },
  },
};

const outcome = {
  Name: "Outcome",
  Type: "Condition",
  Arguments: {
    Conditions: [{ Type: "Equals", LeftValue: { Get: "Steps.Gate.Outcome" }, RightValue: "true" }],
    IfSteps: [],
    ElseSteps: [],
  },
};

/** One valid step of each type that this version does not write itself, to stand beside `validDefinition`. */
export const stepsOfOtherTypes = [...jobs, ...checks, ...calls, ...deployments, notebook, outcome];
