import { isJsonObject, type JsonObject } from "../document/definition";
import type { DocumentPath } from "../document/path";
import { STEP_TYPES } from "./step-types";

/** One field that decides whether an earlier result of a step fits. */
export interface KeyField {
  /** As AWS lists it: `InputDataConfig`, `TrainingJobDefinition.TuningObjective`. */
  readonly name: string;
  /** Where it stands below the step. */
  readonly path: DocumentPath;
  /** Undefined when the step does not have it. */
  readonly value: unknown;
}

const own = (value: unknown, member: string): unknown =>
  isJsonObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;

const readKey = (step: JsonObject, name: string): KeyField => {
  const members = name.split(".");
  const inArguments = members.reduce(own, own(step, "Arguments"));
  const [first = ""] = members;
  // AWS lists members of the request and of the step in one list; only the step tells which it is.
  if (inArguments === undefined && own(step, first) !== undefined)
    return { name, path: members, value: members.reduce<unknown>(own, step) };
  return { name, path: ["Arguments", ...members], value: inArguments };
};

/**
 * The fields of a step that its cache looks at; nothing else in it makes it run again. Undefined when its type has
 * no cache, or AWS does not tell what its cache looks at.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
 */
export const keyFields = (step: JsonObject): readonly KeyField[] | undefined => {
  const type = own(step, "Type");
  const facts = typeof type === "string" ? STEP_TYPES.get(type) : undefined;
  if (facts?.cache !== true) return undefined;
  return facts.cacheKey?.map((name) => readKey(step, name));
};

/** Whether the step asks for its cache, and its type has one or is not known. */
export const isCached = (step: JsonObject): boolean => {
  const type = own(step, "Type");
  const facts = typeof type === "string" ? STEP_TYPES.get(type) : undefined;
  return facts?.cache !== false && own(own(step, "CacheConfig"), "Enabled") === true;
};
