import type { JsonObject } from "../document/definition";
import { quoted } from "../document/quoted";
import type { StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { objectAt, placesAt, valueAt, type PlacedValue } from "./value-at";

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

const KINDS = [
  { list: "IntegerParameterRanges", form: INTEGER, words: "a whole number as text" },
  { list: "ContinuousParameterRanges", form: NUMBER, words: "a number as text" },
] as const;

/** Where ranges stand, and the hyperparameters that are fixed beside them. */
const RANGES = [
  {
    ranges: ["HyperParameterTuningJobConfig", "ParameterRanges"],
    fixed: ["TrainingJobDefinition", "StaticHyperParameters"],
  },
  {
    ranges: ["TrainingJobDefinition", "HyperParameterRanges"],
    fixed: ["TrainingJobDefinition", "StaticHyperParameters"],
  },
] as const;

const nameOf = (range: JsonObject): string =>
  typeof range["Name"] === "string" ? quoted(range["Name"]) : "without a name";

const checkBounds = (
  range: JsonObject,
  { form, words }: (typeof KINDS)[number],
  { path }: PlacedValue,
  { subject }: StepReading,
): readonly Problem[] => {
  const name = nameOf(range);
  const malformed = ["MinValue", "MaxValue"].flatMap((bound) => {
    const value = range[bound];
    if (typeof value !== "string" || form.test(value)) return [];
    const message = `${bound} of range ${name} of ${subject} is ${quoted(value)}, not ${words}.`;
    return [problem("invalid-range", [...path, bound], message, `Write ${words}.`)];
  });
  const [low, high] = [range["MinValue"], range["MaxValue"]];
  if (malformed.length > 0 || typeof low !== "string" || typeof high !== "string") return malformed;
  if (Number(low) > Number(high)) {
    const message = `Range ${name} of ${subject} begins at ${low} and ends at ${high}.`;
    return [problem("invalid-range", path, message, 'Let "MinValue" be the smaller one.')];
  }
  const { ScalingType } = range;
  if (ScalingType === "Logarithmic" && Number(low) <= 0) {
    const message = `Range ${name} of ${subject} begins at ${low}, where there is no logarithm.`;
    return [problem("invalid-range", path, message, 'Begin above 0, or use "Linear".')];
  }
  if (ScalingType !== "ReverseLogarithmic" || (Number(low) >= 0 && Number(high) < 1)) return [];
  const message = `Range ${name} of ${subject} goes from ${low} to ${high}; reverse logarithms take 0 to below 1.`;
  return [problem("invalid-range", path, message, 'Stay within it, or use "Linear".')];
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-define-ranges.html */
const checkList = (all: PlacedValue, step: StepReading): readonly Problem[] =>
  KINDS.flatMap((kind) =>
    placesAt(all.value, [kind.list, "*"], all.path).flatMap((place) =>
      checkBounds(objectAt(place.value), kind, place, step),
    ),
  );

/** A hyperparameter is searched over once, and not fixed at the same time. */
const checkNames = (all: PlacedValue, fixed: JsonObject, { subject }: StepReading): readonly Problem[] => {
  const seen = new Set<string>();
  const lists = ["IntegerParameterRanges", "ContinuousParameterRanges", "CategoricalParameterRanges"];
  const names = lists.flatMap((list) => placesAt(all.value, [list, "*", "Name"], all.path));
  return names.flatMap(({ value, path }) => {
    if (typeof value !== "string") return [];
    const name = quoted(value);
    if (Object.hasOwn(fixed, value)) {
      const message = `${subject} fixes hyperparameter ${name} and searches over it too.`;
      return [problem("conflicting-members", path, message, "Keep one of them.")];
    }
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const message = `${subject} has two ranges of hyperparameter ${name}.`;
    return [problem("conflicting-members", path, message, "Keep one of them.")];
  });
};

/** Grid search goes over listed values only. */
const checkGrid = (all: PlacedValue, step: StepReading): readonly Problem[] => {
  if (valueAt(step.args, "HyperParameterTuningJobConfig", "Strategy") !== "Grid") return [];
  return KINDS.flatMap(({ list }) =>
    placesAt(all.value, [list], all.path).flatMap(({ value, path }) => {
      if (!Array.isArray(value) || value.length === 0) return [];
      const message = `${step.subject} searches by "Grid", which takes listed values only, and has "${list}".`;
      const hint = 'List the values in "CategoricalParameterRanges", or use another strategy.';
      return [problem("conflicting-members", path, message, hint)];
    }),
  );
};

/** The ranges of a tuning job are ranges. */
export const checkRanges = (step: StepReading): readonly Problem[] => {
  const base = [...step.path, "Arguments"];
  const single = RANGES.flatMap(({ ranges, fixed }) =>
    placesAt(step.args, ranges, base).map((all) => ({ all, fixed: objectAt(step.args, ...fixed) })),
  );
  const listed = placesAt(step.args, ["TrainingJobDefinitions", "*"], base).flatMap(({ value, path }) =>
    placesAt(value, ["HyperParameterRanges"], path).map((all) => ({
      all,
      fixed: objectAt(value, "StaticHyperParameters"),
    })),
  );
  return [...single, ...listed].flatMap(({ all, fixed }) => [
    ...checkList(all, step),
    ...checkNames(all, fixed, step),
    ...checkGrid(all, step),
  ]);
};
