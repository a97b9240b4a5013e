import type {
  AutoMLJobConfig,
  AutoMLJobObjective,
  CreateAutoMLJobRequest,
  DescribeAutoMLJobResponse,
} from "@aws-sdk/client-sagemaker";
import { propertiesOf, type Properties } from "../variables/properties";
import { retryPolicies, type Retry, type SearchFault } from "./retry";
import { step, type Arguments, type CacheableStepOptions, type Step } from "./step";

/** Members that SageMaker refuses inside a pipeline, and those that stand below in a stricter form. */
type Replaced =
  | "AutoMLJobName"
  | "ModelDeployConfig"
  | "GenerateCandidateDefinitionsOnly"
  | "AutoMLJobConfig"
  | "AutoMLJobObjective"
  | "ProblemType";

/** What is learnt: both said or neither, and then AutoML finds out. */
type Objective =
  | {
      readonly ProblemType: NonNullable<CreateAutoMLJobRequest["ProblemType"]>;
      readonly AutoMLJobObjective: AutoMLJobObjective;
    }
  | { readonly ProblemType?: never; readonly AutoMLJobObjective?: never };

export interface AutoMLStepOptions extends CacheableStepOptions {
  /** `CreateAutoMLJob` (the first version) less the members that SageMaker gives or refuses inside a pipeline. */
  readonly arguments: Arguments<CreateAutoMLJobRequest, Replaced> & {
    /** A pipeline takes no other mode. */
    readonly AutoMLJobConfig: Arguments<AutoMLJobConfig, "Mode"> & { readonly Mode: "ENSEMBLING" };
  } & Objective;
  readonly retry?: readonly Retry<SearchFault>[];
}

interface AutoMLProperties extends DescribeAutoMLJobResponse {
  /** S3 URIs of the reports on the best candidate. */
  readonly BestCandidateProperties: {
    readonly ModelInsightsJsonReportPath: string;
    readonly ExplainabilityJsonReportPath: string;
  };
}

export interface AutoMLStep extends Step<"AutoML"> {
  /** What `DescribeAutoMLJob` will answer and the reports on the best candidate, as variables. */
  readonly properties: Properties<AutoMLProperties>;
}

/**
 * Lets SageMaker find algorithm, features and hyperparameters for a table.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJob.html
 */
export const autoMLStep = (name: string, { retry, ...options }: AutoMLStepOptions): AutoMLStep => ({
  ...step("AutoML", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<AutoMLProperties>(name),
});
