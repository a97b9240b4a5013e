import { fault, insert, quoted, remove, rename, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const UNKNOWN_PROPERTY = "Cannot parse object, unknown property";

/** Mistakes in the document around its steps. */
export const DOCUMENT: readonly SeededFault[] = [
  fault("no version", "least-document", remove("Version"), "missing-member $"),
  fault(
    "a version that does not exist",
    "least-document",
    set("Version", "2021-12-01"),
    "value-not-allowed Version",
  ),
  fault("no list of steps", "metadata-filled-in", remove("Steps"), "missing-member $"),
  fault(
    "steps as an object",
    "least-document",
    set("Steps", {}),
    "wrong-type Steps",
    quoted("Expecting start of Json Array.", "#2345"),
  ),
  fault("a step that is text", PIPELINE, insert("Steps[0]", "Prepare"), "wrong-type Steps[0]"),
  fault(
    "an unknown member of the document",
    PIPELINE,
    set("Description", "x"),
    "unknown-member Description",
    quoted(UNKNOWN_PROPERTY, "#2746"),
  ),
  fault(
    "parameters in lower case",
    PIPELINE,
    rename("Parameters", "parameters"),
    "unknown-member parameters",
    {
      with: [
        "undeclared-parameter @Prepare.Arguments.ProcessingInputs[0].S3Input.S3Uri",
        "undeclared-parameter @Train.Arguments.HyperParameters.num_round.Std:Join.Values[0]",
        "undeclared-parameter @GoodEnough.Arguments.Conditions[0].RightValue",
        "undeclared-parameter @Register.Arguments.ModelApprovalStatus",
      ],
    },
  ),
  fault(
    "metadata with a number",
    "metadata-filled-in",
    set("Metadata.owner", 7),
    "wrong-type Metadata.owner",
  ),
  fault(
    "metadata with too long a text",
    "metadata-filled-in",
    set("Metadata.notes", "m".repeat(1025)),
    "value-not-allowed Metadata.notes",
  ),
  fault(
    "an experiment that is text",
    "experiment-by-name",
    set("PipelineExperimentConfig", "demo"),
    "wrong-type PipelineExperimentConfig",
    {
      with: ["unused-parameter Parameters[0]"],
      ...quoted("Expecting start of Json Object.", "#3908"),
    },
  ),
  fault(
    "an experiment with an unknown member",
    "experiment-as-the-sdk-writes-it",
    set("PipelineExperimentConfig.RunName", "r"),
    "unknown-member PipelineExperimentConfig.RunName",
    quoted(UNKNOWN_PROPERTY, "#2746"),
  ),
  fault(
    "MLflow without its server",
    "mlflow-tracked",
    remove("MlflowConfig.MlflowResourceArn"),
    "missing-member MlflowConfig",
  ),
  fault("a list without steps", "least-document", set("Steps", []), "no-steps Steps"),
  fault(
    "a step of a type that nobody knows",
    PIPELINE,
    insert("Steps[0]", { Name: "Later", Type: "QuantumAnnealing", Arguments: {} }),
    "unknown-step-type Steps[0].Type",
  ),
];
