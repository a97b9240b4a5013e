import { withDefaults } from "../pipeline-definition/analysis/cache-values";
import {
  isJsonObject,
  type JsonObject,
  type StepDefinition,
} from "../pipeline-definition/document/definition";

/** Instances that a step pays for. */
export interface JobInstances {
  readonly instanceType: string;
  readonly count: number;
  /** How many such jobs the step starts: more than one for tuning. */
  readonly jobs: number;
  /** Whether they stay after the execution, as those of an endpoint do. */
  readonly standing: boolean;
  /** After this long SageMaker stops the job. */
  readonly maxSeconds?: number;
}

/** What a step pays for; `unpriced` says why that cannot be told. */
export interface StepInstances {
  readonly instances: readonly JobInstances[];
  readonly unpriced?: string;
}

/** Steps that start nothing which is paid by the hour. */
const FREE: ReadonlySet<string> = new Set([
  ...["Condition", "Fail", "Model", "RegisterModel", "Lineage", "Endpoint", "InferenceComponent"],
]);

const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner: unknown, key) => (isJsonObject(inner) ? inner[key] : undefined), value);

const numberOf = (value: unknown, otherwise: number): number => {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : otherwise;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const clusterOf = (
  cluster: unknown,
  rest: Partial<Pick<JobInstances, "jobs" | "standing" | "maxSeconds">> = {},
  countMember = "InstanceCount",
): readonly JobInstances[] => {
  const groups = listOf(member(cluster, "InstanceGroups"));
  if (groups.length > 0) return groups.flatMap((group) => clusterOf(group, rest));
  const instanceType = member(cluster, "InstanceType");
  if (typeof instanceType !== "string") return [];
  const count = numberOf(member(cluster, countMember), 1);
  return [{ instanceType, count, jobs: 1, standing: false, ...rest }];
};

const limitOf = (args: unknown): { readonly maxSeconds?: number } => {
  const seconds = numberOf(member(args, "StoppingCondition", "MaxRuntimeInSeconds"), 0);
  return seconds > 0 ? { maxSeconds: seconds } : {};
};

const tuningInstances = (args: unknown): readonly JobInstances[] => {
  const limit = member(args, "HyperParameterTuningJobConfig", "ResourceLimits", "MaxNumberOfTrainingJobs");
  const jobs = numberOf(limit, 1);
  const several = listOf(member(args, "TrainingJobDefinitions"));
  // Which of several definitions is tried how often is not known: the dearest answer is the first one's share.
  const definitions = several.length > 0 ? several : [member(args, "TrainingJobDefinition")];
  const share = Math.ceil(jobs / definitions.length);
  return definitions.flatMap((one) =>
    clusterOf(member(one, "ResourceConfig") ?? member(one, "HyperParameterTuningResourceConfig"), {
      jobs: share,
      ...limitOf(one),
    }),
  );
};

const INSTANCES: Readonly<Record<string, (args: unknown) => readonly JobInstances[]>> = {
  Processing: (args) => clusterOf(member(args, "ProcessingResources", "ClusterConfig"), limitOf(args)),
  QualityCheck: (args) => clusterOf(member(args, "ProcessingResources", "ClusterConfig"), limitOf(args)),
  ClarifyCheck: (args) => clusterOf(member(args, "ProcessingResources", "ClusterConfig"), limitOf(args)),
  Training: (args) => clusterOf(member(args, "ResourceConfig"), limitOf(args)),
  Transform: (args) => clusterOf(member(args, "TransformResources")),
  Tuning: tuningInstances,
  EndpointConfig: (args) =>
    listOf(member(args, "ProductionVariants")).flatMap((variant) =>
      clusterOf(variant, { standing: true }, "InitialInstanceCount"),
    ),
};

/**
 * The instances that a step pays for in an execution that is started with the defaults of the parameters. Takes any
 * JSON; what it cannot tell it says.
 */
export const stepInstances = (document: JsonObject, step: StepDefinition): StepInstances => {
  const type = String(step.Type);
  if (FREE.has(type)) return { instances: [] };
  const read = Object.hasOwn(INSTANCES, type) ? INSTANCES[type] : undefined;
  if (read === undefined) return { instances: [], unpriced: `steps of type ${type} are not priced` };
  const instances = read(withDefaults(document)(step.Arguments));
  return instances.length > 0
    ? { instances }
    : { instances, unpriced: "it names no instance type that is known before it runs" };
};
