import { propertiesOf, type Properties } from "../variables/properties";
import type { Value } from "../variables/variable";
import { checkMembers, type CheckStepOptions } from "./check-options";
import { step, type Step } from "./step";

/** What is checked; checks of a model need its name. */
type Subject =
  | { readonly checkType: "DATA_BIAS"; readonly modelName?: never }
  | {
      readonly checkType: "MODEL_BIAS" | "MODEL_EXPLAINABILITY";
      /** Name of the SageMaker model that Clarify asks for predictions. */
      readonly modelName: Value<string>;
    };

export type ClarifyCheckStepOptions = CheckStepOptions & Subject;

/** S3 URIs; which baseline each one is depends on `skipCheck` and `registerNewBaseline`. */
interface ClarifyCheckProperties {
  readonly CalculatedBaselineConstraints: string;
  readonly BaselineUsedForDriftCheckConstraints: string;
}

export interface ClarifyCheckStep extends Step<"ClarifyCheck"> {
  readonly properties: Properties<ClarifyCheckProperties>;
}

/**
 * Measures bias or explains predictions and compares the result with an earlier one. `clarifyJob` fills in the
 * arguments.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html
 */
export const clarifyCheckStep = (name: string, options: ClarifyCheckStepOptions): ClarifyCheckStep => ({
  ...step("ClarifyCheck", name, options.arguments, {
    ...options,
    extra: { ...checkMembers(options.checkType, options), ModelName: options.modelName },
  }),
  properties: propertiesOf<ClarifyCheckProperties>(name),
});
