import { isJsonObject, type Json } from "../../pipeline-definition/document/definition";
import type { JsonPathPart } from "../../pipeline-definition/document/json-path";

/** What was found, or how far the way went and what there was to choose from at its end. */
export type JsonLookup =
  | { readonly found: true; readonly value: Json }
  | { readonly found: false; readonly reached: string; readonly exists: readonly string[] };

/** How a path reads in a message: `metrics.folds[0]`. */
export const formatJsonPath = (parts: readonly JsonPathPart[]): string =>
  parts.reduce<string>(
    (text, part) =>
      typeof part === "number"
        ? `${text}[${String(part)}]`
        : !/^[\w:-]+$/.test(part)
          ? `${text}['${part}']`
          : text === ""
            ? part
            : `${text}.${part}`,
    "",
  );

/** Follows a path into a JSON value. */
export const lookUpJson = (value: Json, parts: readonly JsonPathPart[]): JsonLookup => {
  let at: Json = value;
  for (const [depth, part] of parts.entries()) {
    const next: Json | undefined =
      typeof part === "number"
        ? Array.isArray(at)
          ? (at as readonly Json[])[part]
          : undefined
        : isJsonObject(at) && Object.hasOwn(at, part)
          ? at[part]
          : undefined;
    if (next === undefined)
      return { found: false, reached: formatJsonPath(parts.slice(0, depth)), exists: namesIn(at) };
    at = next;
  }
  return { found: true, value: at };
};

/** What can be looked up in a value: the names of its members, or its list positions. */
const namesIn = (value: Json): readonly string[] => {
  if (isJsonObject(value)) return Object.keys(value).filter((key) => value[key] !== undefined);
  return Array.isArray(value) ? value.map((_, i) => `[${String(i)}]`) : [];
};
