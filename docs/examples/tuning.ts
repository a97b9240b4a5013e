import {
  csvChannel,
  frameworkImage,
  pipeline,
  registerTopModelStep,
  retrySearchFaults,
  tuningStep,
} from "../../pipeline-definition";

const image = frameworkImage("xgboost", "3.0-5", "eu-west-1");

const searchStep = (roleArn: string, bucket: string) =>
  tuningStep("Tune", {
    cache: { expireAfter: "P30D" },
    retry: [retrySearchFaults],
    arguments: {
      HyperParameterTuningJobConfig: {
        Strategy: "Bayesian",
        HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "validation:rmse" },
        ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 4 },
        ParameterRanges: {
          ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.01", MaxValue: "0.3" }],
        },
      },
      TrainingJobDefinition: {
        RoleArn: roleArn,
        AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: "File" },
        StaticHyperParameters: { objective: "reg:squarederror", num_round: "50" },
        InputDataConfig: [
          csvChannel("train", `s3://${bucket}/train.csv`),
          csvChannel("validation", `s3://${bucket}/validation.csv`),
        ],
        OutputDataConfig: { S3OutputPath: `s3://${bucket}/models` },
        ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      },
    },
  });

export const tunedModel = (roleArn: string, bucket: string) => {
  const tune = searchStep(roleArn, bucket);
  const register = registerTopModelStep("RegisterBest", tune, {
    s3OutputPath: `s3://${bucket}/models`,
    arguments: {
      ModelPackageGroupName: "census",
      ModelApprovalStatus: "PendingManualApproval",
      InferenceSpecification: {
        Containers: [{ Image: image }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
    },
  });
  return pipeline({ steps: [tune, register] });
};
