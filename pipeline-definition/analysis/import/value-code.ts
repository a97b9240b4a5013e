import { memberShape, membersOf, resolve } from "../../api-model/api-shapes";
import type { Leaf, ObjectShape, Shape } from "../../api-model/shape";
import { isJsonGet, isJsonObject } from "../../document/definition";
import {
  jsonCode,
  listCode,
  member,
  objectCode,
  plain,
  quoted,
  strayMember,
  unchecked,
  type Code,
  type Kind,
} from "./code";
import { convenienceCode } from "./convenience-code";
import { operandCode } from "./expression-code";
import type { TypeRules } from "./type-rules";
import { rehearsal, type Writer } from "./writer";

/** Where a value stands in the arguments of a step. */
export interface ValuePlace {
  /** What AWS's API takes here; undefined where the DSL takes anything. */
  readonly shape: Shape | undefined;
  /** The step type and the members that lead here, with dots; positions in lists are left out. */
  readonly way: string;
  /** Name of the nearest member, to call a constant after. */
  readonly role: string;
}

const KINDS: Readonly<Record<Leaf["kind"], readonly Kind[]>> = {
  text: ["text", "any"],
  integer: ["number", "any"],
  number: ["number", "any"],
  boolean: ["boolean", "any"],
  // Times, for which the types want a Date and JSON has text.
  scalar: ["any"],
};

const leafCode = (
  leaf: Leaf,
  value: unknown,
  { way, role }: ValuePlace,
  rules: TypeRules,
  writer: Writer,
): Code | undefined => {
  const kind = operandCode(value, rehearsal(writer), role)?.kind;
  if (kind === undefined) return undefined;
  const fits = KINDS[leaf.kind].includes(kind);
  if (leaf.kind === "text" && leaf.values === undefined && isJsonObject(value) && (!fits || isJsonGet(value)))
    writer.keepAsIs("The function pipeline would turn a reference into text.");
  if (!fits) return unchecked(jsonCode(value), "The types take a value of another kind here.");
  const operand = operandCode(value, writer, role) ?? plain(jsonCode(value));
  if (rules.isLiteral(way) && isJsonObject(value))
    return unchecked(operand.code, "The types take no variable here.");
  if (rules.isVariable(way) && !isJsonObject(value))
    return unchecked(operand.code, "The types take only a variable here.");
  if (!rules.isValue(way, value) || (typeof value === "string" && leaf.values?.includes(value) === false))
    return unchecked(operand.code, "The types do not know this value.");
  return operand;
};

const listed = (
  list: readonly unknown[],
  of: Shape | undefined,
  place: ValuePlace,
  rules: TypeRules,
  writer: Writer,
) =>
  listCode(
    list.map((item) => {
      const role = place.role.replace(/(?<=[^s])s$/, "");
      return valueCode(item, { ...place, shape: of, role }, rules, writer);
    }),
  );

const inside = (place: ValuePlace, key: string, shape: Shape | undefined): ValuePlace => ({
  shape,
  way: `${place.way}.${key}`,
  role: key,
});

const mapped = (
  value: Readonly<Record<string, unknown>>,
  place: ValuePlace,
  rules: TypeRules,
  writer: Writer,
) =>
  objectCode(
    Object.entries(value).map(([key, item]) => {
      const at = inside(place, key, place.shape && memberShape(place.shape, key));
      return member(key, valueCode(item, at, rules, writer));
    }),
  );

const structured = (
  shape: ObjectShape,
  value: Readonly<Record<string, unknown>>,
  place: ValuePlace,
  rules: TypeRules,
  writer: Writer,
) => {
  const known = membersOf(shape);
  const lacking = [...new Set([...Object.keys(shape.required), ...rules.asked(place.way)])]
    .filter((key) => !Object.hasOwn(value, key) && !rules.isMissing(`${place.way}.${key}`))
    .map((key) => member(key, unchecked("undefined", `The types ask for ${quoted(key)}.`)));
  const present = Object.entries(value).map(([key, item]) => {
    const at = inside(place, key, known[key]);
    if (Object.hasOwn(known, key) && !rules.isMissing(at.way))
      return member(key, valueCode(item, at, rules, writer));
    const code = valueCode(item, { ...at, shape: undefined }, rules, writer);
    return strayMember(key, code.code, `The types have no ${quoted(key)} here.`);
  });
  return objectCode([...present, ...lacking]);
};

const isChosen = (shape: Shape, value: object): boolean => {
  const { keys } = { keys: undefined, ...shape } as { readonly keys: Shape | undefined };
  const names = keys && resolve(keys);
  if (names === undefined || names.kind !== "text" || names.values === undefined) return true;
  return Object.keys(value).every((key) => names.values?.includes(key));
};

/** A value of a step's arguments as code that the types of the DSL take; what they do not take says why. */
export const valueCode = (value: unknown, place: ValuePlace, rules: TypeRules, writer: Writer): Code => {
  const shape = place.shape && resolve(place.shape);
  if (shape === undefined || shape.kind === "anything") return looseCode(value, place, rules, writer);
  if (value === null) return unchecked("null", "The types have no null.");
  const short = convenienceCode(value, place.way, writer);
  if (short !== undefined) return plain(short);
  if (shape.kind === "list" && Array.isArray(value))
    return plain(listed(value, shape.of, place, rules, writer));
  if (shape.kind === "map" && isJsonObject(value) && isChosen(shape, value))
    return plain(mapped(value, { ...place, shape }, rules, writer));
  if (shape.kind === "object" && isJsonObject(value)) {
    const fault = rules.fault(place.way, value);
    if (fault !== undefined) return unchecked(looseCode(value, place, rules, writer).code, fault);
    return plain(structured(shape, value, place, rules, writer));
  }
  const leaf =
    shape.kind === "list" || shape.kind === "map" || shape.kind === "object"
      ? undefined
      : leafCode(shape, value, place, rules, writer);
  return leaf ?? unchecked(jsonCode(value), "The types take a value of another kind here.");
};

/** A value where the types take anything. */
const looseCode = (value: unknown, place: ValuePlace, rules: TypeRules, writer: Writer): Code => {
  const operand = operandCode(value, writer, place.role);
  if (operand !== undefined) return operand;
  if (Array.isArray(value)) return plain(listed(value, undefined, place, rules, writer));
  if (isJsonObject(value)) return plain(mapped(value, { ...place, shape: undefined }, rules, writer));
  return plain(jsonCode(value));
};
