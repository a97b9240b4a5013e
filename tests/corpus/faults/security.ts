import { fault, insert, remove, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const TRANSFORM = "transform-from-model";
const CLUSTER = "@Prepare.Arguments.ProcessingResources.ClusterConfig";

/** Jobs that AWS runs and that are not safe: each made from a document to which no security rule objects. */
export const SECURITY: readonly SeededFault[] = [
  fault(
    "a processing job outside the network",
    PIPELINE,
    remove("@Prepare.Arguments.NetworkConfig.VpcConfig"),
    "job-without-vpc @Prepare.Arguments",
  ),
  fault(
    "a training job outside the network",
    PIPELINE,
    remove("@Train.Arguments.VpcConfig"),
    "job-without-vpc @Train.Arguments",
  ),
  fault(
    "an AutoML job outside the network",
    "automl",
    remove("@Search.Arguments.AutoMLJobConfig.SecurityConfig.VpcConfig"),
    "job-without-vpc @Search.Arguments",
  ),
  fault(
    "a model in one subnet",
    TRANSFORM,
    remove("@CreateModel.Arguments.VpcConfig.Subnets[1]"),
    "job-in-one-subnet @CreateModel.Arguments.VpcConfig.Subnets",
  ),
  fault(
    "volumes without a key",
    PIPELINE,
    remove(`${CLUSTER}.VolumeKmsKeyId`),
    "job-without-volume-key @Prepare.Arguments",
  ),
  fault(
    "output without a key",
    PIPELINE,
    remove("@Train.Arguments.OutputDataConfig.KmsKeyId"),
    "job-without-output-key @Train.Arguments",
  ),
  fault(
    "scores without a key",
    TRANSFORM,
    remove("@Score.Arguments.TransformOutput.KmsKeyId"),
    "job-without-output-key @Score.Arguments",
  ),
  fault(
    "plain traffic between machines",
    PIPELINE,
    set("@Train.Arguments.EnableInterContainerTrafficEncryption", false),
    "job-without-traffic-encryption @Train.Arguments",
  ),
  fault(
    "a training job that reaches the network",
    PIPELINE,
    set("@Train.Arguments.EnableNetworkIsolation", false),
    "job-without-isolation @Train.Arguments",
  ),
  fault(
    "a model that reaches the network",
    TRANSFORM,
    remove("@CreateModel.Arguments.EnableNetworkIsolation"),
    "job-without-isolation @CreateModel.Arguments",
  ),
  fault(
    "a processing job without a time limit",
    PIPELINE,
    remove("@Prepare.Arguments.StoppingCondition"),
    "job-without-runtime-limit @Prepare.Arguments",
  ),
  fault(
    "a job that is not tried again",
    PIPELINE,
    remove("@Train.RetryPolicies"),
    "job-without-retry @Train",
  ),
  fault(
    "a job that does not say whether it is cached",
    PIPELINE,
    remove("@Train.CacheConfig"),
    "job-without-cache-policy @Train",
    { with: ["cache-never-hits @Evaluate.Arguments.ProcessingInputs[0].S3Input.S3Uri"] },
  ),
  fault(
    "a password in the environment",
    PIPELINE,
    set("@Prepare.Arguments.Environment", { DB_PASSWORD: "correct-horse" }),
    "job-holds-secret @Prepare.Arguments.Environment.DB_PASSWORD",
  ),
  fault(
    "an access key in a container argument",
    PIPELINE,
    set("@Prepare.Arguments.AppSpecification.ContainerArguments", ["--key", "AKIA" + "Z7QX".repeat(4)]),
    "job-holds-secret @Prepare.Arguments.AppSpecification.ContainerArguments[1]",
  ),
  fault(
    "a model that approves itself",
    "champion-and-challenger",
    set("@RegisterChallenger.Arguments.ModelApprovalStatus", "Approved"),
    "job-approves-itself @RegisterChallenger.Arguments.ModelApprovalStatus",
  ),
  fault(
    "a gate that ends in success",
    PIPELINE,
    set("@GoodEnough.Arguments.ElseSteps", []),
    "job-gate-without-fail @GoodEnough.Arguments.ElseSteps",
  ),
  fault(
    "an image under a tag that moves",
    PIPELINE,
    set(
      "@Prepare.Arguments.AppSpecification.ImageUri",
      "111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo-tools:latest",
    ),
    "job-image-not-pinned @Prepare.Arguments.AppSpecification.ImageUri",
  ),
  fault(
    "one role for two kinds of job",
    PIPELINE,
    set("@Train.Arguments.RoleArn", "arn:aws:iam::111122223333:role/demo-processing"),
    "job-role-shared @Train.Arguments.RoleArn",
  ),
  fault(
    "an endpoint that can be entered",
    "endpoint-deployed",
    set("@Configure.Arguments.ProductionVariants[0].EnableSSMAccess", true),
    "job-shell-access @Configure.Arguments.ProductionVariants[0].EnableSSMAccess",
  ),
  fault(
    "memory dumps without a key",
    "endpoint-deployed",
    set("@Configure.Arguments.ProductionVariants[0].CoreDumpConfig", {
      DestinationS3Uri: "s3://demo-ml-111122223333/dumps",
    }),
    "job-core-dump-without-key @Configure.Arguments.ProductionVariants[0].CoreDumpConfig",
  ),
  fault(
    "another step in the open beside a safe one",
    PIPELINE,
    insert("Steps[4]", {
      Name: "Report",
      Type: "Processing",
      Arguments: {
        AppSpecification: {
          ImageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo-tools@sha256:" + "5e1f".repeat(16),
        },
        ProcessingResources: {
          ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
        },
        RoleArn: "arn:aws:iam::111122223333:role/demo-processing",
      },
    }),
    "job-without-vpc Steps[4].Arguments",
    {
      with: [
        "job-without-volume-key Steps[4].Arguments",
        "job-without-traffic-encryption Steps[4].Arguments",
        "job-without-isolation Steps[4].Arguments",
        "job-without-runtime-limit Steps[4].Arguments",
        "job-without-retry Steps[4]",
        "job-without-cache-policy Steps[4]",
      ],
    },
  ),
  fault(
    "a key for machines that take none",
    PIPELINE,
    set("@Train.Arguments.ResourceConfig.InstanceType", "ml.g5.xlarge"),
    "volume-key-not-taken @Train.Arguments.ResourceConfig.VolumeKmsKeyId",
  ),
];
