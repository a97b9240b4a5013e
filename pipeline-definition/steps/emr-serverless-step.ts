import type {
  CreateApplicationRequest,
  Hive,
  JobDriver,
  JobRun,
  SparkSubmit,
  StartJobRunRequest,
} from "@aws-sdk/client-emr-serverless";
import { propertiesOf, type Properties } from "../variables/properties";
import type { Value, WithVariables } from "../variables/variable";
import { retryPolicies, type Retry } from "./retry";
import { step, type Arguments, type CacheableStepOptions, type Step } from "./step";

/** `StartJobRun`, in its own spelling, less the application and the role, which stand beside it. */
type JobConfig = Arguments<
  StartJobRunRequest,
  "clientToken" | "applicationId" | "executionRoleArn" | "jobDriver"
> & {
  readonly jobDriver: WithVariables<Exclude<JobDriver, JobDriver.$UnknownMember>>;
};

/** An application that exists, or one that is created for the step. */
type Application =
  | { readonly ApplicationId: Value<string>; readonly ApplicationConfig?: never }
  | {
      /** `CreateApplication`, in its own spelling. */
      readonly ApplicationConfig: Arguments<CreateApplicationRequest, "clientToken">;
      readonly ApplicationId?: never;
    };

export interface EmrServerlessStepOptions extends CacheableStepOptions {
  readonly arguments: Application & {
    /** Role that the job takes on. */
    readonly ExecutionRoleArn: Value<string>;
    readonly JobConfig: JobConfig;
  };
  readonly retry?: readonly Retry[];
}

/** The job as `GetJobRun` describes it; of its drivers the one that it has. */
interface JobRunProperties {
  readonly jobRun: Omit<JobRun, "jobDriver"> & {
    readonly jobDriver: { readonly sparkSubmit: SparkSubmit; readonly hive: Hive };
  };
}

export interface EmrServerlessStep extends Step<"EMRServerless"> {
  /** What `GetJobRun` will answer, in its own spelling, as variables. */
  readonly properties: Properties<JobRunProperties>;
}

/**
 * Runs a Spark or Hive job in EMR Serverless. The application and the role are repeated in `JobConfig`, where
 * the service reads them too.
 *
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartJobRun.html
 */
export const emrServerlessStep = (
  name: string,
  { retry, arguments: args, ...options }: EmrServerlessStepOptions,
): EmrServerlessStep => {
  const JobConfig = {
    applicationId: args.ApplicationId,
    executionRoleArn: args.ExecutionRoleArn,
    ...args.JobConfig,
  };
  return {
    ...step("EMRServerless", name, { ...args, JobConfig }, { ...options, retry: retryPolicies(retry) }),
    properties: propertiesOf<JobRunProperties>(name),
  };
};
