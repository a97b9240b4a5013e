import type { JsonObject } from "../document/definition";
import { nearestName, quotedList } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { checkShape } from "./check-shape";
import { objectsIn, type DefinitionReading, type StepReading } from "./definition-reading";
import { DOCUMENT, PARAMETER, STEP_FRAME, STEP_MEMBERS } from "./document-shapes";
import { problem, type Problem } from "./problem";
import { membersOf, requestShape, resolve } from "../api-model/api-shapes";
import { anyObject, objectShape } from "../api-model/shape";
import { STEP_TYPES } from "../api-model/step-types";

/** Step types by the names that people know them by. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["CreateModel", "Model"],
  ["CreateProcessingJob", "Processing"],
  ["CreateTrainingJob", "Training"],
  ["CreateModelPackage", "RegisterModel"],
]);

const checkStepType = ({ type, subject, path }: StepReading): readonly Problem[] => {
  if (type === undefined || STEP_TYPES.has(type)) return [];
  const meant = ALIASES.get(type) ?? nearestName(type, STEP_TYPES.keys());
  const message = `${subject} has the type ${quoted(type)}, which is not known.`;
  const at = [...path, "Type"];
  return meant === undefined
    ? [
        problem(
          "unknown-step-type",
          at,
          message,
          `The types known here are ${quotedList(STEP_TYPES.keys())}.`,
        ),
      ]
    : [problem("misspelt-step-type", at, message, `Did you mean "${meant}"?`)];
};

/** The members that a step's request may have; none where its request is not known or has any. */
const requestMembers = (type: string): readonly string[] => {
  const request = requestShape(type);
  const shape = request && resolve(request);
  return shape?.kind === "object" ? Object.keys(membersOf(shape)) : [];
};

const checkStep = ({ subject, path, step, type }: StepReading, { parameters }: DefinitionReading) => {
  const own = STEP_MEMBERS.get(type ?? "") ?? { required: {}, optional: {} };
  const needsArguments = type !== "Lambda" && type !== "Callback";
  // What is inside the arguments has a check of its own.
  const args = { Arguments: anyObject };
  const shape = objectShape(
    { ...STEP_FRAME.required, ...own.required, ...(needsArguments ? args : {}) },
    { ...STEP_FRAME.optional, ...own.optional, ...(needsArguments ? {} : args) },
  );
  // A type that is newer than our table may have members of its own.
  const known = STEP_TYPES.has(type ?? "")
    ? step
    : Object.fromEntries(
        Object.entries(step).filter(
          ([key]) => Object.hasOwn(shape.required, key) || Object.hasOwn(shape.optional, key),
        ),
      );
  const members = requestMembers(type ?? "");
  const elsewhere = { members, hint: 'Write it inside "Arguments".' };
  return checkShape(shape, known, { subject, path, skip: path.length, parameters, elsewhere });
};

const checkParameter = (parameter: JsonObject, i: number, { parameters }: DefinitionReading) => {
  const { Name } = parameter;
  const path = ["Parameters", i];
  const subject = `parameter ${quoted(typeof Name === "string" ? Name : `Parameters[${String(i)}]`)}`;
  return checkShape(PARAMETER, parameter, { subject, path, skip: path.length, parameters });
};

/** The document, its parameters and its steps have the members that SageMaker's parser takes, of the right types. */
export const checkStructure = (reading: DefinitionReading): readonly Problem[] => {
  const { document, steps, parameters } = reading;
  const list = document["Steps"];
  return [
    ...checkShape(DOCUMENT, document, { subject: "the definition", path: [], skip: 0, parameters }),
    ...(Array.isArray(list) && list.length === 0
      ? [problem("no-steps", ["Steps"], "The definition has no steps.", "Add a step.")]
      : []),
    ...objectsIn(document["Parameters"]).flatMap(([i, parameter]) => checkParameter(parameter, i, reading)),
    ...steps.flatMap((step) => [...checkStepType(step), ...checkStep(step, reading)]),
  ];
};
