import type { CreateModelPackageInput, DescribeModelPackageOutput } from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import { retryPolicies, type Retry, type StepFault } from "./retry";
import { step, type Arguments, type Step, type StepOptions } from "./step";

/** SageMaker refuses these members inside a pipeline. */
type Refused = "ModelPackageName" | "CertifyForMarketplace" | "ClientToken";

export interface RegisterModelStepOptions extends StepOptions {
  /** `CreateModelPackage` less the members that SageMaker refuses inside a pipeline. */
  readonly arguments: Arguments<CreateModelPackageInput, Refused> & {
    readonly ModelPackageGroupName: unknown;
  };
  readonly retry?: readonly Retry<StepFault>[];
}

export interface RegisterModelStep extends Step<"RegisterModel"> {
  /** What `DescribeModelPackage` will answer, as variables. */
  readonly properties: Properties<DescribeModelPackageOutput>;
}

/**
 * Registers a model as the next version of a model package group.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html
 */
export const registerModelStep = (
  name: string,
  { retry, ...options }: RegisterModelStepOptions,
): RegisterModelStep => ({
  ...step("RegisterModel", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<DescribeModelPackageOutput>(name),
});
