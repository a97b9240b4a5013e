import { resolve } from "../api-model/api-shapes";
import { isLeaf, type Leaf, type Shape } from "../api-model/shape";
import { isExpression, isJsonObject } from "../document/definition";
import { quotedList } from "../document/nearest-name";
import { shortened } from "../document/quoted";
import { formatPath, type DocumentPath } from "../document/references";

/** What a leaf takes, as a sentence says it. */
export const LEAF_WORDS: Readonly<Record<Leaf["kind"], string>> = {
  text: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  scalar: "text, a number or a boolean",
};

/** What a shape takes, as a sentence says it. */
export const wordsFor = (shape: Shape): string => {
  const known = resolve(shape);
  if (isLeaf(known))
    return known.values === undefined ? LEAF_WORDS[known.kind] : quotedList(known.values, "or");
  switch (known.kind) {
    case "list":
      return "a list";
    case "map":
    case "object":
      return "an object";
    case "anything":
      return "a value";
  }
};

/** What a JSON value is, as a sentence says it. */
export const wordsForValue = (value: unknown): string => {
  if (value === null) return "null";
  if (isExpression(value)) return "a reference";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return "text";
  return typeof value === "number" || typeof value === "boolean"
    ? `the ${typeof value} ${String(value)}`
    : "no JSON value";
};

/** Whether an object means to be a reference, even if it is malformed: that is reported elsewhere. */
export const meansReference = (value: unknown): boolean =>
  isJsonObject(value) &&
  (Object.hasOwn(value, "Get") || Object.keys(value).some((key) => key.startsWith("Std:")));

/** Where a value stands, and how a message names it. */
export interface Named {
  /** `step "Train"`, `the definition`: what holds the value. */
  readonly subject: string;
  readonly path: DocumentPath;
  /** How many parts of the path lead to the subject; messages name the parts after it. */
  readonly skip: number;
}

/** `"InstanceCount" of step "Train"`. */
export const nameOf = ({ subject, path, skip }: Named): string =>
  path.length === skip ? subject : `"${shortened(formatPath(path.slice(skip)), 300)}" of ${subject}`;
