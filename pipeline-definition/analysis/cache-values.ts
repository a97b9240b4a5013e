import { isGet, isJoin, isJsonObject, type JsonObject } from "../document/definition";
import type { Reference } from "../document/references";
import { declaredParameters } from "./diff/diff-parameters";

/** A reference as it stands in the document: `Steps.Train.ModelArtifacts.S3ModelArtifacts`. */
export type ReferenceText = string;

const own = (value: unknown, member: string): unknown =>
  isJsonObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;

/** What a `Get` stands for, when the document itself tells. */
const lookUp = (text: string, document: JsonObject, parameters: ReadonlyMap<string, JsonObject>): unknown => {
  const dot = text.indexOf(".");
  const [root, name] = [text.slice(0, dot), text.slice(dot + 1)];
  if (root === "Parameters") return parameters.get(name)?.["DefaultValue"];
  return root === "PipelineExperimentConfig" ? own(document[root], name) : undefined;
};

const isPlain = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

const joined = (value: unknown): unknown => {
  const { On, Values } = value as { readonly On?: unknown; readonly Values?: unknown };
  const isKnown = typeof On === "string" && Array.isArray(Values) && Values.every(isPlain);
  return isKnown ? Values.map(String).join(On) : { "Std:Join": value };
};

/**
 * A value with what is known before an execution put in: parameters by their defaults, names of the experiment, and
 * joins of all that. Look-ups of steps and of the execution stay.
 */
export const withDefaults = (document: JsonObject): ((value: unknown) => unknown) => {
  const parameters = declaredParameters(document);
  const resolve = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (isGet(value)) {
      const found = lookUp(value.Get, document, parameters);
      // A default cannot refer to anything; an experiment's name can, to the execution.
      return found === undefined || found === null ? value : isGet(found) || isPlain(found) ? found : value;
    }
    if (Array.isArray(value)) return value.map(resolve);
    if (isJoin(value) && isJsonObject(value["Std:Join"])) return joined(resolveMembers(value["Std:Join"]));
    return resolveMembers(value);
  };
  const resolveMembers = (value: object): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)])) as JsonObject;
  return resolve;
};

/** A reference as it stands in the document. */
export const referenceText = (reference: Reference): ReferenceText => {
  if (reference.kind === "parameter") return `Parameters.${reference.name}`;
  if (reference.kind === "execution")
    return reference.variable.includes(".") ? reference.variable : `Execution.${reference.variable}`;
  if (reference.kind === "propertyFile") return `Steps.${reference.step}.PropertyFiles.${reference.file}`;
  if (reference.kind === "unknown") return reference.text;
  const parts = reference.property.map((part) => {
    if ("member" in part) return `.${part.member}`;
    return "index" in part ? `[${String(part.index)}]` : `['${part.key}']`;
  });
  return `Steps.${reference.step}${parts.join("")}`;
};
