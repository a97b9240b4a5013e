import { STEP_TYPES } from "../../api-model/step-types";
import { isNewerMember, isNewerValue } from "./type-gaps";

type Members = Readonly<Record<string, unknown>>;

/** How the types of a step's arguments differ from the API. Places are the step type and members, with dots. */
export interface TypeRules {
  /** Whether the types leave a member out that the API has. */
  readonly isMissing: (way: string) => boolean;
  /** Whether the types take only a literal, no variable, in a place. */
  readonly isLiteral: (way: string) => boolean;
  /** Whether the types take only a variable, no literal, in a place. */
  readonly isVariable: (way: string) => boolean;
  /** Whether the types know a literal that the API takes in a place. */
  readonly isValue: (way: string, value: unknown) => boolean;
  /** The members that the types ask for in a place beside those that the API does. */
  readonly asked: (way: string) => readonly string[];
  /** Why the types refuse an object as a whole, whose members they all take; undefined when they do not. */
  readonly fault: (way: string, value: Members) => string | undefined;
}

/** Places where the types take only a literal: SageMaker looks no reference up there. */
const LITERALS = new Set([
  "Processing.ProcessingInputs.InputName",
  "Processing.ProcessingOutputConfig.Outputs.OutputName",
  "Tuning.HyperParameterTuningJobConfig.Strategy",
  "AutoML.AutoMLJobConfig.Mode",
  "AutoML.AutoMLJobObjective.MetricName",
  "AutoML.ProblemType",
]);

/** Places where the types take only a variable. */
const VARIABLES = new Set(["Endpoint.EndpointConfigName"]);

/** Places where the types take one value of those that the API does. */
const ONLY_VALUES: ReadonlyMap<string, string> = new Map([["AutoML.AutoMLJobConfig.Mode", "ENSEMBLING"]]);

/** Members that the types ask for and the API does not. */
const ASKED: ReadonlyMap<string, readonly string[]> = new Map([
  ["RegisterModel", ["ModelPackageGroupName"]],
  ["AutoML", ["AutoMLJobConfig"]],
  ["AutoML.AutoMLJobConfig", ["Mode"]],
  ["EMR.ClusterConfig", ["Instances"]],
  ["EMRServerless.JobConfig", ["jobDriver"]],
]);

/** Members that the types leave out, beside those that the table of step types names. */
const LEFT_OUT = /\.(ExperimentConfig\.(ExperimentName|TrialName|RunName)|AdditionalModelDataSources)$/;

const has = (value: Members, key: string): boolean => value[key] !== undefined && value[key] !== null;

const oneOf =
  (...names: readonly string[]) =>
  (value: Members): string | undefined =>
    names.filter((name) => has(value, name)).length === 1
      ? undefined
      : `The types want one of ${names.join(" and ")}.`;

const oneCluster = (value: Members): string | undefined =>
  has(value, "ClusterConfig") && has(value, "ExecutionRoleArn")
    ? "The types want ExecutionRoleArn only beside ClusterId."
    : oneOf("ClusterId", "ClusterConfig")(value);

const objectiveAndType = (value: Members): string | undefined =>
  has(value, "ProblemType") === has(value, "AutoMLJobObjective")
    ? undefined
    : "The types want ProblemType and AutoMLJobObjective, or neither.";

const switchOrSettings = (value: Members): string | undefined =>
  Object.keys(value).length > 1 &&
  Object.hasOwn(value, "DisableProfiler") &&
  value["DisableProfiler"] !== false
    ? "The types want DisableProfiler alone."
    : undefined;

const FAULTS: ReadonlyMap<string, (value: Members) => string | undefined> = new Map(
  Object.entries({
    Tuning: oneOf("TrainingJobDefinition", "TrainingJobDefinitions"),
    EMR: oneCluster,
    "EMR.ClusterConfig.Instances": oneOf("InstanceGroups", "InstanceFleets"),
    EMRServerless: oneOf("ApplicationId", "ApplicationConfig"),
    "EMRServerless.JobConfig.jobDriver": oneOf("sparkSubmit", "hive"),
    AutoML: objectiveAndType,
    "Training.ProfilerConfig": switchOrSettings,
  }),
);

const lastOf = (way: string): string => way.slice(way.lastIndexOf(".") + 1);

/** How the types of the arguments of one step type differ from the API. */
export const typeRules = (type: string): TypeRules => {
  const { implied = [], refused = {} } = STEP_TYPES.get(type) ?? {};
  const missing = new Set([...implied, ...Object.keys(refused)].map((path) => `${type}.${path}`));
  return {
    isMissing: (way) => missing.has(way) || LEFT_OUT.test(way) || isNewerMember(lastOf(way)),
    isLiteral: (way) => LITERALS.has(way),
    isVariable: (way) => VARIABLES.has(way),
    isValue: (way, value) => (ONLY_VALUES.get(way) ?? value) === value && !isNewerValue(lastOf(way), value),
    asked: (way) => ASKED.get(way) ?? [],
    fault: (way, value) => FAULTS.get(way)?.(value),
  };
};
