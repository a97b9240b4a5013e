import { OBJECTIVE, RANGES, autoML, transform, tuned, tuning } from "../job-steps";
import { model } from "../other-steps";
import { KEY, cached, declare, document, get, parameter, s3, type Json } from "../parts";

/** Documents about tuning, AutoML and batch transforms. */
export const SEARCHES: Readonly<Record<string, Json>> = {
  "tuning-bayesian": document(
    [declare("Jobs", "Integer", 6)],
    [
      tuning("Tune", {
        HyperParameterTuningJobConfig: {
          Strategy: "Bayesian",
          HyperParameterTuningJobObjective: OBJECTIVE,
          ResourceLimits: { MaxNumberOfTrainingJobs: parameter("Jobs"), MaxParallelTrainingJobs: 2 },
          ParameterRanges: {
            ...RANGES,
            CategoricalParameterRanges: [{ Name: "booster", Values: ["gbtree", "dart"] }],
          },
          RandomSeed: 42,
          TuningJobCompletionCriteria: { TargetObjectiveMetricValue: 0.95 },
        },
      }),
    ],
  ),
  "tuning-hyperband-warm-start": document(
    [],
    [
      tuning("Tune", {
        HyperParameterTuningJobConfig: {
          Strategy: "Hyperband",
          StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 27 } },
          HyperParameterTuningJobObjective: OBJECTIVE,
          ResourceLimits: { MaxNumberOfTrainingJobs: 10, MaxParallelTrainingJobs: 10 },
          ParameterRanges: { ...RANGES, CategoricalParameterRanges: [] },
        },
        WarmStartConfig: {
          WarmStartType: "TransferLearning",
          ParentHyperParameterTuningJobs: [{ HyperParameterTuningJobName: "last-weeks-search" }],
        },
      }),
    ],
  ),
  "tuning-several-definitions": document(
    [],
    [
      tuning("Tune", {
        HyperParameterTuningJobConfig: {
          Strategy: "Random",
          ResourceLimits: { MaxNumberOfTrainingJobs: 8, MaxParallelTrainingJobs: 4 },
        },
        TrainingJobDefinition: undefined,
        TrainingJobDefinitions: ["shallow", "deep"].map((name) =>
          tuned(name, { DefinitionName: name, TuningObjective: OBJECTIVE, HyperParameterRanges: RANGES }),
        ),
      }),
    ],
  ),
  "transform-from-model": document(
    [declare("BatchData", "String", s3("data/batch"))],
    [
      model("CreateModel", s3("models/current/model.tar.gz")),
      transform("Score", get("Steps.CreateModel.ModelName"), {
        TransformInput: {
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: parameter("BatchData") } },
          ContentType: "text/csv",
          CompressionType: "None",
          SplitType: "Line",
        },
        BatchStrategy: "MultiRecord",
        MaxConcurrentTransforms: 4,
        MaxPayloadInMB: 6,
        ModelClientConfig: { InvocationsTimeoutInSeconds: 600, InvocationsMaxRetries: 2 },
        DataProcessing: { InputFilter: "$[1:]", OutputFilter: "$[0,-1]", JoinSource: "Input" },
      }),
    ],
  ),
  "transform-with-an-existing-model": document(
    [declare("ModelName", "String", "demo-model-7")],
    [
      transform(
        "Score",
        parameter("ModelName"),
        {
          Environment: { LEVEL: "warn" },
          DataCaptureConfig: { DestinationS3Uri: s3("capture"), KmsKeyId: KEY },
        },
        { CacheConfig: cached("P7D") },
      ),
    ],
  ),
  automl: document(
    [declare("Table", "String", s3("data/table"))],
    [
      autoML("Search", {
        InputDataConfig: [
          {
            ChannelType: "training",
            TargetAttributeName: "label",
            ContentType: "text/csv;header=present",
            CompressionType: "None",
            DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: parameter("Table") } },
          },
        ],
      }),
      model("CreateModel", undefined, {
        PrimaryContainer: {
          Image: get("Steps.Search.BestCandidate.InferenceContainers[0].Image"),
          ModelDataUrl: get("Steps.Search.BestCandidate.InferenceContainers[0].ModelDataUrl"),
          Environment: {
            MODEL_NAME: get("Steps.Search.BestCandidate.InferenceContainers[0].Environment['MODEL_NAME']"),
          },
        },
      }),
    ],
  ),
};
