import {
  outputParameters,
  stepOutputs,
  type OutputTypes,
  type Payload,
  type StepOutputs,
} from "./step-outputs";
import { step, type CacheableStepOptions, type Step } from "./step";

export interface LambdaStepOptions<Outputs extends OutputTypes> extends CacheableStepOptions {
  /** Full ARN of the function; a literal, since SageMaker takes no variable here. */
  readonly functionArn: string;
  /** The event that the function gets. */
  readonly arguments?: Payload;
  /** What the function answers: a flat JSON object with these members. @default nothing */
  readonly outputs?: Outputs;
}

export interface LambdaStep<Outputs extends OutputTypes = OutputTypes> extends Step<"Lambda"> {
  /** What the function will answer, as variables by name. */
  readonly outputs: StepOutputs<Outputs>;
}

/**
 * Calls a Lambda function and waits for its answer, at most ten minutes. SageMaker does not retry it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const lambdaStep = <const Outputs extends OutputTypes = Readonly<Record<never, never>>>(
  name: string,
  { functionArn, outputs = {} as Outputs, ...options }: LambdaStepOptions<Outputs>,
): LambdaStep<Outputs> => ({
  ...step("Lambda", name, options.arguments ?? {}, {
    ...options,
    extra: { FunctionArn: functionArn, ...outputParameters(outputs) },
  }),
  outputs: stepOutputs(name, outputs),
});
