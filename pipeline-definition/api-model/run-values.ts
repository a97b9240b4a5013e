import { isJsonObject, type JsonObject } from "../document/definition";
import { namedItems } from "../document/named-items";
import { findReferences, type PropertyPath } from "../document/references";

/** What a property of a step reads when the step has run again. */
export type RunValue =
  /** Another value than after any earlier run: it names the job or the resource that the run made. */
  | { readonly kind: "new" }
  /** What stands in the step's arguments. */
  | { readonly kind: "argument"; readonly value: unknown }
  /** The same or another: nobody knows before. */
  | { readonly kind: "unknown" };

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Members of properties that are different after each run of a step. */
const MADE_BY_RUN: ReadonlyMap<string, readonly string[]> = new Map([
  ["Processing", words("ProcessingJobName ProcessingJobArn ProcessingStartTime ProcessingEndTime")],
  ["Training", words("TrainingJobName TrainingJobArn ModelArtifacts OutputModelPackageArn TrainingEndTime")],
  ["Tuning", words("HyperParameterTuningJobName HyperParameterTuningJobArn TrainingJobName TrainingJobArn")],
  ["Transform", words("TransformJobName TransformJobArn TransformStartTime TransformEndTime")],
  ["Model", words("ModelName ModelArn")],
  ["RegisterModel", words("ModelPackageArn ModelPackageVersion")],
  ["AutoML", words("AutoMLJobName AutoMLJobArn CandidateName ModelDataUrl")],
  ["EMR", words("Id")],
  ["EMRServerless", words("jobRunId")],
  ["EndpointConfig", words("EndpointConfigName EndpointConfigArn")],
  ["BedrockCustomModel", words("JobArn ModelArn")],
  ["BedrockModelImport", words("JobArn ImportedModelArn")],
]);

const TIMES = words("CreationTime LastModifiedTime");

const valueAt = (value: unknown, part: PropertyPath[number]): unknown => {
  if ("index" in part) return Array.isArray(value) ? (value as unknown[])[part.index] : undefined;
  const name = "member" in part ? part.member : part.key;
  if (Array.isArray(value)) return namedItems(value)?.[0]?.get(name);
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
};

/**
 * What a property of a step reads when the step has run again. A job's description repeats its request, so most
 * properties are what the arguments say; names of jobs and models are made anew in each run.
 */
export const runValue = (step: JsonObject, property: PropertyPath): RunValue => {
  const type = typeof step["Type"] === "string" ? step["Type"] : "";
  const made = MADE_BY_RUN.get(type) ?? [];
  const isMade = property.some(
    (part) => "member" in part && (made.includes(part.member) || TIMES.includes(part.member)),
  );
  if (isMade) return { kind: "new" };
  const value = property.reduce<unknown>(valueAt, step["Arguments"]);
  return value === undefined || value === null ? { kind: "unknown" } : { kind: "argument", value };
};

/** What an execution's variables of the same value in each execution are called; an item of a loop need not differ. */
const SAME_IN_EACH =
  /^(Pipeline(Name|Arn)|PipelineExperimentConfig\.ExperimentName|(ForEach|IterationOutput)\..+)$/s;

/** Whether an `Execution` variable has another value in each execution. */
export const isNewInEachExecution = (variable: string): boolean => !SAME_IN_EACH.test(variable);

/**
 * Whether a property of a step reads another value after each run of the step: a name made by the run, or a place
 * that the arguments put together with the execution's id.
 */
export const isNewAfterEachRun = (step: JsonObject, property: PropertyPath): boolean => {
  const value = runValue(step, property);
  if (value.kind !== "argument") return value.kind === "new";
  return findReferences(value.value).some(
    (reference) => reference.kind === "execution" && isNewInEachExecution(reference.variable),
  );
};
