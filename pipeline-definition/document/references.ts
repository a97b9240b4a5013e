import { isGet, isJsonObject } from "./definition";
import type { DocumentPath } from "./path";
import { nodesOf, pathOf, type DocumentNode } from "./walk";

export { formatPath, type DocumentPath } from "./path";

/** One look-up in a document, told apart by what it looks up. `path` is where it stands. */
export type Reference =
  | { readonly kind: "parameter"; readonly name: string; readonly path: DocumentPath }
  | { readonly kind: "execution"; readonly variable: string; readonly path: DocumentPath }
  | {
      readonly kind: "property";
      readonly step: string;
      readonly property: PropertyPath;
      readonly path: DocumentPath;
    }
  | {
      readonly kind: "propertyFile";
      readonly step: string;
      readonly file: string;
      /** The place inside the JSON file; undefined when the reference stands outside `Std:JsonGet`. */
      readonly jsonPath: string | undefined;
      readonly path: DocumentPath;
    }
  | { readonly kind: "unknown"; readonly text: string; readonly path: DocumentPath };

/** `ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri` in parts; a key in brackets stays marked. */
export type PropertyPath = readonly (
  { readonly member: string } | { readonly index: number } | { readonly key: string }
)[];

const PROPERTY_PART = /^(?:\.([A-Za-z_]\w*)|\[(\d+)\]|\['([^']*)'\])/;

/** The parts of a property path, or undefined when it does not follow the grammar. */
export const parsePropertyPath = (text: string): PropertyPath | undefined => {
  const parts: PropertyPath[number][] = [];
  // A path begins with a member, so the first part gets the dot that all later members have.
  for (let rest = `.${text}`; rest !== "";) {
    const match = PROPERTY_PART.exec(rest);
    if (match === null) return undefined;
    const [whole, member, index, key] = match;
    if (member !== undefined) parts.push({ member });
    else if (index !== undefined) parts.push({ index: Number(index) });
    else parts.push({ key: key ?? "" });
    rest = rest.slice(whole.length);
  }
  return parts;
};

/** What a step of type `ForEach` gives the steps in its body, and what its selector compares. */
const ITERATION = /^(?:ForEach\.CurrentItem|IterationOutput\.[A-Za-z0-9_-]+)(?:[.[].+)?$/s;

const STEP_REFERENCE = /^Steps\.([A-Za-z0-9_-]+)(?:\.(.+))$/s;

/** What the text of one `Get` looks up. */
export const parseGet = (text: string, path: DocumentPath, jsonPath?: string): Reference => {
  const [root, ...rest] = text.split(".");
  if (root === "Parameters" && rest.length > 0) return { kind: "parameter", name: rest.join("."), path };
  if (root === "Execution" && rest.length > 0) return { kind: "execution", variable: rest.join("."), path };
  if (root === "PipelineExperimentConfig" && rest.length > 0)
    return { kind: "execution", variable: text, path };
  if (ITERATION.test(text)) return { kind: "execution", variable: text, path };
  const [, step, tail] = STEP_REFERENCE.exec(text) ?? [];
  if (step === undefined || tail === undefined) return { kind: "unknown", text, path };
  const file = /^PropertyFiles\.(.+)$/s.exec(tail)?.[1];
  if (file !== undefined) return { kind: "propertyFile", step, file, jsonPath, path };
  const property = parsePropertyPath(tail);
  return property === undefined
    ? { kind: "unknown", text, path }
    : { kind: "property", step, property, path };
};

/** The place inside a JSON file that a `Std:JsonGet` names, seen from the `Get` of its property file. */
const jsonPathAround = ({ key, parent }: DocumentNode): string | undefined =>
  key === "PropertyFile" &&
  parent?.key === "Std:JsonGet" &&
  isJsonObject(parent.value) &&
  typeof parent.value["Path"] === "string"
    ? parent.value["Path"]
    : undefined;

/**
 * Every reference inside a value, in document order, with where it stands. Looks into joins, JSON look-ups,
 * conditions and the steps of branches alike: whatever holds a `Get`. Works without recursion, so depth
 * cannot break it.
 */
export const findReferences = (value: unknown, path: DocumentPath = []): readonly Reference[] => {
  const found: Reference[] = [];
  for (const node of nodesOf(value)) {
    if (isGet(node.value)) found.push(parseGet(node.value.Get, pathOf(node, path), jsonPathAround(node)));
  }
  return found;
};
