import { isObject, type JsonObject } from "./configuration-members";
import type { Setting } from "./setting";

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A setting of several members, which are looked at apart. */
export const jsonObject = (example: string): Setting<JsonObject> => ({
  parse: (text) => {
    const value = parsed(text);
    return isObject(value) ? value : undefined;
  },
  expected: "a JSON object",
  example,
});

/** Any number of such settings. */
export const jsonObjects = (example: string): Setting<readonly JsonObject[]> => ({
  parse: (text) => {
    const value = parsed(text);
    return Array.isArray(value) && value.every(isObject) ? value : undefined;
  },
  expected: "a JSON list of objects",
  example,
});
