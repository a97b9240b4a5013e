import type { Value } from "../variables/variable";
import { step, type Step, type StepOptions } from "./step";

export interface FailStepOptions extends StepOptions {
  /** Shown as the reason why the execution failed; at most 3,072 characters. */
  readonly errorMessage: Value<string>;
}

/**
 * Ends the execution as failed. Nothing can depend on it, and the execution cannot be retried.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const failStep = (name: string, { errorMessage, ...options }: FailStepOptions): Step<"Fail"> =>
  step("Fail", name, { ErrorMessage: errorMessage }, options);
