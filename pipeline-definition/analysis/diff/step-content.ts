import { isExpression, isGet, isJsonObject } from "../../document/definition";
import { namedItems } from "../../document/named-items";

/** What stands for a step's name inside a reference, so that content can be compared across a renaming. */
export type NameToken = (stepName: string) => string;

const STEP_REFERENCE = /^Steps\.([A-Za-z0-9_-]+)(.*)$/s;

const referenceText = (text: string, token: NameToken): string => {
  const [, name, rest] = STEP_REFERENCE.exec(text) ?? [];
  return name === undefined ? text : `Steps.${token(name)}${rest ?? ""}`;
};

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort((a, b) => (a < b ? -1 : 1));

const memberText = (key: string, value: unknown, token: NameToken, order: "free" | "kept"): string => {
  const names = key === "DependsOn" && Array.isArray(value) ? (value as unknown[]) : undefined;
  const isWaiting = names?.every((name) => typeof name === "string") ?? false;
  // The steps waited for are names too, and a set.
  const text = isWaiting
    ? `[${sorted((names as string[]).map(token)).join(",")}]`
    : contentText(value, token, order);
  return `${JSON.stringify(key)}:${text}`;
};

/**
 * A value as text that is the same for values that mean the same: whatever the order of members and of lists whose
 * items have names, and whatever the steps it refers to are called. A missing member, null and an empty list of
 * members differ here.
 *
 * @param order "kept": the order of named items counts too. @default "free"
 */
export const contentText = (value: unknown, token: NameToken, order: "free" | "kept" = "free"): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (isGet(value)) return `Get(${JSON.stringify(referenceText(value.Get, token))})`;
  if (Array.isArray(value)) {
    const items = value.map((item) => contentText(item, token, order));
    const isSet = order === "free" && namedItems(value) !== undefined;
    return `[${(isSet ? sorted(items) : items).join(",")}]`;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${sorted(members.map(([key, member]) => memberText(key, member, token, order))).join(",")}}`;
};

/** Whether a value has no parts of its own to compare: plain, or looked up while the pipeline runs. */
export const isLeaf = (value: unknown): boolean =>
  isExpression(value) || !(Array.isArray(value) || isJsonObject(value));
