import { fault, insert, quoted, remove, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const UNKNOWN = (member: string) => `Unknown Argument member '${member}'`;
const ENUM = "Model Validation failed: Value 'x' for 'X' failed to satisfy enum value set: […]";
const TOO_LONG =
  "Model Validation failed: string '…' with length=91 cannot be greater than max=63.0 defined for ProcessingJobName";
const TOO_MANY =
  "Model validation failed - container ProcessingEnvironmentMap length (132) exceeds maximum limit (100)";
const OBJECT = quoted("Expecting start of Json Object.", "#3908");
const ARRAY = quoted("Expecting start of Json Array.", "#2345");

/** Mistakes in the arguments of processing steps. */
export const PROCESSING: readonly SeededFault[] = [
  fault(
    "a processing step without a role",
    PIPELINE,
    remove("@Prepare.Arguments.RoleArn"),
    "missing-member @Prepare.Arguments",
  ),
  fault(
    "a processing step without an image",
    PIPELINE,
    remove("@Prepare.Arguments.AppSpecification.ImageUri"),
    "missing-member @Prepare.Arguments.AppSpecification",
  ),
  fault(
    "a processing step without machines",
    PIPELINE,
    remove("@Prepare.Arguments.ProcessingResources"),
    "missing-member @Prepare.Arguments",
  ),
  fault(
    "a processing step without an instance type",
    PIPELINE,
    remove("@Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceType"),
    "missing-member @Prepare.Arguments.ProcessingResources.ClusterConfig",
  ),
  fault(
    "a processing step without a volume size",
    PIPELINE,
    remove("@Prepare.Arguments.ProcessingResources.ClusterConfig.VolumeSizeInGB"),
    "missing-member @Prepare.Arguments.ProcessingResources.ClusterConfig",
  ),
  fault(
    "an input mode that pipelines lack",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingInputs[0].S3Input.S3InputMode", "FastFile"),
    "value-not-allowed @Prepare.Arguments.ProcessingInputs[0].S3Input.S3InputMode",
    quoted(
      "Model Validation failed: Value 'FastFile' for 'ProcessingS3InputMode' failed to satisfy enum value set: [Pipe, File]",
      "definition.md §8.1",
    ),
  ),
  fault(
    "an input type in lower case",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingInputs[0].S3Input.S3DataType", "s3prefix"),
    "value-not-allowed @Prepare.Arguments.ProcessingInputs[0].S3Input.S3DataType",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "an upload mode that does not exist",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingOutputConfig.Outputs[0].S3Output.S3UploadMode", "AtEnd"),
    "value-not-allowed @Prepare.Arguments.ProcessingOutputConfig.Outputs[0].S3Output.S3UploadMode",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "an input as text",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingInputs[0].S3Input", "s3://demo-ml-111122223333/data"),
    "wrong-type @Prepare.Arguments.ProcessingInputs[0].S3Input",
    { with: ["unused-parameter Parameters[0]"], ...OBJECT },
  ),
  fault(
    "an input with two sources",
    "processing-from-athena-and-redshift",
    set("@Query.Arguments.ProcessingInputs[0].S3Input", {
      S3Uri: "s3://demo-ml-111122223333/x",
      S3DataType: "S3Prefix",
    }),
    "conflicting-members @Query.Arguments.ProcessingInputs[0]",
  ),
  fault(
    "container arguments as one text",
    PIPELINE,
    set("@Prepare.Arguments.AppSpecification.ContainerArguments", "--fast"),
    "wrong-type @Prepare.Arguments.AppSpecification.ContainerArguments",
    ARRAY,
  ),
  fault(
    "a container argument that is a number",
    PIPELINE,
    set("@Prepare.Arguments.AppSpecification.ContainerArguments", ["--seed", 42]),
    "wrong-type @Prepare.Arguments.AppSpecification.ContainerArguments[1]",
  ),
  fault(
    "a container argument of 257 characters",
    "hundred-arguments-of-256-characters",
    set("@Prepare.Arguments.AppSpecification.ContainerArguments[99]", "a".repeat(257)),
    "value-not-allowed @Prepare.Arguments.AppSpecification.ContainerArguments[99]",
    quoted("the step fails on a container argument of more than 256 characters", "#5224"),
  ),
  fault(
    "101 container arguments",
    "hundred-arguments-of-256-characters",
    insert("@Prepare.Arguments.AppSpecification.ContainerArguments[100]", "a"),
    "value-not-allowed @Prepare.Arguments.AppSpecification.ContainerArguments",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "eleven inputs",
    "ten-inputs-and-outputs",
    insert("@Prepare.Arguments.ProcessingInputs[10]", {
      InputName: "in11",
      S3Input: {
        S3Uri: "s3://demo-ml-111122223333/data/11",
        LocalPath: "/opt/ml/processing/input/in11",
        S3DataType: "S3Prefix",
        S3InputMode: "File",
      },
    }),
    "value-not-allowed @Prepare.Arguments.ProcessingInputs",
    quoted("more than 10 processing inputs are now caught at create", "#2554"),
  ),
  fault(
    "eleven outputs",
    "ten-inputs-and-outputs",
    insert("@Prepare.Arguments.ProcessingOutputConfig.Outputs[10]", {
      OutputName: "out11",
      S3Output: {
        S3Uri: "s3://demo-ml-111122223333/11",
        LocalPath: "/opt/ml/processing/output/out11",
        S3UploadMode: "EndOfJob",
      },
    }),
    "value-not-allowed @Prepare.Arguments.ProcessingOutputConfig.Outputs",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "101 environment variables",
    "hundred-environment-variables",
    set("@Prepare.Arguments.Environment.ONE_MORE", "v"),
    "value-not-allowed @Prepare.Arguments.Environment",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "an environment value that is a number",
    PIPELINE,
    set("@Prepare.Arguments.Environment", { WORKERS: 4 }),
    "wrong-type @Prepare.Arguments.Environment.WORKERS",
  ),
  fault(
    "an environment value of 257 characters",
    "hundred-environment-variables",
    set("@Prepare.Arguments.Environment.VARIABLE_0", "v".repeat(257)),
    "value-not-allowed @Prepare.Arguments.Environment.VARIABLE_0",
  ),
  fault(
    "an environment name with a dash",
    PIPELINE,
    set("@Prepare.Arguments.Environment", { "LOG-LEVEL": "info" }),
    "value-not-allowed @Prepare.Arguments.Environment.LOG-LEVEL",
  ),
  fault(
    "a job name of 91 characters",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingJobName", "p".repeat(91)),
    "value-not-allowed @Prepare.Arguments.ProcessingJobName",
    quoted(TOO_LONG, "#5099"),
  ),
  fault(
    "a processing job that runs too long",
    "ten-inputs-and-outputs",
    set("@Prepare.Arguments.StoppingCondition.MaxRuntimeInSeconds", 777_601),
    "value-not-allowed @Prepare.Arguments.StoppingCondition.MaxRuntimeInSeconds",
  ),
  fault(
    "101 machines",
    "ten-inputs-and-outputs",
    set("@Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceCount", 101),
    "value-not-allowed @Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceCount",
  ),
  fault(
    "no machine",
    "ten-inputs-and-outputs",
    set("@Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceCount", 0),
    "value-not-allowed @Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceCount",
  ),
  fault(
    "a count that is text",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceCount", "1"),
    "wrong-type @Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceCount",
  ),
  fault(
    "an instance type without its prefix",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceType", "m5.large"),
    "value-not-allowed @Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceType",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "an output key where the newest SDK puts it",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingOutputConfig.Outputs[0].S3Output.KmsKeyId", "alias/demo"),
    "unknown-member @Prepare.Arguments.ProcessingOutputConfig.Outputs[0].S3Output.KmsKeyId",
    quoted(UNKNOWN("KmsKeyId"), "PR 3472"),
  ),
  fault(
    "an unknown argument",
    PIPELINE,
    set("@Prepare.Arguments.InstanceType", "ml.m5.large"),
    "unknown-member @Prepare.Arguments.InstanceType",
    quoted(UNKNOWN("InstanceType"), "PR 3472"),
  ),
  fault(
    "a security group that is none",
    PIPELINE,
    set("@Prepare.Arguments.NetworkConfig.VpcConfig.SecurityGroupIds", []),
    "value-not-allowed @Prepare.Arguments.NetworkConfig.VpcConfig.SecurityGroupIds",
  ),
  fault(
    "an S3 address without its scheme",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingInputs[1].S3Input.S3Uri", "demo-ml-111122223333/code"),
    "value-not-allowed @Prepare.Arguments.ProcessingInputs[1].S3Input.S3Uri",
  ),
  fault(
    "a role that is no ARN",
    PIPELINE,
    set("@Prepare.Arguments.RoleArn", "demo-processing-role-of-ours"),
    "value-not-allowed @Prepare.Arguments.RoleArn",
  ),

  fault(
    "an input outside the folder of inputs",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingInputs[0].S3Input.LocalPath", "/opt/ml/input/raw"),
    "invalid-local-path @Prepare.Arguments.ProcessingInputs[0].S3Input.LocalPath",
  ),
];
