import type { Condition } from "../document/definition";
import { propertiesOf, type Properties } from "../variables/properties";
import { step, type Step, type StepOptions } from "./step";

export interface ConditionStepOptions extends StepOptions {
  /** All of them have to hold for the `ifSteps` to run. */
  readonly conditions: readonly Condition[];
  readonly ifSteps?: readonly Step[];
  readonly elseSteps?: readonly Step[];
}

export interface ConditionStep extends Step<"Condition"> {
  /** `Outcome` is the text `true` or `false`. */
  readonly properties: Properties<{ Outcome: string }>;
}

/**
 * Chooses between two branches of steps. A step stands in one branch or at the top of the pipeline, never in both.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const conditionStep = (
  name: string,
  { conditions, ifSteps = [], elseSteps = [], ...options }: ConditionStepOptions,
): ConditionStep => ({
  ...step(
    "Condition",
    name,
    {
      Conditions: conditions,
      IfSteps: ifSteps.map(({ definition }) => definition),
      ElseSteps: elseSteps.map(({ definition }) => definition),
    },
    options,
  ),
  properties: propertiesOf<{ Outcome: string }>(name),
});
