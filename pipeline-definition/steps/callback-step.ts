import {
  outputParameters,
  stepOutputs,
  type OutputTypes,
  type Payload,
  type StepOutputs,
} from "./step-outputs";
import { step, type CacheableStepOptions, type Step } from "./step";

export interface CallbackStepOptions<Outputs extends OutputTypes> extends CacheableStepOptions {
  /** URL of the queue, at most 256 characters; a literal, since SageMaker takes no variable here. */
  readonly sqsQueueUrl: string;
  /** Sent to the queue as `arguments`, beside the token to answer with. */
  readonly arguments?: Payload;
  /** What `SendPipelineExecutionStepSuccess` has to answer. @default nothing */
  readonly outputs?: Outputs;
}

export interface CallbackStep<Outputs extends OutputTypes = OutputTypes> extends Step<"Callback"> {
  /** What the answer will hold, as variables by name. */
  readonly outputs: StepOutputs<Outputs>;
}

/**
 * Puts a message on a queue and waits until somebody answers it, at most as long as an execution may last.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const callbackStep = <const Outputs extends OutputTypes = Readonly<Record<never, never>>>(
  name: string,
  { sqsQueueUrl, outputs = {} as Outputs, ...options }: CallbackStepOptions<Outputs>,
): CallbackStep<Outputs> => ({
  ...step("Callback", name, options.arguments ?? {}, {
    ...options,
    extra: { SqsQueueUrl: sqsQueueUrl, ...outputParameters(outputs) },
  }),
  outputs: stepOutputs(name, outputs),
});
