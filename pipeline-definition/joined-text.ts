import { memberShape, requestShape, resolve } from "./api-model/api-shapes";
import type { Shape } from "./api-model/shape";
import { followProperty } from "./checks/property-shape";
import {
  conditionArguments,
  isExpression,
  isGet,
  isJsonGet,
  isJsonObject,
  type Expression,
  type Json,
  type JsonObject,
  type PipelineDefinition,
  type StepDefinition,
} from "./document/definition";
import { parseGet } from "./document/references";
import { allSteps } from "./document/steps";

/** What a document declares, to know the type of a reference. */
interface Declared {
  readonly parameters: ReadonlyMap<string, string>;
  readonly steps: ReadonlyMap<string, StepDefinition>;
}

/** Members beside a step's arguments, and of the pipeline's settings, in which text is wanted. */
const TEXT_MEMBERS: readonly string[] = [
  "ModelPackageGroupName",
  "ModelName",
  "SuppliedBaselineStatistics",
  "SuppliedBaselineConstraints",
  "ExperimentName",
  "TrialName",
  "MlflowResourceArn",
  "MlflowExperimentName",
];

const isScalarOutput = (step: StepDefinition, name: string): boolean =>
  step.OutputParameters?.some(
    ({ OutputName, OutputType }) => OutputName === name && OutputType !== "String",
  ) ?? false;

const isScalarProperty = (
  step: StepDefinition | undefined,
  property: Parameters<typeof followProperty>[1],
): boolean => {
  const last = property.at(-1);
  if (step === undefined) return false;
  if (last !== undefined && "key" in last && isScalarOutput(step, last.key)) return true;
  const end = followProperty(step.Type, property);
  if (end === undefined || !("shape" in end)) return false;
  return ["integer", "number", "boolean"].includes(resolve(end.shape).kind);
};

/** Whether an expression yields a number or a boolean, or may: the type of what a file holds is not known. */
const mayBeNoText = (expression: Expression, { parameters, steps }: Declared): boolean => {
  if (isJsonGet(expression)) return true;
  if (!isGet(expression)) return false;
  const reference = parseGet(expression.Get, []);
  if (reference.kind === "parameter") return (parameters.get(reference.name) ?? "String") !== "String";
  return reference.kind === "property" && isScalarProperty(steps.get(reference.step), reference.property);
};

const asText = (expression: Expression, declared: Declared): Json =>
  (mayBeNoText(expression, declared)
    ? { "Std:Join": { On: "", Values: [expression] } }
    : expression) as unknown as Json;

const isFreeText = (shape: Shape): boolean => {
  const known = resolve(shape);
  return known.kind === "text" && known.values === undefined;
};

const inShape = (value: Json | undefined, shape: Shape | undefined, declared: Declared): Json | undefined => {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  if (isExpression(value)) return isFreeText(shape) ? asText(value, declared) : value;
  if (Array.isArray(value)) {
    return value.map((item: Json, i) => inShape(item, memberShape(shape, i), declared)) as Json;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      inShape(member as Json, memberShape(shape, key), declared),
    ]),
  );
};

const inTextMembers = <T extends object>(value: T, declared: Declared): T =>
  Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      TEXT_MEMBERS.includes(key) && isExpression(member) ? asText(member, declared) : (member as Json),
    ]),
  ) as T;

const inStep = (step: StepDefinition, declared: Declared): StepDefinition => {
  const condition = conditionArguments(step);
  if (condition !== undefined) {
    // A branch may be absent or null in a definition that was not made here.
    const branches = (["IfSteps", "ElseSteps"] as const).flatMap((name) =>
      Array.isArray(condition[name])
        ? [[name, condition[name].map((inner) => inStep(inner as StepDefinition, declared))] as const]
        : [],
    );
    return { ...step, Arguments: { ...condition, ...Object.fromEntries(branches) } as unknown as JsonObject };
  }
  const own = inTextMembers(step, declared);
  if (step.Arguments === undefined) return own;
  return { ...own, Arguments: inShape(step.Arguments, requestShape(step.Type), declared) as JsonObject };
};

const inSettings = (settings: JsonObject | null | undefined, declared: Declared) =>
  isJsonObject(settings) ? inTextMembers(settings, declared) : settings;

/**
 * A document in which every number and boolean that stands where AWS's API wants text is turned into text by a
 * join of one value. SageMaker refuses it bare: `Cannot assign property reference [Parameters.x] to argument of
 * type [String]`. Enumerations stay as they are.
 */
export const withJoinedText = (document: PipelineDefinition): PipelineDefinition => {
  const declared = {
    parameters: new Map((document.Parameters ?? []).map(({ Name, Type }) => [Name, Type])),
    steps: new Map(allSteps(document).map(({ step }) => [step.Name, step])),
  };
  return {
    ...document,
    ...("PipelineExperimentConfig" in document
      ? { PipelineExperimentConfig: inSettings(document.PipelineExperimentConfig, declared) }
      : {}),
    ...("MlflowConfig" in document ? { MlflowConfig: inSettings(document.MlflowConfig, declared) } : {}),
    Steps: document.Steps.map((step) => inStep(step, declared)),
  };
};
