import type {
  CreateTrainingJobRequest,
  DescribeTrainingJobResponse,
  MetricData,
  ProfilerConfig,
} from "@aws-sdk/client-sagemaker";
import { propertiesOf, type NamedList, type Properties } from "../variables/properties";
import type { Value } from "../variables/variable";
import { retryPolicies, type Retry } from "./retry";
import { step, type Arguments, type CacheableStepOptions, type JobArguments, type Step } from "./step";

/** Whether there is a profiler, or how it works: together the job would fail when it starts. */
type Profiler =
  | { readonly DisableProfiler: Value<boolean> }
  | (Arguments<ProfilerConfig, "DisableProfiler"> & { readonly DisableProfiler?: false });

export interface TrainingStepOptions extends CacheableStepOptions {
  /** `CreateTrainingJob` less the job's name, which SageMaker gives. */
  readonly arguments: JobArguments<CreateTrainingJobRequest, "TrainingJobName" | "ProfilerConfig"> & {
    readonly ProfilerConfig?: Profiler;
  };
  readonly retry?: readonly Retry[];
}

type TrainingProperties = Omit<DescribeTrainingJobResponse, "FinalMetricDataList"> & {
  /** Found by metric name, such as `validation:logloss`. */
  readonly FinalMetricDataList: NamedList<string, MetricData>;
};

export interface TrainingStep extends Step<"Training"> {
  /** What `DescribeTrainingJob` will answer, as variables. */
  readonly properties: Properties<TrainingProperties>;
}

/**
 * Trains a model with a built-in algorithm or with a script in a framework image.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export const trainingStep = (name: string, { retry, ...options }: TrainingStepOptions): TrainingStep => ({
  ...step("Training", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<TrainingProperties>(name),
});
