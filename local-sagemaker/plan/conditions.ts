import type {
  ComparisonType,
  Condition,
  Json,
  Operand,
  Scalar,
} from "../../pipeline-definition/document/definition";
import { StepFailure } from "./step-failure";

/** Gives the value of an operand: its own for a literal, what it refers to for a reference. */
export type OperandReader = (operand: Operand) => Json;

const COMPARE: Readonly<Record<ComparisonType, (left: Scalar, right: Scalar) => boolean>> = {
  Equals: (left, right) => left === right,
  GreaterThan: (left, right) => left > right,
  GreaterThanOrEqualTo: (left, right) => left >= right,
  LessThan: (left, right) => left < right,
  LessThanOrEqualTo: (left, right) => left <= right,
};

const KIND_IN_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "a boolean",
};

const scalar = (operand: Operand, read: OperandReader): Scalar => {
  const value = read(operand);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new StepFailure(
    `A condition reads ${JSON.stringify(operand)}, which is ${JSON.stringify(value)}; only text, numbers and booleans can be compared.`,
  );
};

const shown = (value: Scalar): string => `${JSON.stringify(value)} (${KIND_IN_WORDS[typeof value] ?? ""})`;

/** SageMaker documents no order between unlike values, so comparing them is a mistake and no outcome. */
const compare = (type: ComparisonType, left: Scalar, right: Scalar): boolean => {
  if (typeof left !== typeof right)
    throw new StepFailure(
      `Condition "${type}" compares ${shown(left)} with ${shown(right)}; both sides must be of one kind.`,
    );
  if (typeof left === "boolean" && type !== "Equals")
    throw new StepFailure(
      `Condition "${type}" compares booleans, which have no order; booleans can only be equal.`,
    );
  return COMPARE[type](left, right);
};

/** A document made elsewhere may hold any text as a type. */
const unknownType = (condition: never): never => {
  const { Type } = condition as { readonly Type?: unknown };
  throw new StepFailure(`SageMaker knows no condition of type ${JSON.stringify(Type)}.`);
};

const evaluate = (condition: Condition, read: OperandReader): boolean => {
  switch (condition.Type) {
    case "In": {
      const query = scalar(condition.QueryValue, read);
      const values = condition.Values.map((value) => scalar(value, read));
      return values.map((value) => compare("Equals", query, value)).includes(true);
    }
    case "Not":
      return !evaluate(condition.Condition, read);
    case "Or":
      return condition.Conditions.map((each) => evaluate(each, read)).includes(true);
    case "Equals":
    case "GreaterThan":
    case "GreaterThanOrEqualTo":
    case "LessThan":
    case "LessThanOrEqualTo":
      return compare(condition.Type, scalar(condition.LeftValue, read), scalar(condition.RightValue, read));
    default:
      return unknownType(condition);
  }
};

/**
 * The outcome of a condition step: true when all its conditions hold. Text is compared letter by letter
 * (`"9"` is greater than `"10"`). Every condition is looked at, so a broken one is never hidden by
 * another that already decides the outcome.
 *
 * @throws StepFailure when values of unlike kinds are compared.
 */
export const conditionsHold = (conditions: readonly Condition[], read: OperandReader): boolean =>
  !conditions.map((condition) => evaluate(condition, read)).includes(false);
