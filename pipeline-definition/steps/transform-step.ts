import type { CreateTransformJobRequest, DescribeTransformJobResponse } from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import { retryPolicies, type Retry } from "./retry";
import { step, type CacheableStepOptions, type JobArguments, type Step } from "./step";

export interface TransformStepOptions extends CacheableStepOptions {
  /** `CreateTransformJob` less the job's name, which SageMaker gives. */
  readonly arguments: JobArguments<CreateTransformJobRequest, "TransformJobName">;
  readonly retry?: readonly Retry[];
}

export interface TransformStep extends Step<"Transform"> {
  /** What `DescribeTransformJob` will answer, as variables. */
  readonly properties: Properties<DescribeTransformJobResponse>;
}

/**
 * Scores a whole data set with a SageMaker model. A cache cannot help when the model is created in the same
 * pipeline: its name, part of the cache key, is new each time.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html
 */
export const transformStep = (name: string, { retry, ...options }: TransformStepOptions): TransformStep => ({
  ...step("Transform", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<DescribeTransformJobResponse>(name),
});
