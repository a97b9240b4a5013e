import {
  autoML,
  checkJob,
  endpoint,
  endpointConfig,
  input,
  lineage,
  ROLE,
  serverlessSpark,
  spark,
  transform,
  tuning,
} from "./step-fixtures";

const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:1";

const jobs = [
  {
    ...tuning(),
    RetryPolicies: [{ ExceptionType: ["SageMaker.RESOURCE_LIMIT"], ExpireAfterMin: 60 }],
    CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
  },
  transform("Score", "s3://bucket/scores", { CacheConfig: { Enabled: true, ExpireAfter: "PT12H" } }),
  autoML({}),
  { ...spark({ ClusterId: "j-1" }), CacheConfig: { Enabled: false } },
  { ...serverlessSpark({ applicationId: "00abc" }), Name: "Serverless" },
];

const checks = [
  {
    Name: "Quality",
    Type: "QualityCheck",
    Arguments: checkJob({
      Environment: {
        dataset_format: "{}",
        dataset_source: "/opt/ml/processing/input/data",
        output_path: "/opt/ml/processing/output",
      },
    }),
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
    Arguments: checkJob({ ProcessingInputs: [input("/opt/ml/processing/input/config")] }),
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
  endpointConfig(),
  endpoint({ Get: "Steps.Configure.EndpointConfigName" }),
  {
    Name: "Component",
    Type: "InferenceComponent",
    Arguments: {
      InferenceComponentName: "scorer",
      EndpointName: { Get: "Steps.Deploy.EndpointName" },
      Specification: { ModelName: "scorer", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
    },
  },
  {
    Name: "Import",
    Type: "BedrockModelImport",
    Arguments: {
      JobName: "import",
      ImportedModelName: "writer",
      RoleArn: ROLE,
      ModelDataSource: { S3DataSource: { S3Uri: "s3://bucket/model/" } },
    },
  },
  {
    Name: "Custom",
    Type: "BedrockCustomModel",
    Arguments: {
      ModelName: "writer",
      ModelSourceConfig: { S3DataSource: { S3Uri: "s3://bucket/model/" } },
    },
  },
  {
    Name: "CustomDeploy",
    Type: "BedrockCustomModelDeployment",
    Arguments: { ModelDeploymentName: "writer", ModelArn: { Get: "Steps.Custom.ModelArn" } },
  },
  {
    Name: "Throughput",
    Type: "BedrockProvisionedModelThroughput",
    Arguments: {
      ProvisionedModelName: "writer",
      ModelId: { Get: "Steps.Import.ImportedModelArn" },
      ModelUnits: 1,
    },
  },
  lineage([], {
    Artifacts: [
      {
        ArtifactName: "model",
        ArtifactType: "Model",
        Source: { SourceUri: { Get: "Steps.Train.OutputDataConfig.S3OutputPath" } },
      },
    ],
  }),
  {
    Name: "Agent",
    Type: "Job",
    Arguments: {
      JobCategory: "AgentRFTEvaluation",
      RoleArn: ROLE,
      JobConfigSchemaVersion: "1.0.0",
      JobConfigDocument: "{}",
    },
  },
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
