import {
  join,
  parameterInteger,
  parameterString,
  pipeline,
  topModelStep,
  modelStep,
  tuningStep,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, oneInstance, ROLE, TAGS, XGBOOST } from "./place";

const jobs = parameterInteger("MaxJobs", { default: 4 });
const data = parameterString("TrainData", { default: "s3://oracle-bucket/train/" });

const definition = (objective: string, metric: string, regex: string) =>
  ({
    AlgorithmSpecification: {
      TrainingImage: XGBOOST,
      TrainingInputMode: "File",
      MetricDefinitions: [{ Name: metric, Regex: regex }],
    },
    StaticHyperParameters: { objective, num_round: "50" },
    RoleArn: ROLE,
    InputDataConfig: [channel("train", data)],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
    HyperParameterTuningResourceConfig: oneInstance,
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    Environment: { OMP_NUM_THREADS: "4" },
  }) as const;

const depth = { Name: "max_depth", MinValue: "3", MaxValue: "9", ScalingType: "Auto" } as const;

const one = tuningStep("TuneOne", {
  cache: { expireAfter: "P7D" },
  retry: [{ on: ["SageMaker.RESOURCE_LIMIT"], intervalSeconds: 1, backoffRate: 2, expireAfterMinutes: 60 }],
  arguments: {
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      RandomSeed: 7,
      TrainingJobEarlyStoppingType: "Auto",
      ResourceLimits: {
        MaxNumberOfTrainingJobs: jobs,
        MaxParallelTrainingJobs: 2,
        MaxRuntimeInSeconds: 7200,
      },
      HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:auc" },
      ParameterRanges: {
        ContinuousParameterRanges: [
          { Name: "eta", MinValue: "0.01", MaxValue: "0.3", ScalingType: "Logarithmic" },
        ],
        CategoricalParameterRanges: [{ Name: "booster", Values: ["gbtree", "dart"] }],
        IntegerParameterRanges: [depth],
      },
    },
    TrainingJobDefinition: {
      ...definition("binary:logistic", "validation:auc", "auc:(\\S+)"),
      InputDataConfig: [{ ...channel("train", data), ContentType: "text/csv" }],
    },
    Tags: TAGS,
  },
});

const many = tuningStep("TuneMany", {
  dependsOn: [one],
  arguments: {
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      TrainingJobEarlyStoppingType: "Off",
      ResourceLimits: { MaxNumberOfTrainingJobs: 6, MaxParallelTrainingJobs: 3 },
    },
    TrainingJobDefinitions: [
      {
        ...definition("count:poisson", "validation:mae", "mae:(\\S+)"),
        DefinitionName: "counts",
        TuningObjective: { Type: "Minimize", MetricName: "validation:mae" },
        HyperParameterRanges: {
          ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.1", MaxValue: "0.5", ScalingType: "Auto" }],
        },
      },
      {
        ...definition("reg:squarederror", "validation:rmse", "rmse:(\\S+)"),
        DefinitionName: "trees",
        TuningObjective: { Type: "Minimize", MetricName: "validation:rmse" },
        HyperParameterRanges: { IntegerParameterRanges: [depth] },
      },
    ],
    WarmStartConfig: {
      WarmStartType: "TransferLearning",
      ParentHyperParameterTuningJobs: [{ HyperParameterTuningJobName: "an-earlier-tuning-job" }],
    },
  },
});

const quick = tuningStep("TuneQuickly", {
  arguments: {
    HyperParameterTuningJobConfig: {
      Strategy: "Hyperband",
      StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 10 } },
      TrainingJobEarlyStoppingType: "Off",
      ResourceLimits: { MaxNumberOfTrainingJobs: 10, MaxParallelTrainingJobs: 5 },
      HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "validation:logloss" },
      ParameterRanges: { IntegerParameterRanges: [depth] },
    },
    TrainingJobDefinition: definition("binary:logistic", "validation:logloss", "logloss:(\\S+)"),
  },
});

const best = topModelStep("BestModel", one, {
  s3OutputPath: "s3://oracle-bucket/models",
  arguments: { ExecutionRoleArn: ROLE, PrimaryContainer: { Image: XGBOOST } },
});
const quickest = modelStep("QuickestModel", {
  arguments: {
    ExecutionRoleArn: ROLE,
    PrimaryContainer: {
      Image: XGBOOST,
      ModelDataUrl: join("/", [
        "s3://oracle-bucket/models",
        quick.properties.BestTrainingJob.TrainingJobName,
        "output/model.tar.gz",
      ]),
    },
  },
});

export const hyperparameterTuning = () =>
  pipeline({
    parameters: [jobs, data],
    experiment: experimentOfPipeline,
    steps: [one, many, quick, best, quickest],
  });
