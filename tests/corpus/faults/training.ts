import { fault, insert, quoted, remove, rename, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const UNKNOWN = (member: string) => `Unknown Argument member '${member}'`;
const ENUM = "Model Validation failed: Value 'x' for 'X' failed to satisfy enum value set: […]";
const TOO_LONG =
  "Model Validation failed: string '…' with length=91 cannot be greater than max=63.0 defined for ProcessingJobName";
const TOO_MANY =
  "Model validation failed - container ProcessingEnvironmentMap length (132) exceeds maximum limit (100)";
const ARRAY = quoted("Expecting start of Json Array.", "#2345");
const OBJECT = quoted("Expecting start of Json Object.", "#3908");

/** Mistakes in the arguments of training steps. */
export const TRAINING: readonly SeededFault[] = [
  fault(
    "a training step without its image",
    PIPELINE,
    remove("@Train.Arguments.AlgorithmSpecification.TrainingImage"),
    "missing-member @Train.Arguments.AlgorithmSpecification",
  ),
  fault(
    "a training step with image and algorithm",
    PIPELINE,
    set("@Train.Arguments.AlgorithmSpecification.AlgorithmName", "ours"),
    "conflicting-members @Train.Arguments.AlgorithmSpecification",
  ),
  fault(
    "a training step without an output path",
    PIPELINE,
    remove("@Train.Arguments.OutputDataConfig.S3OutputPath"),
    "missing-member @Train.Arguments.OutputDataConfig",
  ),
  fault(
    "a training step without machines",
    PIPELINE,
    remove("@Train.Arguments.ResourceConfig"),
    "missing-member @Train.Arguments",
  ),
  fault(
    "a training step without a time limit",
    PIPELINE,
    remove("@Train.Arguments.StoppingCondition"),
    "missing-member @Train.Arguments",
  ),
  fault(
    "hyperparameters in one word",
    PIPELINE,
    rename("@Train.Arguments.HyperParameters", "Hyperparameters"),
    "unknown-member @Train.Arguments.Hyperparameters",
    quoted(UNKNOWN("Hyperparameters"), "PR 3472"),
  ),
  fault(
    "a hyperparameter that is a number",
    PIPELINE,
    set("@Train.Arguments.HyperParameters.max_depth", 5),
    "wrong-type @Train.Arguments.HyperParameters.max_depth",
  ),
  fault(
    "a hyperparameter that is a boolean",
    PIPELINE,
    set("@Train.Arguments.HyperParameters.verbose", true),
    "wrong-type @Train.Arguments.HyperParameters.verbose",
  ),
  fault(
    "hyperparameters as a list",
    PIPELINE,
    set("@Train.Arguments.HyperParameters", [{ Name: "eta", Value: "1" }]),
    "wrong-type @Train.Arguments.HyperParameters",
    { with: ["unused-parameter Parameters[3]"], ...OBJECT },
  ),
  fault(
    "101 hyperparameters",
    "hundred-hyperparameters",
    set("@Train.Arguments.HyperParameters.one_more", "h"),
    "value-not-allowed @Train.Arguments.HyperParameters",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "a hyperparameter of 2,501 characters",
    "hundred-hyperparameters",
    set("@Train.Arguments.HyperParameters.parameter-0", "h".repeat(2501)),
    "value-not-allowed @Train.Arguments.HyperParameters.parameter-0",
  ),
  fault(
    "21 channels",
    "twenty-channels-and-forty-metrics",
    insert("@Train.Arguments.InputDataConfig[20]", {
      ChannelName: "c.21",
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://demo-ml-111122223333/data/21" } },
    }),
    "value-not-allowed @Train.Arguments.InputDataConfig",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "two channels of one name",
    PIPELINE,
    set("@Train.Arguments.InputDataConfig[1].ChannelName", "train"),
    "duplicate-name @Train.Arguments.InputDataConfig[1].ChannelName",
  ),
  fault(
    "41 metrics",
    "twenty-channels-and-forty-metrics",
    insert("@Train.Arguments.AlgorithmSpecification.MetricDefinitions[40]", { Name: "m", Regex: "m=(.*)" }),
    "value-not-allowed @Train.Arguments.AlgorithmSpecification.MetricDefinitions",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "a channel's address as its source",
    PIPELINE,
    set("@Train.Arguments.InputDataConfig[0].DataSource", "s3://demo-ml-111122223333/data"),
    "wrong-type @Train.Arguments.InputDataConfig[0].DataSource",
    OBJECT,
  ),
  fault(
    "channels by name",
    PIPELINE,
    set("@Train.Arguments.InputDataConfig", { train: "s3://demo-ml-111122223333/data" }),
    "wrong-type @Train.Arguments.InputDataConfig",
    ARRAY,
  ),
  fault(
    "an input mode in lower case",
    PIPELINE,
    set("@Train.Arguments.AlgorithmSpecification.TrainingInputMode", "file"),
    "value-not-allowed @Train.Arguments.AlgorithmSpecification.TrainingInputMode",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "a profiler switched off and configured",
    PIPELINE,
    set("@Train.Arguments.ProfilerConfig", {
      DisableProfiler: true,
      S3OutputPath: "s3://demo-ml-111122223333/profiler",
    }),
    "conflicting-members @Train.Arguments.ProfilerConfig",
    quoted(
      "ClientError: Failed to invoke sagemaker:CreateTrainingJob. Error Details: ProfilerConfig is not allowed to have fields when disabled.",
      "#3555",
    ),
  ),
  fault(
    "a custom training job name of 64 characters",
    "custom-job-name-prefixes",
    set("@Train.Arguments.TrainingJobName", "t".repeat(64)),
    "value-not-allowed @Train.Arguments.TrainingJobName",
    quoted(TOO_LONG, "#5099"),
  ),
  fault(
    "51 tags",
    "fifty-tags",
    insert("@Train.Arguments.Tags[50]", { Key: "one-more", Value: "t" }),
    "value-not-allowed @Train.Arguments.Tags",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "tags as an object",
    PIPELINE,
    set("@Train.Arguments.Tags", { owner: "demo" }),
    "wrong-type @Train.Arguments.Tags",
    ARRAY,
  ),
  fault(
    "a wait shorter than the run on spot instances",
    "training-on-spot-instances",
    set("@Train.Arguments.StoppingCondition.MaxWaitTimeInSeconds", 1800),
    "invalid-spot-settings @Train.Arguments.StoppingCondition",
  ),
  fault(
    "spot instances without a wait",
    "training-on-spot-instances",
    remove("@Train.Arguments.StoppingCondition.MaxWaitTimeInSeconds"),
    "invalid-spot-settings @Train.Arguments.StoppingCondition",
  ),
  fault(
    "a script fetched by an isolated job",
    "training-script-mode-in-isolation",
    set(
      "@Train.Arguments.HyperParameters.sagemaker_submit_directory",
      '"s3://demo-ml-111122223333/code/sourcedir.tar.gz"',
    ),
    "script-out-of-reach @Train.Arguments.HyperParameters.sagemaker_submit_directory",
  ),
  fault(
    "a notebook job retried too often",
    "notebook-job",
    set("@Report.Arguments.RetryStrategy.MaximumRetryAttempts", 31),
    "value-not-allowed @Report.Arguments.RetryStrategy.MaximumRetryAttempts",
  ),
  fault(
    "a serverless job of an unknown kind",
    "training-serverless",
    set("@FineTune.Arguments.ServerlessJobConfig.JobType", "Finetuning"),
    "value-not-allowed @FineTune.Arguments.ServerlessJobConfig.JobType",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "a machine of a family that nobody knows",
    PIPELINE,
    set("@Train.Arguments.ResourceConfig.InstanceType", "ml.m99.large"),
    "unknown-instance-family @Train.Arguments.ResourceConfig.InstanceType",
  ),
];
