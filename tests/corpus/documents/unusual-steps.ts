import { qualityCheck } from "../check-steps";
import { RANGES, channel, training, transform, tuned, tuning } from "../job-steps";
import { endpoint, endpointConfig, model, plain, register } from "../other-steps";
import {
  IMAGE,
  KEY,
  NOT_CACHED,
  asText,
  declare,
  document,
  get,
  join,
  parameter,
  s3,
  type Json,
} from "../parts";

/** Documents whose steps look odd and are right. */
export const UNUSUAL_STEPS: Readonly<Record<string, Json>> = {
  "defaults-that-are-empty": document(
    [
      declare("Statistics", "String", ""),
      declare("Constraints", "String", ""),
      declare("Group", "String", "demo-models"),
      declare("Skip", "Boolean", true),
    ],
    [
      qualityCheck(
        "DataQuality",
        "DATA_QUALITY",
        {},
        {
          SuppliedBaselineStatistics: parameter("Statistics"),
          SuppliedBaselineConstraints: parameter("Constraints"),
          ModelPackageGroupName: parameter("Group"),
          SkipCheck: parameter("Skip"),
        },
      ),
      register("Register", s3("models/current/model.tar.gz"), { ModelPackageGroupName: parameter("Group") }),
    ],
  ),
  "names-made-at-run-time": document(
    [declare("Group", "String", "demo")],
    [
      training(
        "Train",
        {
          TrainingJobName: join("-", "demo", get("Execution.PipelineExecutionId")),
          HyperParameters: {},
          InputDataConfig: undefined,
          Tags: [{ Key: "execution", Value: get("Execution.PipelineExecutionId") }],
        },
        { CacheConfig: NOT_CACHED },
      ),
      register("Register", get("Steps.Train.ModelArtifacts.S3ModelArtifacts"), {
        ModelPackageGroupName: join("-", parameter("Group"), "models"),
        CustomerMetadataProperties: { job: get("Steps.Train.TrainingJobName") },
      }),
    ],
  ),
  "models-under-one-prefix": document(
    [],
    ["One", "Two"].map((name) =>
      training(name, { OutputDataConfig: { S3OutputPath: s3("models"), KmsKeyId: KEY } }),
    ),
  ),
  "spot-by-parameter": document(
    [declare("Spot", "Boolean", true), declare("Wait", "Integer", 7200)],
    [
      training("Train", {
        EnableManagedSpotTraining: parameter("Spot"),
        StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: parameter("Wait") },
      }),
    ],
  ),
  "tuning-over-a-grid": document(
    [declare("Least", "String", "0.1")],
    [
      tuning("Grid", {
        HyperParameterTuningJobConfig: {
          Strategy: "Grid",
          HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "loss" },
          ResourceLimits: { MaxParallelTrainingJobs: 4 },
          ParameterRanges: { CategoricalParameterRanges: [{ Name: "optimizer", Values: ["adam", "sgd"] }] },
        },
        TrainingJobDefinition: tuned("Grid", {
          AlgorithmSpecification: {
            TrainingImage: IMAGE.own,
            TrainingInputMode: "FastFile",
            MetricDefinitions: [{ Name: "loss", Regex: "loss=(.*?);" }],
          },
        }),
      }),
      tuning("Auto", {
        Autotune: { Mode: "Enabled" },
        HyperParameterTuningJobConfig: {
          Strategy: "Bayesian",
          HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:auc" },
          ResourceLimits: {
            MaxNumberOfTrainingJobs: 4,
            MaxParallelTrainingJobs: 4,
            MaxRuntimeInSeconds: 7200,
          },
          ParameterRanges: {
            ...RANGES,
            ContinuousParameterRanges: [{ Name: "eta", MinValue: parameter("Least"), MaxValue: "1e-0" }],
          },
        },
      }),
    ],
  ),
  "model-without-artefacts": document(
    [],
    [
      model("CreateModel", undefined, {
        PrimaryContainer: { Image: IMAGE.own, Environment: { MODEL: "tiny" } },
      }),
      transform("Score", get("Steps.CreateModel.ModelName"), {
        TransformInput: {
          DataSource: { S3DataSource: { S3DataType: "ManifestFile", S3Uri: s3("data/batch.manifest") } },
        },
      }),
      endpointConfig("Configure", {
        EndpointConfigName: join("-", "demo", get("Execution.PipelineExecutionId")),
      }),
      endpoint("Deploy", get("Steps.Configure.EndpointConfigName"), {
        EndpointName: join("-", "demo", get("Execution.PipelineName")),
      }),
    ],
  ),
  "package-logged-without-containers": document(
    [],
    [
      register("Register", undefined, {
        InferenceSpecification: undefined,
        ModelPackageRegistrationType: "Logged",
        SourceUri: s3("models/current"),
      }),
    ],
  ),
  "values-of-jobs-passed-on": document(
    [],
    [
      training("Train"),
      training(
        "Again",
        {
          HyperParameters: {
            parent: get("Steps.Train.TrainingJobName"),
            seconds: asText(get("Steps.Train.BillableTimeInSeconds")),
            objective: get("Steps.Train.HyperParameters['objective']"),
          },
          ResourceConfig: {
            InstanceType: get("Steps.Train.ResourceConfig.InstanceType"),
            InstanceCount: get("Steps.Train.ResourceConfig.InstanceCount"),
            VolumeSizeInGB: 30,
            VolumeKmsKeyId: KEY,
          },
          InputDataConfig: [
            channel("train", get("Steps.Train.InputDataConfig[0].DataSource.S3DataSource.S3Uri")),
          ],
        },
        { CacheConfig: NOT_CACHED },
      ),
    ],
  ),
  "lineage-of-associations-only": document(
    [],
    [
      plain("Lineage", "Record", {
        Associations: [
          {
            Source: { Arn: "arn:aws:sagemaker:eu-west-1:111122223333:artifact/0a1b" },
            Destination: { Arn: "arn:aws:sagemaker:eu-west-1:111122223333:action/2c3d" },
            AssociationType: "Produced",
          },
        ],
      }),
    ],
  ),
};
