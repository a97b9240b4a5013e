import { isJsonObject } from "../document/definition";
import { problem, type Problem } from "./problem";

export type { Problem } from "./problem";

/**
 * Everything that can be known about a definition document without asking AWS. Takes any value, also one
 * that is no definition at all, and never throws; the same document always gives the same problems in the
 * same order.
 */
export const checkDefinition = (value: unknown): readonly Problem[] => {
  if (!isJsonObject(value)) {
    return [
      problem(
        "wrong-type",
        [],
        `The definition is ${value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`}, not an object.`,
        `Write an object with "Version" and "Steps".`,
      ),
    ];
  }
  return [];
};
