import { isExpression, isJsonObject, type ParameterType } from "../document/definition";
import { nameHint, nearestName, quotedList } from "../document/nearest-name";
import { formatPath, parseGet, type DocumentPath } from "../document/references";
import { problem, type Problem } from "./problem";
import type { Leaf, ListShape, MapShape, ObjectShape, Shape } from "./shape";

/** Where a value stands, and how a message names it. */
export interface Place {
  /** `step "Train"`, `the definition`: what holds the value. */
  readonly subject: string;
  readonly path: DocumentPath;
  /** How many parts of the path lead to the subject; messages name the parts after it. */
  readonly skip: number;
  /** The declared parameters, to check that a reference to one fits its place. */
  readonly parameters: ReadonlyMap<string, ParameterType>;
}

const inside = (place: Place, key: string | number): Place => ({ ...place, path: [...place.path, key] });

/** `"InstanceCount" of step "Train"`. */
const nameOf = ({ subject, path, skip }: Place): string =>
  path.length === skip ? subject : `"${formatPath(path.slice(skip))}" of ${subject}`;

const LEAF_WORDS = {
  text: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  scalar: "text, a number or a boolean",
} as const;

/** What a shape takes, as a sentence says it. */
const wordsFor = (shape: Shape): string => {
  if (shape.kind === "text" && shape.values !== undefined) return quotedList(shape.values, "or");
  switch (shape.kind) {
    case "list":
      return "a list";
    case "map":
    case "object":
      return "an object";
    case "anything":
      return "a value";
    case "text":
    case "integer":
    case "number":
    case "boolean":
    case "scalar":
      return LEAF_WORDS[shape.kind];
  }
};

/** What a JSON value is, as a sentence says it. */
export const wordsForValue = (value: unknown): string => {
  if (value === null) return "null";
  if (isExpression(value)) return "a reference";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "text" : `the ${typeof value} ${JSON.stringify(value) ?? "undefined"}`;
};

/** Whether an object means to be a reference, even if it is malformed: that is reported elsewhere. */
const meansReference = (value: unknown): boolean =>
  isJsonObject(value) &&
  (Object.hasOwn(value, "Get") || Object.keys(value).some((key) => key.startsWith("Std:")));

const wrongType = (shape: Shape, value: unknown, place: Place): Problem => {
  const wanted = wordsFor(shape);
  if (meansReference(value)) {
    const structural = shape.kind === "list" || shape.kind === "map" || shape.kind === "object";
    const hint = structural ? `Write ${wanted} and put the references inside it.` : "Write the value itself.";
    const message = `${nameOf(place)} is a reference, where SageMaker takes only ${structural ? wanted : `${wanted} written out`}.`;
    return problem("reference-not-allowed", place.path, message, hint);
  }
  const asText = shape.kind === "text" && (typeof value === "number" || typeof value === "boolean");
  const hint = asText ? `Write it as text: "${String(value)}".` : `Write ${wanted}.`;
  return problem(
    "wrong-type",
    place.path,
    `${nameOf(place)} is ${wordsForValue(value)}, not ${wanted}.`,
    hint,
  );
};

const LEAF_TYPES: Readonly<Record<Leaf["kind"], (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  scalar: (value) => ["string", "number", "boolean"].includes(typeof value),
};

const FITTING_PARAMETERS: Readonly<Record<Leaf["kind"], readonly ParameterType[]>> = {
  text: ["String"],
  integer: ["Integer"],
  number: ["Integer", "Float"],
  boolean: ["Boolean"],
  scalar: ["String", "Integer", "Float", "Boolean"],
};

const checkParameterType = (leaf: Leaf, value: unknown, place: Place): readonly Problem[] => {
  if (!isJsonObject(value) || typeof value["Get"] !== "string") return [];
  const reference = parseGet(value["Get"], place.path);
  if (reference.kind !== "parameter") return [];
  const declared = place.parameters.get(reference.name);
  if (declared === undefined || FITTING_PARAMETERS[leaf.kind].includes(declared)) return [];
  const article = declared === "Integer" ? "an" : "a";
  const message = `${nameOf(place)} takes ${LEAF_WORDS[leaf.kind]}, but parameter "${reference.name}" is ${article} ${declared}.`;
  const hint =
    leaf.kind === "text"
      ? `Turn it into text with join: {"Std:Join":{"On":"","Values":[{"Get":"Parameters.${reference.name}"}]}}.`
      : `Declare the parameter as ${quotedList(FITTING_PARAMETERS[leaf.kind], "or")}.`;
  return [problem("parameter-type-mismatch", place.path, message, hint)];
};

const valueNotAllowed = (place: Place, fault: string, hint: string): readonly Problem[] => [
  problem("value-not-allowed", place.path, `${nameOf(place)} ${fault}.`, hint),
];

const checkText = (leaf: Leaf, value: string, place: Place): readonly Problem[] => {
  if (leaf.values !== undefined && !leaf.values.includes(value)) {
    const shown = JSON.stringify(value.slice(0, 80));
    return valueNotAllowed(
      place,
      `is ${shown}, which SageMaker does not know`,
      nameHint(value, leaf.values, ""),
    );
  }
  if (leaf.max !== undefined && value.length > leaf.max) {
    const fault = `has ${String(value.length)} characters; SageMaker takes at most ${String(leaf.max)}`;
    return valueNotAllowed(place, fault, "Shorten it.");
  }
  return [];
};

const checkNumber = ({ min, max }: Leaf, value: number, place: Place): readonly Problem[] => {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return [];
  const range =
    max === undefined
      ? `${String(min)} or more`
      : min === undefined
        ? `${String(max)} or less`
        : `${String(min)} to ${String(max)}`;
  return valueNotAllowed(place, `is ${String(value)}; SageMaker takes ${range}`, `Write ${range}.`);
};

const checkLeaf = (leaf: Leaf, value: unknown, place: Place): readonly Problem[] => {
  if (leaf.literal !== true && meansReference(value)) return checkParameterType(leaf, value, place);
  if (!LEAF_TYPES[leaf.kind](value)) return [wrongType(leaf, value, place)];
  if (typeof value === "string") return checkText(leaf, value, place);
  return typeof value === "number" ? checkNumber(leaf, value, place) : [];
};

const tooMany = (count: number, max: number | undefined, place: Place): readonly Problem[] =>
  max === undefined || count <= max
    ? []
    : valueNotAllowed(
        place,
        `has ${String(count)} entries; SageMaker takes at most ${String(max)}`,
        "Take some out.",
      );

const checkList = (shape: ListShape, value: unknown, place: Place): readonly Problem[] => {
  if (!Array.isArray(value)) return [wrongType(shape, value, place)];
  const inList = value.flatMap((item: unknown, i) => checkShape(shape.of, item, inside(place, i)));
  return [...tooMany(value.length, shape.max, place), ...inList];
};

const checkMap = (shape: MapShape, value: unknown, place: Place): readonly Problem[] => {
  if (!isJsonObject(value) || isExpression(value)) return [wrongType(shape, value, place)];
  const entries = Object.entries(value);
  const inMap = entries.flatMap(([key, item]) => checkShape(shape.of, item, inside(place, key)));
  return [...tooMany(entries.length, shape.max, place), ...inMap];
};

const unknownMember = (shape: ObjectShape, key: string, place: Place): Problem => {
  const known = [...Object.keys(shape.required), ...Object.keys(shape.optional)];
  const at = [...place.path, key];
  const message = `${nameOf(place)} has an unknown member ${JSON.stringify(key)}.`;
  if (shape.closed || nearestName(key, known) !== undefined) {
    return problem("unknown-member", at, message, nameHint(key, known, "Take it out."));
  }
  return problem("unknown-argument", at, message, "Check its name in AWS's API reference.");
};

const checkObject = (shape: ObjectShape, value: unknown, place: Place): readonly Problem[] => {
  if (!isJsonObject(value) || isExpression(value)) return [wrongType(shape, value, place)];
  const missing = Object.entries(shape.required).flatMap(([key, wanted]) => {
    if (Object.hasOwn(value, key) && value[key] !== null && value[key] !== undefined) return [];
    const lacking = formatPath(inside(place, key).path.slice(place.skip));
    const message = `${place.subject} lacks "${lacking}".`;
    return [problem("missing-member", place.path, message, `Add "${key}": ${wordsFor(wanted)}.`)];
  });
  const present = Object.entries(value).flatMap(([key, item]) => {
    if (Object.hasOwn(shape.required, key) || Object.hasOwn(shape.optional, key)) {
      const wanted = shape.required[key] ?? shape.optional[key];
      // Null stands for "not set" in what the Python SDK writes.
      return wanted === undefined || item === null ? [] : checkShape(wanted, item, inside(place, key));
    }
    return [unknownMember(shape, key, place)];
  });
  return [...missing, ...present];
};

/** Everything in which a value differs from the shape that SageMaker takes in its place. */
export const checkShape = (shape: Shape, value: unknown, place: Place): readonly Problem[] => {
  switch (shape.kind) {
    case "anything":
      return [];
    case "list":
      return checkList(shape, value, place);
    case "map":
      return checkMap(shape, value, place);
    case "object":
      return checkObject(shape, value, place);
    case "text":
    case "integer":
    case "number":
    case "boolean":
    case "scalar":
      return checkLeaf(shape, value, place);
  }
};
