import type { Changes } from "./valid-definition";

/** Members of AWS's requests; null takes a member out, as the Python SDK writes what is not set. */
type Members = Readonly<Record<string, unknown>>;

export const ROLE = "arn:aws:iam::111122223333:role/jobs";
export const AWS_IMAGE = "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const OWN_IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:1";
export const EXECUTION_ID = { Get: "Execution.PipelineExecutionId" };

/** The change that puts steps behind those of `validDefinition`. */
export const withSteps = (...steps: readonly unknown[]): Changes =>
  Object.fromEntries(steps.map((step, i) => [`Steps.${String(4 + i)}`, step]));

export const joined = (On: string, ...Values: readonly unknown[]): Members => ({
  "Std:Join": { On, Values },
});

export const reportAt = (Path: string): Members => ({
  "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path },
});

const s3Source = { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in" } };

/** An input of a processing job. */
export const input = (LocalPath: string, S3Uri = "s3://bucket/in"): Members => ({
  InputName: "more",
  S3Input: { S3Uri, LocalPath, S3DataType: "S3Prefix", S3InputMode: "File" },
});

export const channel = (ChannelName: string): Members => ({ ChannelName, DataSource: s3Source });

/** A definition of the training jobs of a tuning job. */
export const trainingDefinition = (more: Members = {}): Members => ({
  AlgorithmSpecification: { TrainingImage: AWS_IMAGE, TrainingInputMode: "File" },
  RoleArn: ROLE,
  OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 20 },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  ...more,
});

export const OBJECTIVE = { Type: "Minimize", MetricName: "loss" };
export const DEPTHS = { IntegerParameterRanges: [{ Name: "depth", MinValue: "3", MaxValue: "9" }] };

/** One of several definitions. */
export const namedDefinition = (DefinitionName: string): Members =>
  trainingDefinition({ DefinitionName, TuningObjective: OBJECTIVE, HyperParameterRanges: DEPTHS });

export const tuning = (config: Members = {}, rest: Members = {}): Members => ({
  Name: "Tune",
  Type: "Tuning",
  Arguments: {
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
      HyperParameterTuningJobObjective: OBJECTIVE,
      ParameterRanges: DEPTHS,
      ...config,
    },
    TrainingJobDefinition: trainingDefinition(),
    ...rest,
  },
});

/** A tuning job over one range of floating-point numbers. */
export const tuningOver = (range: Members): Members =>
  tuning({ ParameterRanges: { ContinuousParameterRanges: [{ Name: "eta", ...range }] } });

/** Several definitions in place of one. */
export const severalDefinitions = (...TrainingJobDefinitions: readonly Members[]): Members =>
  tuning(
    { HyperParameterTuningJobObjective: null, ParameterRanges: null },
    { TrainingJobDefinition: null, TrainingJobDefinitions },
  );

/** The arguments of a check of data or models. */
export const checkJob = (more: Members = {}): Members => ({
  AppSpecification: { ImageUri: OWN_IMAGE },
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 20 },
  },
  RoleArn: ROLE,
  ...more,
});

export const lambda = (more: Members = {}): Members => ({
  Name: "Tell",
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
  Arguments: {},
  ...more,
});

export const callback = (more: Members = {}): Members => ({
  Name: "Ask",
  Type: "Callback",
  SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/review",
  Arguments: {},
  ...more,
});

export const serverlessSpark = (job: Members = {}, more: Members = {}): Members => ({
  Name: "Spark",
  Type: "EMRServerless",
  Arguments: {
    ExecutionRoleArn: ROLE,
    ApplicationId: "00abc",
    JobConfig: { jobDriver: { sparkSubmit: { entryPoint: "s3://bucket/job.py" } }, ...job },
    ...more,
  },
});

export const CLUSTER = {
  Instances: { InstanceGroups: [{ InstanceRole: "MASTER", InstanceCount: 1, InstanceType: "m5.xlarge" }] },
};

export const spark = (more: Members): Members => ({
  Name: "Spark",
  Type: "EMR",
  Arguments: { StepConfig: { HadoopJarStep: { Jar: "job.jar" } }, ...more },
});

export const autoML = (more: Members): Members => ({
  Name: "Search",
  Type: "AutoML",
  Arguments: {
    RoleArn: ROLE,
    InputDataConfig: [{ TargetAttributeName: "label", DataSource: s3Source }],
    OutputDataConfig: { S3OutputPath: "s3://bucket/search" },
    AutoMLJobConfig: { Mode: "ENSEMBLING" },
    ...more,
  },
});

export const variant = (VariantName: string): Members => ({
  VariantName,
  ModelName: "scorer",
  InstanceType: "ml.m5.large",
  InitialInstanceCount: 1,
});

export const endpointConfig = (more: Members = {}): Members => ({
  Name: "Configure",
  Type: "EndpointConfig",
  Arguments: { EndpointConfigName: "scores", ProductionVariants: [variant("all")], ...more },
});

export const endpoint = (EndpointConfigName: unknown): Members => ({
  Name: "Deploy",
  Type: "Endpoint",
  Arguments: { EndpointName: "scores", EndpointConfigName },
});

export const lineage = (Associations: readonly Members[], more: Members = {}): Members => ({
  Name: "Record",
  Type: "Lineage",
  Arguments: {
    Artifacts: [{ ArtifactName: "report", ArtifactType: "Report", Source: { SourceUri: "s3://bucket/r" } }],
    Associations,
    ...more,
  },
});

export const action = (ActionName: unknown): Members => ({
  ActionName,
  ActionType: "Evaluation",
  Source: { SourceUri: "s3://bucket/r" },
});

export const transform = (Name: string, S3OutputPath: string, more: Members = {}): Members => ({
  Name,
  Type: "Transform",
  Arguments: {
    ModelName: "scorer",
    TransformInput: { DataSource: s3Source },
    TransformOutput: { S3OutputPath },
    TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
  },
  ...more,
});
