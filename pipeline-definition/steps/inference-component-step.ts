import type {
  CreateInferenceComponentInput,
  DescribeInferenceComponentOutput,
} from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import { step, type Arguments, type Step, type StepOptions } from "./step";

export interface InferenceComponentStepOptions extends StepOptions {
  readonly arguments: Arguments<CreateInferenceComponentInput>;
}

export interface InferenceComponentStep extends Step<"InferenceComponent"> {
  /** What `DescribeInferenceComponent` will answer, as variables. */
  readonly properties: Properties<DescribeInferenceComponentOutput>;
}

/**
 * Puts a model on an endpoint, or updates it there. SageMaker neither caches nor retries it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html
 */
export const inferenceComponentStep = (
  name: string,
  options: InferenceComponentStepOptions,
): InferenceComponentStep => ({
  ...step("InferenceComponent", name, options.arguments, options),
  properties: propertiesOf<DescribeInferenceComponentOutput>(name),
});
