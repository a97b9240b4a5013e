import { isGet, isJsonGet, isJsonObject } from "./definition";

/** Where something stands in a document: member names and list positions, from the root. */
export type DocumentPath = readonly (string | number)[];

/** `Steps[1].Arguments.RoleArn`: how messages name a place in a document. */
export const formatPath = (path: DocumentPath): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${String(part)}]`;
    if (!/^[\w:-]+$/.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");

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

const PROPERTY_PART = /^(?:\.?([A-Za-z_]\w*)|\[(\d+)\]|\['([^']*)'\])/;

/** The parts of a property path, or undefined when it does not follow the grammar. */
export const parsePropertyPath = (text: string): PropertyPath | undefined => {
  const parts: PropertyPath[number][] = [];
  for (let rest = text; rest !== "";) {
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

const STEP_REFERENCE = /^Steps\.([A-Za-z0-9_-]+)(?:\.(.+))$/s;

/** What the text of one `Get` looks up. */
export const parseGet = (text: string, path: DocumentPath, jsonPath?: string): Reference => {
  const [root, ...rest] = text.split(".");
  if (root === "Parameters" && rest.length > 0) return { kind: "parameter", name: rest.join("."), path };
  if (root === "Execution" && rest.length > 0) return { kind: "execution", variable: rest.join("."), path };
  if (root === "PipelineExperimentConfig" && rest.length > 0)
    return { kind: "execution", variable: text, path };
  const [, step, tail] = STEP_REFERENCE.exec(text) ?? [];
  if (step === undefined || tail === undefined) return { kind: "unknown", text, path };
  const file = /^PropertyFiles\.(.+)$/s.exec(tail)?.[1];
  if (file !== undefined) return { kind: "propertyFile", step, file, jsonPath, path };
  const property = parsePropertyPath(tail);
  return property === undefined
    ? { kind: "unknown", text, path }
    : { kind: "property", step, property, path };
};

/**
 * Every reference inside a value, in document order, with where it stands. Looks into joins, JSON look-ups,
 * conditions and the steps of branches alike: whatever holds a `Get`. Works without recursion, so depth
 * cannot break it.
 */
export const findReferences = (value: unknown, path: DocumentPath = []): readonly Reference[] => {
  const found: Reference[] = [];
  const todo: { value: unknown; path: DocumentPath; jsonPath?: string }[] = [{ value, path }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const at = next;
    if (isGet(at.value)) {
      found.push(parseGet(at.value.Get, at.path, at.jsonPath));
      continue;
    }
    const jsonPath = isJsonGet(at.value) ? at.value["Std:JsonGet"]?.Path : at.jsonPath;
    const children: (typeof todo)[number][] = Array.isArray(at.value)
      ? at.value.map((item: unknown, i) => ({ value: item, path: [...at.path, i] }))
      : isJsonObject(at.value)
        ? Object.entries(at.value).map(([key, item]) => ({ value: item, path: [...at.path, key], jsonPath }))
        : [];
    todo.push(...children.reverse());
  }
  return found;
};
