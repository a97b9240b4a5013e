import { literal, text } from "../api-model/shape";
import { isGet, isJsonObject, type JsonObject } from "../document/definition";
import { EXECUTION_VARIABLES } from "../document/execution-variables";
import { nameHint } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { parseGet, type DocumentPath } from "../document/references";
import { dependency, withoutBranches } from "../document/steps";
import { nodesOf, pathOf } from "../document/walk";
import { checkShape } from "./check-shape";
import type { DefinitionReading, HeldReference, StepReading } from "./definition-reading";
import { DEPENDENCY, FUNCTIONS } from "./document-shapes";
import { problem, type Problem } from "./problem";

const EXPERIMENT_VARIABLES: readonly string[] = [
  "PipelineExperimentConfig.ExperimentName",
  "PipelineExperimentConfig.TrialName",
];

/** Variables that name the job of the step they stand in, and the type that step has to have. */
const JOB_NAME_VARIABLES: ReadonlyMap<string, string> = new Map([
  ["TrainingJobName", "Training"],
  ["ProcessingJobName", "Processing"],
]);

/** What changes from one round of a loop to the next; the steps in its body are read as part of the loop. */
const ITERATION_VARIABLE = /^(?:ForEach|IterationOutput)\./;

const GRAMMAR =
  'Write "Parameters.<name>", "Execution.<variable>", "Steps.<step>.<property>" or "Steps.<step>.PropertyFiles.<file>".';

const subjectOf = (holder: StepReading | undefined): string => holder?.subject ?? "the definition";

const checkExecutionVariable = (variable: string, path: DocumentPath, holder: StepReading | undefined) => {
  const known = variable.startsWith("PipelineExperimentConfig.") ? EXPERIMENT_VARIABLES : EXECUTION_VARIABLES;
  const subject = subjectOf(holder);
  if (ITERATION_VARIABLE.test(variable)) {
    if (holder?.type === "ForEach") return [];
    const message = `${subject} uses ${quoted(variable)}, which only a step of type "ForEach" has.`;
    const hint = 'Put the step into the "ForEachBody" of the loop.';
    return [problem("misplaced-execution-variable", path, message, hint)];
  }
  if (!known.includes(variable)) {
    const message = `${subject} uses ${quoted(variable)}, which is no variable of an execution.`;
    return [problem("unknown-execution-variable", path, message, nameHint(variable, known, ""))];
  }
  const type = JOB_NAME_VARIABLES.get(variable);
  if (type === undefined || holder?.type === type) return [];
  const message = `${subject} uses "Execution.${variable}", which only a step of type "${type}" has.`;
  const hint = `Read the name from the step whose job it is: Steps.<step>.${variable}.`;
  return [problem("misplaced-execution-variable", path, message, hint)];
};

const checkStepName = (
  step: string,
  { reference, holder }: HeldReference,
  { stepNamed }: DefinitionReading,
) => {
  if (stepNamed.has(step)) return [];
  const message = `${subjectOf(holder)} reads from step ${quoted(step)}, which does not exist.`;
  const hint = nameHint(step, stepNamed.keys(), "Add the step, or take the reference out.");
  return [problem("unknown-step", reference.path, message, hint)];
};

const checkReference = (held: HeldReference, reading: DefinitionReading): readonly Problem[] => {
  const { reference, holder } = held;
  switch (reference.kind) {
    case "parameter": {
      if (reading.parameters.has(reference.name)) return [];
      const name = quoted(reference.name);
      const message = `${subjectOf(holder)} uses parameter ${name}, which is not declared.`;
      const hint = nameHint(reference.name, reading.parameters.keys(), 'Declare it in "Parameters".');
      return [problem("undeclared-parameter", reference.path, message, hint)];
    }
    case "execution":
      return checkExecutionVariable(reference.variable, reference.path, holder);
    case "unknown": {
      const shown = quoted(reference.text);
      const message = `${subjectOf(holder)} looks up ${shown}, which does not follow the grammar of references.`;
      return [problem("malformed-reference", reference.path, message, GRAMMAR)];
    }
    case "property":
    case "propertyFile":
      return checkStepName(reference.step, held, reading);
  }
};

const checkJsonGetSources = (body: JsonObject, subject: string, path: DocumentPath): readonly Problem[] => {
  const sources = ["PropertyFile", "S3Uri"].filter((key) => Object.hasOwn(body, key));
  if (sources.length === 1) {
    const file = body["PropertyFile"];
    if (file === undefined || (isGet(file) && parseGet(file.Get, path).kind === "propertyFile")) return [];
    const message = `"PropertyFile" of a Std:JsonGet in ${subject} is no reference to a property file.`;
    const hint = 'Write {"Get":"Steps.<step>.PropertyFiles.<file>"}.';
    return [problem("malformed-reference", [...path, "PropertyFile"], message, hint)];
  }
  const both = sources.length === 2;
  const message = `${subject} has a Std:JsonGet with ${both ? 'both "PropertyFile" and "S3Uri"' : "no source"}.`;
  const hint = both ? "Keep one of them." : 'Add "PropertyFile" or "S3Uri".';
  return [problem("malformed-reference", path, message, hint)];
};

/** What is wrong with an object that means to be a `Get` or a function. */
const checkExpression = (
  value: JsonObject,
  subject: string,
  path: DocumentPath,
  { parameters }: DefinitionReading,
): readonly Problem[] => {
  const keys = Object.keys(value);
  const name = keys.find((key) => key.startsWith("Std:")) ?? (keys.includes("Get") ? "Get" : undefined);
  if (name === undefined) return [];
  if (keys.length > 1) {
    const others = keys.filter((key) => key !== name);
    const message = `${subject} has a ${name} with ${quoted(others[0] ?? "")} beside it.`;
    return [problem("malformed-reference", path, message, `Let ${name} stand alone in its object.`)];
  }
  if (name === "Get") {
    if (typeof value["Get"] === "string") return [];
    const message = `${subject} has a Get that is no text.`;
    return [problem("malformed-reference", path, message, GRAMMAR)];
  }
  const shape = FUNCTIONS.get(name);
  if (shape === undefined) {
    const message = `${subject} uses the function ${quoted(name)}, which does not exist.`;
    return [problem("malformed-reference", path, message, nameHint(name, FUNCTIONS.keys(), ""))];
  }
  const body = value[name];
  const at = [...path, name];
  const place = { subject, path: at, skip: path.length, parameters };
  const sources = name === "Std:JsonGet" && isJsonObject(body) ? checkJsonGetSources(body, subject, at) : [];
  return [...checkShape(shape, body, place), ...sources];
};

const checkExpressions = (
  value: unknown,
  subject: string,
  path: DocumentPath,
  reading: DefinitionReading,
) => {
  const found: Problem[] = [];
  for (const node of nodesOf(value)) {
    if (!isJsonObject(node.value)) continue;
    found.push(...checkExpression(node.value, subject, pathOf(node, path), reading));
  }
  return found;
};

const checkDependsOn = (
  { step, subject, path }: StepReading,
  { stepNamed, parameters }: DefinitionReading,
): readonly Problem[] => {
  const entries = step["DependsOn"];
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, i) => {
    const at = [...path, "DependsOn", i];
    const shape = isJsonObject(entry) && Object.hasOwn(entry, "Step") ? DEPENDENCY : literal(text());
    const wrong = checkShape(shape, entry, { subject, path: at, skip: path.length, parameters });
    const name = dependency(entry);
    if (name === undefined || stepNamed.has(name)) return wrong;
    const message = `${subject} depends on step ${quoted(name)}, which does not exist.`;
    const hint = nameHint(name, stepNamed.keys(), "Take it out.");
    return [...wrong, problem("unknown-step", at, message, hint)];
  });
};

/** References follow the grammar and lead to something that exists. */
export const checkReferences = (reading: DefinitionReading): readonly Problem[] => {
  const outside = Object.entries(reading.document).filter(([key]) => key !== "Steps");
  return [
    ...outside.flatMap(([key, value]) => checkExpressions(value, "the definition", [key], reading)),
    ...reading.steps.flatMap((step) => [
      ...checkExpressions(withoutBranches(step.step as never), step.subject, step.path, reading),
      ...checkDependsOn(step, reading),
    ]),
    ...reading.references.flatMap((held) => checkReference(held, reading)),
  ];
};
