import type { RetryPolicy } from "../document/definition";

/** Faults of the service itself; every retryable step can name them. */
export type StepFault = "Step.SERVICE_FAULT" | "Step.THROTTLING";
/** Faults of a job; steps that create a model or a model package cannot name them. */
export type JobFault =
  "SageMaker.JOB_INTERNAL_ERROR" | "SageMaker.CAPACITY_ERROR" | "SageMaker.RESOURCE_LIMIT";
/** Faults of tuning and AutoML, whose jobs run jobs of their own: those heal inside. */
export type SearchFault = StepFault | Exclude<JobFault, "SageMaker.JOB_INTERNAL_ERROR">;

interface Interval {
  /** Seconds before the first retry, 0 to 43,200. @default 1 */
  readonly intervalSeconds?: number;
  /** How many times longer each wait is than the one before. @default 2 */
  readonly backoffRate?: number;
}

/** Retries end after a number of attempts (1 to 20) or some minutes (at most 14,400), never both. @default 5 attempts */
type Bound =
  | { readonly maxAttempts?: number; readonly expireAfterMinutes?: never }
  | { readonly expireAfterMinutes: number; readonly maxAttempts?: never };

/** Tries a step again after faults that pass by themselves. */
export type Retry<Fault extends string = StepFault | JobFault> = {
  readonly on: readonly Fault[];
} & Interval &
  Bound;

/**
 * Retry policies as the document holds them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html
 */
export const retryPolicies = (retries: readonly Retry<string>[] = []): readonly RetryPolicy[] =>
  retries.map(({ on, intervalSeconds, backoffRate, maxAttempts, expireAfterMinutes }) => ({
    ExceptionType: on,
    IntervalSeconds: intervalSeconds,
    BackoffRate: backoffRate,
    MaxAttempts: maxAttempts,
    ExpireAfterMin: expireAfterMinutes,
  }));

/** For every retryable step: faults of the service, five attempts within about a minute. */
export const retryServiceFaults: Retry<StepFault> = {
  on: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
  intervalSeconds: 2,
  backoffRate: 2,
  maxAttempts: 5,
};

/** For jobs: waits up to two hours for capacity, quota, or a healthy machine. */
export const retryJobFaults: Retry<JobFault> = {
  on: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
  intervalSeconds: 60,
  backoffRate: 2,
  expireAfterMinutes: 120,
};

/** For tuning and AutoML: waits up to two hours for capacity or quota. */
export const retrySearchFaults: Retry<SearchFault> = {
  on: ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
  intervalSeconds: 60,
  backoffRate: 2,
  expireAfterMinutes: 120,
};
