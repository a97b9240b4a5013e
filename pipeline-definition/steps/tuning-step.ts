import type {
  CreateHyperParameterTuningJobRequest,
  DescribeHyperParameterTuningJobResponse,
  HyperParameterTrainingJobDefinition,
  HyperParameterTrainingJobSummary,
  HyperParameterTuningJobConfig,
} from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import type { WithVariables } from "../variables/variable";
import { retryPolicies, type Retry, type SearchFault } from "./retry";
import { step, type Arguments, type CacheableStepOptions, type Step } from "./step";

type Definition = WithVariables<HyperParameterTrainingJobDefinition>;

/** One training job definition or up to ten of them, never both. */
type Definitions =
  | { readonly TrainingJobDefinition: Definition; readonly TrainingJobDefinitions?: never }
  | { readonly TrainingJobDefinitions: readonly Definition[]; readonly TrainingJobDefinition?: never };

type TuningArguments = Arguments<
  CreateHyperParameterTuningJobRequest,
  | "HyperParameterTuningJobName"
  | "HyperParameterTuningJobConfig"
  | "TrainingJobDefinition"
  | "TrainingJobDefinitions"
> & {
  readonly HyperParameterTuningJobConfig: Arguments<HyperParameterTuningJobConfig, "Strategy"> &
    Pick<HyperParameterTuningJobConfig, "Strategy">;
} & Definitions;

export interface TuningStepOptions extends CacheableStepOptions {
  /** `CreateHyperParameterTuningJob` less the job's name, which SageMaker gives. */
  readonly arguments: TuningArguments;
  readonly retry?: readonly Retry<SearchFault>[];
}

interface TuningProperties extends DescribeHyperParameterTuningJobResponse {
  /** The best fifty training jobs; position 0 is the best one. */
  readonly TrainingJobSummaries: HyperParameterTrainingJobSummary[];
}

export interface TuningStep extends Step<"Tuning"> {
  /** What `DescribeHyperParameterTuningJob` will answer and the list of its training jobs, as variables. */
  readonly properties: Properties<TuningProperties>;
}

/**
 * Searches hyperparameters: runs training jobs and finds the best one. Its model is `topModelUri`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html
 */
export const tuningStep = (name: string, { retry, ...options }: TuningStepOptions): TuningStep => ({
  ...step("Tuning", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<TuningProperties>(name),
});
