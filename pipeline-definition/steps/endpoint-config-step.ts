import type { CreateEndpointConfigInput, DescribeEndpointConfigOutput } from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import { retryPolicies, type Retry } from "./retry";
import { step, type Arguments, type CacheableStepOptions, type Step } from "./step";

export interface EndpointConfigStepOptions extends CacheableStepOptions {
  /** `CreateEndpointConfig` less the members that SageMaker refuses inside a pipeline. */
  readonly arguments: Arguments<CreateEndpointConfigInput, "DataCaptureConfig" | "ExplainerConfig">;
  readonly retry?: readonly Retry[];
}

export interface EndpointConfigStep extends Step<"EndpointConfig"> {
  /** What `DescribeEndpointConfig` will answer, as variables. */
  readonly properties: Properties<DescribeEndpointConfigOutput>;
}

/**
 * Creates the configuration of an endpoint. SageMaker puts a suffix of the execution's own behind the name, so
 * an endpoint takes it from `properties.EndpointConfigName`, never from a literal.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export const endpointConfigStep = (
  name: string,
  { retry, ...options }: EndpointConfigStepOptions,
): EndpointConfigStep => ({
  ...step("EndpointConfig", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<DescribeEndpointConfigOutput>(name),
});
