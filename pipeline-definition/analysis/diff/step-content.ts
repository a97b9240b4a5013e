import { isExpression, isGet, isJsonObject } from "../../document/definition";
import { namedItems } from "../../document/named-items";
import { dependency } from "../../document/steps";

/** What stands for a step's name inside a reference, so that content can be compared across a renaming. */
export type NameToken = (stepName: string) => string;

const STEP_REFERENCE = /^Steps\.([A-Za-z0-9_-]+)(.*)$/s;

const referenceText = (text: string, token: NameToken): string => {
  const [, name, rest] = STEP_REFERENCE.exec(text) ?? [];
  return name === undefined ? text : `Steps.${token(name)}${rest ?? ""}`;
};

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort((a, b) => (a < b ? -1 : 1));

/** One entry of `DependsOn`: the step's name is a name there too, and other members say what outcome is waited for. */
const dependencyText = (entry: unknown, token: NameToken): string => {
  const name = dependency(entry);
  if (name === undefined) return contentText(entry, token);
  return isJsonObject(entry)
    ? contentText({ ...entry, Step: token(name) }, token)
    : JSON.stringify(token(name));
};

/** The steps that a step waits for, in any order, as text to compare. */
export const dependenciesText = (entries: readonly unknown[], token: NameToken): string =>
  `[${sorted(entries.map((entry) => dependencyText(entry, token))).join(",")}]`;

const memberText = (key: string, value: unknown, token: NameToken, order: "free" | "kept"): string => {
  const text =
    key === "DependsOn" && Array.isArray(value)
      ? dependenciesText(value, token)
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
