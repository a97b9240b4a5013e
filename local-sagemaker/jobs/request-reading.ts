import { isJsonObject, type Json, type JsonObject } from "../../pipeline-definition/document/definition";

/** A member of a request that is an object; empty when it is absent or (not resolved yet) something else. */
export const objectAt = (parent: JsonObject, name: string): JsonObject => {
  const value = parent[name];
  return isJsonObject(value) ? value : {};
};

/** A member of a request that is a list of objects; empty when absent. */
export const objectsAt = (parent: JsonObject, name: string): readonly JsonObject[] => {
  const value = parent[name];
  return Array.isArray(value) ? value.filter((item) => isJsonObject(item)) : [];
};

const scalarText = (value: Json): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

/** A scalar as text, as the service hands it to a container; undefined when absent or not resolved yet. */
export const textAt = (parent: JsonObject, name: string): string | undefined => {
  const value = parent[name];
  return value === null || value === undefined || typeof value === "object" ? undefined : String(value);
};

/** A list of scalars as text, or undefined when absent. */
export const textsAt = (parent: JsonObject, name: string): readonly string[] | undefined => {
  const value = parent[name];
  return Array.isArray(value) ? value.map((item: Json) => scalarText(item)) : undefined;
};

/** A map of scalars as text: environment variables, hyper-parameters. */
export const textMapAt = (parent: JsonObject, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectAt(parent, name)).flatMap(([key, value]) =>
      value === undefined || value === null ? [] : [[key, scalarText(value)]],
    ),
  );
