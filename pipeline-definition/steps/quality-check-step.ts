import { propertiesOf, type Properties } from "../variables/properties";
import type { Value } from "../variables/variable";
import { checkMembers, type CheckStepOptions } from "./check-options";
import { step, type Step } from "./step";

export interface QualityCheckStepOptions extends CheckStepOptions {
  readonly checkType: "DATA_QUALITY" | "MODEL_QUALITY";
  /** S3 URI of statistics to compare with, in place of those of the group. */
  readonly suppliedBaselineStatistics?: Value<string>;
}

/** S3 URIs; which baseline each one is depends on `skipCheck` and `registerNewBaseline`. */
interface QualityCheckProperties {
  readonly CalculatedBaselineConstraints: string;
  readonly CalculatedBaselineStatistics: string;
  readonly BaselineUsedForDriftCheckConstraints: string;
  readonly BaselineUsedForDriftCheckStatistics: string;
}

export interface QualityCheckStep extends Step<"QualityCheck"> {
  readonly properties: Properties<QualityCheckProperties>;
}

/**
 * Computes a baseline of data or of a model's predictions and compares it with an earlier one.
 * `dataQualityJob` and `modelQualityJob` fill in the arguments.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html
 */
export const qualityCheckStep = (name: string, options: QualityCheckStepOptions): QualityCheckStep => ({
  ...step("QualityCheck", name, options.arguments, {
    ...options,
    extra: {
      ...checkMembers(options.checkType, options),
      SuppliedBaselineStatistics: options.suppliedBaselineStatistics,
    },
  }),
  properties: propertiesOf<QualityCheckProperties>(name),
});
