import { isJsonObject, type Json, type JsonObject } from "../../document/definition";
import { diffValues, type FieldChange } from "./diff-values";
import { expressionText } from "./expression-text";
import { withoutEmpty } from "./placed-steps";

/** What became of one parameter. */
export interface ParameterDiff {
  readonly name: string;
  readonly status: "added" | "removed" | "changed";
  /** For an added or removed one: all that it declares. */
  readonly changes: readonly FieldChange[];
}

/** The declared parameters, the first of each name. */
export const declaredParameters = (document: JsonObject): ReadonlyMap<string, JsonObject> => {
  const { Parameters: list } = document;
  const found = new Map<string, JsonObject>();
  for (const item of Array.isArray(list) ? (list as unknown[]) : []) {
    if (!isJsonObject(item) || typeof item["Name"] !== "string" || found.has(item["Name"])) continue;
    found.set(item["Name"], item);
  }
  return found;
};

const names = { before: (name: string) => name, after: (name: string) => name };

/** What a declaration says, apart from its name; the values it allows are a set. */
const comparable = (declaration: JsonObject | undefined): JsonObject => {
  const { EnumValues: values } = declaration ?? {};
  const members = Object.entries(withoutEmpty(declaration ?? {})).filter(([key]) => key !== "Name");
  const sorted = Array.isArray(values)
    ? { EnumValues: [...(values as Json[])].sort((a, b) => (expressionText(a) < expressionText(b) ? -1 : 1)) }
    : {};
  return { ...Object.fromEntries(members), ...sorted };
};

/** Parameters added, removed, and changed in type, default, allowed values or description. */
export const diffParameters = (before: JsonObject, after: JsonObject): readonly ParameterDiff[] => {
  const [old, current] = [declaredParameters(before), declaredParameters(after)];
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((name): readonly ParameterDiff[] => {
    const [was, is] = [old.get(name), current.get(name)];
    const changes = diffValues(comparable(was), comparable(is), names);
    if (was === undefined) return [{ name, status: "added", changes }];
    if (is === undefined) return [{ name, status: "removed", changes }];
    return changes.length === 0 ? [] : [{ name, status: "changed", changes }];
  });
};
