import { resolve } from "../api-model/api-shapes";
import type { Leaf, Shape } from "../api-model/shape";
import { isGet, isJsonObject, type ParameterType } from "../document/definition";
import { nameHint, quotedList } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { parseGet, type Reference } from "../document/references";
import { DURATION_HINT } from "./duration";
import { problem, type Problem } from "./problem";
import { followProperty } from "./property-shape";
import { LEAF_WORDS, meansReference, nameOf, type Named, wordsFor, wordsForValue } from "./shape-words";

/** A place, and what is known of the references that may stand in it. */
export interface Place extends Named {
  /** The declared parameters, to check that a reference to one fits its place. */
  readonly parameters: ReadonlyMap<string, ParameterType | undefined>;
  /** Defaults of the parameters, to check that they fit too. */
  readonly defaults?: ReadonlyMap<string, unknown>;
  /** The steps, to check that a property that is read fits its place. */
  readonly stepNamed?: ReadonlyMap<string, { readonly type: string | undefined }>;
  /** Members that belong elsewhere than at the top of the value, and what to do about one of them. */
  readonly elsewhere?: { readonly members: readonly string[]; readonly hint: string };
}

/** `{"Ref":"Name"}` or `{"Fn::Sub":"…"}`, which people who come from CloudFormation write. */
const isCloudFormation = (value: unknown): boolean =>
  isJsonObject(value) &&
  Object.keys(value).length === 1 &&
  /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0] ?? "");

/** The problem of a value of another kind than the one that is wanted in its place. */
export const wrongType = (wanted: string, structural: boolean, value: unknown, place: Place): Problem => {
  if (meansReference(value)) {
    const hint = structural ? `Write ${wanted} and put the references inside it.` : "Write the value itself.";
    const message = `${nameOf(place)} is a reference, where SageMaker takes only ${structural ? wanted : `${wanted} written out`}.`;
    return problem("reference-not-allowed", place.path, message, hint);
  }
  if (isCloudFormation(value)) {
    const message = `${nameOf(place)} is a function of CloudFormation, which SageMaker does not know.`;
    return problem("wrong-type", place.path, message, 'Write {"Get":"Parameters.<name>"} or a Std:Join.');
  }
  const asText = wanted === "text" && (typeof value === "number" || typeof value === "boolean");
  const hint =
    place.path.at(-1) === "ExpireAfter"
      ? DURATION_HINT
      : asText
        ? `Write it as text: "${String(value)}".`
        : `Write ${wanted}.`;
  const message = `${nameOf(place)} is ${wordsForValue(value)}, not ${wanted}.`;
  return problem("wrong-type", place.path, message, hint);
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

const JOIN_HINT = "Turn it into text with join";

const article = (type: string): string => (type === "Integer" ? "an" : "a");

const checkParameter = (leaf: Leaf, name: string, place: Place): readonly Problem[] => {
  const declared = place.parameters.get(name);
  if (declared === undefined) return [];
  if (FITTING_PARAMETERS[leaf.kind].includes(declared)) return checkDefault(leaf, name, place);
  const message = `${nameOf(place)} takes ${LEAF_WORDS[leaf.kind]}, but parameter ${quoted(name)} is ${article(declared)} ${declared}.`;
  const hint =
    leaf.kind === "text"
      ? `${JOIN_HINT}: {"Std:Join":{"On":"","Values":[{"Get":${quoted(`Parameters.${name}`)}}]}}.`
      : `Declare the parameter as ${quotedList(FITTING_PARAMETERS[leaf.kind], "or")}.`;
  return [problem("parameter-type-mismatch", place.path, message, hint)];
};

/** A start without a value for the parameter would run into its default. */
const checkDefault = (leaf: Leaf, name: string, place: Place): readonly Problem[] => {
  const value = place.defaults?.get(name);
  if (value === undefined || value === null || !LEAF_TYPES[leaf.kind](value)) return [];
  const [fault] = checkLiteral(leaf, value, place);
  if (fault === undefined) return [];
  const message = `${nameOf(place)} is parameter ${quoted(name)}, whose default is refused there: ${fault.message}`;
  const hint = `Give another default, or none: ${fault.hint.charAt(0).toLowerCase()}${fault.hint.slice(1)}`;
  return [problem("default-does-not-fit", place.path, message, hint)];
};

const FITTING_PROPERTIES: Readonly<Record<Leaf["kind"], readonly Shape["kind"][]>> = {
  text: ["text"],
  integer: ["integer"],
  number: ["integer", "number"],
  boolean: ["boolean"],
  scalar: ["text", "integer", "number", "boolean"],
};

const checkProperty = (
  leaf: Leaf,
  { step, property }: Extract<Reference, { readonly kind: "property" }>,
  place: Place,
): readonly Problem[] => {
  const end = followProperty(place.stepNamed?.get(step)?.type ?? "", property);
  if (end === undefined || !("shape" in end)) return [];
  const found = resolve(end.shape);
  // Times and outputs of the author's own are known at run time only.
  if (found.kind === "anything" || found.kind === "scalar") return [];
  if (FITTING_PROPERTIES[leaf.kind].includes(found.kind)) return [];
  const message = `${nameOf(place)} takes ${LEAF_WORDS[leaf.kind]}, but what it reads of step ${quoted(step)} is ${wordsFor(found)}.`;
  const hint = leaf.kind === "text" ? `${JOIN_HINT}.` : "Read another property.";
  return [problem("property-type-mismatch", place.path, message, hint)];
};

const checkReferenceType = (leaf: Leaf, value: unknown, place: Place): readonly Problem[] => {
  if (!isGet(value)) return [];
  const reference = parseGet(value.Get, place.path);
  if (reference.kind === "parameter") return checkParameter(leaf, reference.name, place);
  return reference.kind === "property" ? checkProperty(leaf, reference, place) : [];
};

const valueNotAllowed = (place: Named, fault: string, hint: string): readonly Problem[] => [
  problem("value-not-allowed", place.path, `${nameOf(place)} ${fault}.`, hint),
];

const INSTANCE_TYPE = /^ml\.([a-z0-9-]+)\.([a-z0-9-]+)$/;

/** Whether an instance type is of a family that may be newer than our table: its size exists, its family does not. */
const isNewFamily = (value: string, values: readonly string[]): boolean => {
  const [, family, size] = INSTANCE_TYPE.exec(value) ?? [];
  const known = values.map((other) => INSTANCE_TYPE.exec(other));
  return (
    family !== undefined &&
    known.some((match) => match?.[2] === size) &&
    !known.some((match) => match?.[1] === family)
  );
};

const checkValue = (values: readonly string[], value: string, place: Named): readonly Problem[] => {
  if (values.includes(value)) return [];
  if (isNewFamily(value, values)) {
    const message = `${nameOf(place)} is ${quoted(value)}, an instance family that is not in our table.`;
    const hint = nameHint(value, values, "");
    return [problem("unknown-instance-family", place.path, message, hint)];
  }
  return valueNotAllowed(
    place,
    `is ${quoted(value)}, which SageMaker does not know`,
    nameHint(value, values, ""),
  );
};

const LONGEST_MATCHED = 10_000;

const patterns = new Map<string, RegExp>();

const matches = (pattern: string, value: string): boolean => {
  const known = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`, "u");
  patterns.set(pattern, known);
  return value.length > LONGEST_MATCHED || known.test(value);
};

const counted = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? "" : "s"}`;

const checkText = (leaf: Leaf, value: string, place: Named): readonly Problem[] => {
  if (leaf.values !== undefined) return checkValue(leaf.values, value, place);
  const has = `has ${counted(value.length, "character")}; SageMaker takes at`;
  if (leaf.max !== undefined && value.length > leaf.max)
    return valueNotAllowed(place, `${has} most ${String(leaf.max)}`, "Shorten it.");
  if (leaf.min !== undefined && value.length < leaf.min)
    return valueNotAllowed(place, `${has} least ${String(leaf.min)}`, "Write it in full.");
  if (leaf.pattern === undefined || matches(leaf.pattern, value)) return [];
  const fault = `is ${quoted(value)}, which does not have the form that SageMaker takes`;
  return valueNotAllowed(place, fault, `Write a text that matches ${leaf.pattern}.`);
};

const checkNumber = ({ min, max }: Leaf, value: number, place: Named): readonly Problem[] => {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return [];
  const range =
    max === undefined
      ? `${String(min)} or more`
      : min === undefined
        ? `${String(max)} or less`
        : `${String(min)} to ${String(max)}`;
  return valueNotAllowed(place, `is ${String(value)}; SageMaker takes ${range}`, `Write ${range}.`);
};

const checkLiteral = (leaf: Leaf, value: unknown, place: Named): readonly Problem[] => {
  if (typeof value === "string") return checkText(leaf, value, place);
  return typeof value === "number" ? checkNumber(leaf, value, place) : [];
};

/** Everything in which a value differs from the text, number or boolean that SageMaker takes in its place. */
export const checkLeaf = (leaf: Leaf, value: unknown, place: Place): readonly Problem[] => {
  if (leaf.literal !== true && meansReference(value)) return checkReferenceType(leaf, value, place);
  if (!LEAF_TYPES[leaf.kind](value)) return [wrongType(wordsFor(leaf), false, value, place)];
  return checkLiteral(leaf, value, place);
};
