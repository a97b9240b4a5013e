import { requestShape } from "../api-model/api-shapes";
import { anyObject, list, objectShape, type Shape } from "../api-model/shape";
import { STEP_TYPES } from "../api-model/step-types";
import { isExpression, isJsonObject } from "../document/definition";
import { formatPath } from "../document/references";
import { checkShape } from "./check-shape";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { stepMembers } from "./document-shapes";
import { problem, type Problem } from "./problem";
import { placesAt } from "./value-at";

/** The conditions and the steps of the branches are looked at one by one. */
const CONDITION_ARGUMENTS = objectShape(
  { Conditions: list(anyObject) },
  { IfSteps: list(anyObject), ElseSteps: list(anyObject) },
);

/** What `Arguments` of a step type takes; undefined for a type whose request is not known. */
const argumentsShape = (type: string): Shape | undefined =>
  type === "Condition" ? CONDITION_ARGUMENTS : requestShape(type);

const checkRefused = ({ type = "", args, subject, path }: StepReading): readonly Problem[] =>
  Object.entries(STEP_TYPES.get(type)?.refused ?? {}).flatMap(([member, hint]) =>
    placesAt(args, member.split("."), [...path, "Arguments"])
      .filter(({ value }) => value !== null && value !== undefined)
      .map((place) => {
        const name = formatPath(place.path.slice(path.length + 1));
        const message = `${subject} gives "${name}", which pipelines refuse in a step of type "${type}".`;
        return problem("forbidden-argument", place.path, message, hint);
      }),
  );

/** @see the failure `ProfilerConfig is not allowed to have fields when disabled`, which only the job reports */
const checkProfiler = ({ type, args, subject, path }: StepReading): readonly Problem[] => {
  const config = args["ProfilerConfig"];
  if (type !== "Training" || !isJsonObject(config) || config["DisableProfiler"] !== true) return [];
  if (Object.keys(config).length === 1) return [];
  const message = `${subject} switches the profiler off and configures it too.`;
  const hint = 'Keep "DisableProfiler" alone in "ProfilerConfig".';
  return [problem("conflicting-members", [...path, "Arguments", "ProfilerConfig"], message, hint)];
};

const checkStepArguments = (step: StepReading, reading: DefinitionReading): readonly Problem[] => {
  const { type = "", subject, path } = step;
  const shape = argumentsShape(type);
  const args = step.step["Arguments"];
  // What is no object, or a reference in the place of one, has been reported as such.
  if (shape === undefined || !isJsonObject(args) || isExpression(args)) return [];
  const { parameters, defaults, stepNamed } = reading;
  const place = {
    subject,
    path: [...path, "Arguments"],
    skip: path.length + 1,
    parameters,
    defaults,
    stepNamed,
    elsewhere: { members: stepMembers(type), hint: 'Write it beside "Arguments", not inside.' },
  };
  return [...checkShape(shape, step.args, place), ...checkRefused(step), ...checkProfiler(step)];
};

/**
 * The arguments of steps fit AWS's request: known and required members, types, values, lengths, counts, patterns,
 * and parameters only where their type is taken. Types whose request is not known get no look at their arguments.
 */
export const checkArguments = (reading: DefinitionReading): readonly Problem[] =>
  reading.steps.flatMap((step) => checkStepArguments(step, reading));
