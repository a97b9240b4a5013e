import { fault, quoted, remove, rename, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const get = (path: string) => ({ Get: path });
const UNKNOWN = (member: string) => `Unknown Argument member '${member}'`;
const ENUM = "Model Validation failed: Value 'x' for 'X' failed to satisfy enum value set: […]";
const TOO_MANY =
  "Model validation failed - container ProcessingEnvironmentMap length (132) exceeds maximum limit (100)";
const ARRAY = quoted("Expecting start of Json Array.", "#2345");
const OBJECT = quoted("Expecting start of Json Object.", "#3908");

/** Mistakes in the arguments of models, their packages, batch transforms and Fail steps. */
export const MODELS: readonly SeededFault[] = [
  fault(
    "a model with two kinds of container",
    "transform-from-model",
    set("@CreateModel.Arguments.Containers", [
      { Image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo-tools@sha256:" + "5e1f".repeat(16) },
    ]),
    "conflicting-members @CreateModel.Arguments",
  ),
  fault(
    "a model without a container",
    "transform-from-model",
    remove("@CreateModel.Arguments.PrimaryContainer"),
    "missing-member @CreateModel.Arguments",
  ),
  fault(
    "a model of additional sources",
    "transform-from-model",
    set("@CreateModel.Arguments.PrimaryContainer.AdditionalModelDataSources", []),
    "forbidden-argument @CreateModel.Arguments.PrimaryContainer.AdditionalModelDataSources",
    quoted(UNKNOWN("AdditionalModelDataSources"), "#4994"),
  ),
  fault(
    "a model's role under the jobs' name",
    "transform-from-model",
    rename("@CreateModel.Arguments.ExecutionRoleArn", "RoleArn"),
    "unknown-member @CreateModel.Arguments.RoleArn",
    quoted(UNKNOWN("RoleArn"), "PR 3472"),
  ),
  fault(
    "a package with a name",
    PIPELINE,
    set("@Register.Arguments.ModelPackageName", "demo"),
    "forbidden-argument @Register.Arguments.ModelPackageName",
    quoted(UNKNOWN("ModelPackageName"), "PR 3472"),
  ),
  fault(
    "a package for the marketplace",
    PIPELINE,
    set("@Register.Arguments.CertifyForMarketplace", false),
    "forbidden-argument @Register.Arguments.CertifyForMarketplace",
    quoted("not available in the workflow service and will cause rejection", "SDK, _utils.py; PR 3472"),
  ),
  fault(
    "a package with a description",
    PIPELINE,
    set("@Register.Arguments.Description", "good"),
    "forbidden-argument @Register.Arguments.Description",
    quoted("not available in the workflow service and will cause rejection", "SDK, _utils.py; PR 3472"),
  ),
  fault(
    "an approval status that does not exist",
    PIPELINE,
    set("@Register.Arguments.ModelApprovalStatus", "Pending"),
    "value-not-allowed @Register.Arguments.ModelApprovalStatus",
    { with: ["unused-parameter Parameters[2]"], ...quoted(ENUM, "definition.md §8.1") },
  ),
  fault(
    "content types as text",
    PIPELINE,
    set("@Register.Arguments.InferenceSpecification.SupportedContentTypes", "text/csv"),
    "wrong-type @Register.Arguments.InferenceSpecification.SupportedContentTypes",
    ARRAY,
  ),
  fault(
    "a package without containers",
    PIPELINE,
    set("@Register.Arguments.InferenceSpecification.Containers", []),
    "value-not-allowed @Register.Arguments.InferenceSpecification.Containers",
  ),
  fault(
    "metrics without a content type",
    PIPELINE,
    remove("@Register.Arguments.ModelMetrics.ModelQuality.Statistics.ContentType"),
    "missing-member @Register.Arguments.ModelMetrics.ModelQuality.Statistics",
  ),
  fault(
    "a package without its group",
    PIPELINE,
    remove("@Register.Arguments.ModelPackageGroupName"),
    "missing-member @Register.Arguments",
  ),
  fault(
    "a transform without a model",
    "transform-from-model",
    remove("@Score.Arguments.ModelName"),
    "missing-member @Score.Arguments",
  ),
  fault(
    "a transform without machines",
    "transform-from-model",
    remove("@Score.Arguments.TransformResources"),
    "missing-member @Score.Arguments",
  ),
  fault(
    "a split type that does not exist",
    "transform-from-model",
    set("@Score.Arguments.TransformInput.SplitType", "Lines"),
    "value-not-allowed @Score.Arguments.TransformInput.SplitType",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "17 environment variables of a transform",
    "transform-with-an-existing-model",
    set(
      "@Score.Arguments.Environment",
      Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`V${String(i)}`, "x"])),
    ),
    "value-not-allowed @Score.Arguments.Environment",
    quoted(TOO_MANY, "kedro-sagemaker#14"),
  ),
  fault(
    "a transform's payload as text",
    "transform-from-model",
    set("@Score.Arguments.MaxPayloadInMB", "6"),
    "wrong-type @Score.Arguments.MaxPayloadInMB",
  ),
  fault(
    "a Fail step's message under another name",
    PIPELINE,
    rename("@TooWeak.Arguments.ErrorMessage", "Message"),
    "missing-member @TooWeak.Arguments",
    { with: ["unknown-member @TooWeak.Arguments.Message"] },
  ),
  fault(
    "a Fail message of 3,073 characters",
    PIPELINE,
    set("@TooWeak.Arguments.ErrorMessage", "f".repeat(3073)),
    "value-not-allowed @TooWeak.Arguments.ErrorMessage",
  ),
  fault(
    "a Fail message that is a number",
    PIPELINE,
    set("@TooWeak.Arguments.ErrorMessage", 5),
    "wrong-type @TooWeak.Arguments.ErrorMessage",
  ),
  fault(
    "a model from a Get in the wrong place",
    "transform-from-model",
    set("@CreateModel.Arguments.PrimaryContainer", get("Parameters.BatchData")),
    "reference-not-allowed @CreateModel.Arguments.PrimaryContainer",
    OBJECT,
  ),
];
