import type {
  HadoopJarStepConfig,
  JobFlowInstancesConfig,
  RunJobFlowInput,
  Step as EmrJobStep,
} from "@aws-sdk/client-emr";
import { propertiesOf, type Properties } from "../variables/properties";
import type { Value, WithVariables } from "../variables/variable";
import { retryPolicies, type Retry } from "./retry";
import { step, type Arguments, type CacheableStepOptions, type Step } from "./step";

type InstanceLists = "InstanceGroups" | "InstanceFleets";

/** Instances of a cluster: groups or fleets, never both; SageMaker ends the cluster itself. */
type Instances = Arguments<
  JobFlowInstancesConfig,
  InstanceLists | "KeepJobFlowAliveWhenNoSteps" | "TerminationProtected"
> &
  (
    | (Required<Arguments<Pick<JobFlowInstancesConfig, "InstanceGroups">>> & {
        readonly InstanceFleets?: never;
      })
    | (Required<Arguments<Pick<JobFlowInstancesConfig, "InstanceFleets">>> & {
        readonly InstanceGroups?: never;
      })
  );

/** A cluster for this step alone: `RunJobFlow` less the members that SageMaker refuses inside a pipeline. */
type ClusterConfig = Arguments<RunJobFlowInput, "Name" | "Steps" | "AutoTerminationPolicy" | "Instances"> & {
  readonly Instances: Instances;
};

/** A running cluster, or one that is started for the step and ended after it. */
type Cluster =
  | {
      readonly ClusterId: Value<string>;
      /** Role that the step takes on in the cluster. @default the cluster's own */
      readonly ExecutionRoleArn?: Value<string>;
      readonly ClusterConfig?: never;
    }
  | { readonly ClusterConfig: ClusterConfig; readonly ClusterId?: never; readonly ExecutionRoleArn?: never };

export interface EmrStepOptions extends CacheableStepOptions {
  readonly arguments: Cluster & {
    readonly StepConfig: { readonly HadoopJarStep: WithVariables<HadoopJarStepConfig> };
  };
  readonly retry?: readonly Retry[];
}

export interface EmrStep extends Step<"EMR"> {
  /** EMR's description of the step, and the cluster it ran in, as variables. */
  readonly properties: Properties<EmrJobStep & { readonly ClusterId: string }>;
}

/**
 * Runs a job, such as Spark's, in an EMR cluster.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
 */
export const emrStep = (name: string, { retry, ...options }: EmrStepOptions): EmrStep => ({
  ...step("EMR", name, options.arguments, { ...options, retry: retryPolicies(retry) }),
  properties: propertiesOf<EmrJobStep & { readonly ClusterId: string }>(name),
});
