import { fault, quoted, remove, set, type SeededFault } from "../seeded-fault";

const BASELINES = "quality-and-bias-baselines";

/** Mistakes in steps that check data and models. */
export const CHECKS: readonly SeededFault[] = [
  fault(
    "a quality check of no kind",
    BASELINES,
    remove("@DataQuality.CheckType"),
    "missing-member @DataQuality",
  ),
  fault(
    "a quality check of a Clarify kind",
    BASELINES,
    set("@DataQuality.CheckType", "DATA_BIAS"),
    "value-not-allowed @DataQuality.CheckType",
    { with: ["incomplete-check @DataQuality.Arguments"] },
  ),
  fault(
    "a Clarify check of a quality kind",
    BASELINES,
    set("@DataBias.CheckType", "DATA_QUALITY"),
    "value-not-allowed @DataBias.CheckType",
    { with: ["incomplete-check @DataBias.Arguments"] },
  ),
  fault(
    "statistics given to a Clarify check",
    BASELINES,
    set("@DataBias.SuppliedBaselineStatistics", "s3://demo-ml-111122223333/s.json"),
    "unknown-member @DataBias.SuppliedBaselineStatistics",
    quoted("Cannot parse object, unknown property", "#2746"),
  ),
  fault(
    "a switch that is text",
    BASELINES,
    set("@DataBias.SkipCheck", "false"),
    "wrong-type @DataBias.SkipCheck",
  ),
  fault(
    "a quality check without machines",
    BASELINES,
    remove("@ModelQuality.Arguments.ProcessingResources"),
    "missing-member @ModelQuality.Arguments",
  ),
  fault(
    "a Clarify check without a role",
    BASELINES,
    remove("@Explanations.Arguments.RoleArn"),
    "missing-member @Explanations.Arguments",
  ),
  fault(
    "a bias check of a model without the model",
    BASELINES,
    remove("@ModelBias.ModelName"),
    "missing-member @ModelBias",
  ),
  fault(
    "a quality check whose container is not told where its data is",
    BASELINES,
    remove("@DataQuality.Arguments.Environment.dataset_source"),
    "incomplete-check @DataQuality.Arguments",
  ),
  fault(
    "a Clarify check without its configuration",
    BASELINES,
    remove("@DataBias.Arguments.ProcessingInputs[0]"),
    "incomplete-check @DataBias.Arguments",
  ),
];
