import { fault, quoted, remove, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const UNKNOWN_PROPERTY = "Cannot parse object, unknown property";

/** Mistakes in what stands around the arguments of steps. */
export const NAMES: readonly SeededFault[] = [
  fault("a step without a name", PIPELINE, remove("@TooWeak.Name"), "missing-member @TooWeak"),
  fault("a step without a type", PIPELINE, remove("@TooWeak.Type"), "missing-member @TooWeak"),
  fault("a step without arguments", PIPELINE, remove("@TooWeak.Arguments"), "missing-member @TooWeak"),
  fault(
    "a step type of the API's",
    "transform-from-model",
    set("@CreateModel.Type", "CreateModel"),
    "misspelt-step-type @CreateModel.Type",
  ),
  fault(
    "a step type in lower case",
    PIPELINE,
    set("@Register.Type", "registermodel"),
    "misspelt-step-type @Register.Type",
  ),
  fault(
    "an unknown member of a step",
    PIPELINE,
    set("@Train.Timeout", 60),
    "unknown-member @Train.Timeout",
    quoted(UNKNOWN_PROPERTY, "#2746"),
  ),
  fault(
    "a member of another step type",
    PIPELINE,
    set("@Train.PropertyFiles", []),
    "unknown-member @Train.PropertyFiles",
    quoted(UNKNOWN_PROPERTY, "#2746"),
  ),
  fault(
    "DependsOn as text",
    "order-without-data",
    set("@Left.DependsOn", "First"),
    "wrong-type @Left.DependsOn",
    quoted("Expecting start of Json Array.", "#2345"),
  ),
  fault(
    "a display name of 257 characters",
    PIPELINE,
    set("@Train.DisplayName", "d".repeat(257)),
    "value-not-allowed @Train.DisplayName",
  ),
  fault(
    "a description of 3,073 characters",
    PIPELINE,
    set("@Train.Description", "d".repeat(3073)),
    "value-not-allowed @Train.Description",
  ),
  fault(
    "a display name by reference",
    PIPELINE,
    set("@Train.DisplayName", { Get: "Parameters.InputData" }),
    "reference-not-allowed @Train.DisplayName",
  ),
  fault(
    "a step name with a space",
    "lambda-with-outputs",
    set("@Tell.Name", "Tell them"),
    "invalid-name @Tell.Name",
  ),
  fault(
    "a step name of 65 characters",
    "lambda-with-outputs",
    set("@Tell.Name", "T".repeat(65)),
    "invalid-name @Tell.Name",
  ),
  fault("an empty step name", "lambda-with-outputs", set("@Tell.Name", ""), "invalid-name @Tell.Name"),
  fault(
    "a step name with a dot",
    "lambda-with-outputs",
    set("@Stop.Name", "Stop.here"),
    "invalid-name @Stop.Name",
  ),
  fault(
    "a name taken in a branch",
    PIPELINE,
    set("@Register.Name", "Prepare"),
    "duplicate-step-name @Register.Name",
    {
      with: ["cycle Steps[0]"],
      ...quoted(
        "Pipeline steps cannot have duplicate names. In addition, steps added in the ConditionStep cannot be added in the Pipeline steps list.",
        "SDK, pipeline.py",
      ),
    },
  ),
  fault(
    "a name in both branches",
    PIPELINE,
    set("@TooWeak.Name", "Register"),
    "duplicate-step-name @TooWeak.Name",
    quoted("Pipeline steps cannot have duplicate names.", "SDK, pipeline.py"),
  ),
  fault(
    "names that differ in capitals",
    PIPELINE,
    set("@TooWeak.Name", "register"),
    "similar-step-names @TooWeak.Name",
  ),
];
