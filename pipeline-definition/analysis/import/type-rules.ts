import { STEP_TYPES } from "../../api-model/step-types";
import { isJsonObject } from "../../document/definition";
import { isNewerMember, isNewerValue } from "./type-gaps";
import type { TypeRules } from "./value-code";

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

/** How the types of a step's arguments differ from the API. */
export const typeRules = (type: string): TypeRules => {
  const { implied = [], refused = {} } = STEP_TYPES.get(type) ?? {};
  const missing = new Set([...implied, ...Object.keys(refused)].map((path) => `${type}.${path}`));
  return {
    isMissing: (way) => missing.has(way) || isNewerMember(way.slice(way.lastIndexOf(".") + 1)),
    isLiteral: (way) => LITERALS.has(way),
    isVariable: (way) => VARIABLES.has(way),
    isValue: (way, value) =>
      (ONLY_VALUES.get(way) ?? value) === value && !isNewerValue(way.slice(way.lastIndexOf(".") + 1), value),
    asked: (way) => ASKED.get(way) ?? [],
  };
};

/** Members of which the types want exactly one, by where they stand. */
const CHOICES: ReadonlyMap<
  string,
  readonly (readonly [path: readonly string[], members: readonly string[]])[]
> = new Map([
  ["Tuning", [[[], ["TrainingJobDefinition", "TrainingJobDefinitions"]]]],
  [
    "EMR",
    [
      [[], ["ClusterId", "ClusterConfig"]],
      [
        ["ClusterConfig", "Instances"],
        ["InstanceGroups", "InstanceFleets"],
      ],
    ],
  ],
  [
    "EMRServerless",
    [
      [[], ["ApplicationId", "ApplicationConfig"]],
      [
        ["JobConfig", "jobDriver"],
        ["sparkSubmit", "hive"],
      ],
    ],
  ],
]);

const has = (value: unknown, key: string): boolean =>
  isJsonObject(value) && value[key] !== undefined && value[key] !== null;

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (isJsonObject(part) ? part[key] : undefined), value);

/** Why the types refuse the arguments of a step as a whole; undefined when they do not. */
export const argumentsFault = (type: string, args: unknown): string | undefined => {
  for (const [path, names] of CHOICES.get(type) ?? []) {
    const holder = at(args, path);
    if (holder === undefined) continue;
    if (names.filter((name) => has(holder, name)).length !== 1)
      return `The types want one of ${names.join(" and ")}.`;
  }
  if (type === "EMR" && has(args, "ClusterConfig") && has(args, "ExecutionRoleArn"))
    return "The types want ExecutionRoleArn only beside ClusterId.";
  if (type === "AutoML" && has(args, "ProblemType") !== has(args, "AutoMLJobObjective"))
    return "The types want ProblemType and AutoMLJobObjective, or neither.";
  return undefined;
};
