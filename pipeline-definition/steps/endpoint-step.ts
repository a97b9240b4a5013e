import type { CreateEndpointInput, DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import type { PipelineVariable } from "../variables/variable";
import { step, type Arguments, type CacheableStepOptions, type Step } from "./step";

export interface EndpointStepOptions extends CacheableStepOptions {
  /** `CreateEndpoint` less the deployment settings, which SageMaker refuses inside a pipeline. */
  readonly arguments: Arguments<CreateEndpointInput, "DeploymentConfig" | "EndpointConfigName"> & {
    /** `properties.EndpointConfigName` of an endpoint-config step, whose real name has a suffix. */
    readonly EndpointConfigName: PipelineVariable<string>;
  };
}

export interface EndpointStep extends Step<"Endpoint"> {
  /** What `DescribeEndpoint` will answer, as variables. */
  readonly properties: Properties<DescribeEndpointOutput>;
}

/**
 * Creates the endpoint, or updates it when it exists. SageMaker does not retry it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
 */
export const endpointStep = (name: string, options: EndpointStepOptions): EndpointStep => ({
  ...step("Endpoint", name, options.arguments, options),
  properties: propertiesOf<DescribeEndpointOutput>(name),
});
