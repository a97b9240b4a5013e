import { isJsonObject } from "../../document/definition";
import { callCode, jsonCode, listCode, plain, unchecked, type Code, type Kind } from "./code";
import { operandCode } from "./expression-code";
import { rehearsal, type Writer } from "./writer";

/** The comparisons, and the kinds of values that the types let them compare. */
const COMPARISONS: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ["Equals", ["number", "text", "boolean"]],
  ["GreaterThan", ["number", "text"]],
  ["GreaterThanOrEqualTo", ["number", "text"]],
  ["LessThan", ["number", "text"]],
  ["LessThanOrEqualTo", ["number", "text"]],
]);

/** The operands when the types let them stand together: of one kind, as far as kinds are known. */
const operandsOf = (
  values: readonly unknown[],
  allowed: readonly Kind[],
  writer: Writer,
): readonly Code[] | undefined => {
  const dry = rehearsal(writer);
  const kinds = values.map((value) => operandCode(value, dry, "")?.kind);
  if (kinds.includes(undefined)) return undefined;
  const known = new Set(kinds.filter((kind) => kind !== "any"));
  if (known.size > 1 || [...known].some((kind) => kind !== undefined && !allowed.includes(kind)))
    return undefined;
  const [wanted] = known;
  return values.map((value) => operandCode(value, writer, "value", wanted) ?? plain(jsonCode(value)));
};

const hasOnly = (value: object, ...keys: readonly string[]): boolean =>
  Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));

const typed = (condition: Readonly<Record<string, unknown>>, writer: Writer): string | undefined => {
  const { Type, LeftValue, RightValue, QueryValue, Values, Condition, Conditions } = condition;
  if (Type === "Not" && hasOnly(condition, "Type", "Condition"))
    return callCode(writer.use("conditionNot"), conditionCode(Condition, writer));
  if (Type === "Or" && hasOnly(condition, "Type", "Conditions") && Array.isArray(Conditions))
    return callCode(
      writer.use("conditionOr"),
      plain(listCode(Conditions.map((one: unknown) => conditionCode(one, writer)))),
    );
  if (Type === "In" && hasOnly(condition, "Type", "QueryValue", "Values") && Array.isArray(Values)) {
    const operands = operandsOf([QueryValue, ...(Values as readonly unknown[])], ["number", "text"], writer);
    const [query, ...values] = operands ?? [];
    return query && callCode(writer.use("conditionIn"), query, plain(listCode(values)));
  }
  const allowed = typeof Type === "string" ? COMPARISONS.get(Type) : undefined;
  if (allowed === undefined || !hasOnly(condition, "Type", "LeftValue", "RightValue")) return undefined;
  const operands = operandsOf([LeftValue, RightValue], allowed, writer);
  return operands && callCode(writer.use(`condition${String(Type)}`), ...operands);
};

/** A condition as code: a function of the DSL, or as the document has it where the types allow no such comparison. */
export const conditionCode = (condition: unknown, writer: Writer): Code => {
  const code = isJsonObject(condition) ? typed(condition, writer) : undefined;
  if (code !== undefined) return plain(code);
  return unchecked(jsonCode(condition), "The types let only values of one known kind be compared.");
};
