import type { CreateProcessingJobRequest } from "@aws-sdk/client-sagemaker";
import type { Value } from "../variables/variable";
import type { CacheableStepOptions, JobArguments } from "./step";

/** Options that quality and Clarify checks share. SageMaker does not retry either. */
export interface CheckStepOptions extends CacheableStepOptions {
  /** `CreateProcessingJob` less the job's name: the job that computes the baseline and compares. */
  readonly arguments: JobArguments<CreateProcessingJobRequest, "ProcessingJobName">;
  /** Group whose latest approved version holds the baseline to compare with. */
  readonly modelPackageGroupName?: Value<string>;
  /** Whether nothing is compared. @default false */
  readonly skipCheck?: Value<boolean>;
  /** Whether the step fails when the new data strays from the baseline. @default true */
  readonly failOnViolation?: Value<boolean>;
  /** Whether the newly calculated baseline becomes the one to compare with. @default false */
  readonly registerNewBaseline?: Value<boolean>;
  /** S3 URI of constraints to compare with, in place of those of the group. */
  readonly suppliedBaselineConstraints?: Value<string>;
}

/** The part of a check that stands beside the arguments, less what only one of the two has. */
export const checkMembers = (
  checkType: string,
  {
    modelPackageGroupName,
    skipCheck = false,
    failOnViolation = true,
    registerNewBaseline = false,
    suppliedBaselineConstraints,
  }: CheckStepOptions,
) => ({
  CheckType: checkType,
  ModelPackageGroupName: modelPackageGroupName,
  SkipCheck: skipCheck,
  FailOnViolation: failOnViolation,
  RegisterNewBaseline: registerNewBaseline,
  SuppliedBaselineConstraints: suppliedBaselineConstraints,
});
