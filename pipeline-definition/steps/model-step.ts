import type { ContainerDefinition, CreateModelInput, DescribeModelOutput } from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import { retryPolicies, type Retry, type StepFault } from "./retry";
import { step, type Arguments, type Step, type StepOptions } from "./step";

type Container = Arguments<ContainerDefinition, "AdditionalModelDataSources">;

export interface ModelStepOptions extends StepOptions {
  /** `CreateModel` less the model's name, which SageMaker gives, and what it refuses inside a pipeline. */
  readonly arguments: Arguments<CreateModelInput, "ModelName" | "PrimaryContainer" | "Containers"> & {
    readonly PrimaryContainer?: Container;
    readonly Containers?: readonly Container[];
  };
  readonly retry?: readonly Retry<StepFault>[];
}

export interface ModelStep extends Step<"Model"> {
  /** What `DescribeModel` will answer, as variables. */
  readonly properties: Properties<DescribeModelOutput>;
}

/**
 * Creates a SageMaker model out of an artifact and a serving image, for endpoints and batch transform.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 */
export const modelStep = (name: string, { retry, ...options }: ModelStepOptions): ModelStep => ({
  ...step("Model", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<DescribeModelOutput>(name),
});
