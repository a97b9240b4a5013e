import { csvChannel } from "../../../pipeline-definition";

/** What examples of steps have in common. */
export const ROLE = "arn:aws:iam::111122223333:role/job";
export const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";

const cluster = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 } as const;

export const trainingJob = {
  RoleArn: ROLE,
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
  InputDataConfig: [csvChannel("train", "s3://b/train")],
  OutputDataConfig: { S3OutputPath: "s3://b/models" },
  ResourceConfig: cluster,
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
} as const;

export const processingJob = {
  RoleArn: ROLE,
  AppSpecification: { ImageUri: IMAGE },
  ProcessingResources: { ClusterConfig: cluster },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
} as const;

export const transformJob = {
  ModelName: "demo",
  TransformInput: {
    DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/batch" } },
    ContentType: "text/csv",
    SplitType: "Line",
  },
  TransformOutput: { S3OutputPath: "s3://b/scores", Accept: "text/csv", AssembleWith: "Line" },
  TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
} as const;

export const tuningJob = {
  HyperParameterTuningJobConfig: {
    Strategy: "Bayesian",
    HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "validation:rmse" },
    ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
    ParameterRanges: {
      ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.01", MaxValue: "0.3", ScalingType: "Auto" }],
    },
  },
  TrainingJobDefinition: { ...trainingJob, StaticHyperParameters: { num_round: "50" } },
} as const;
