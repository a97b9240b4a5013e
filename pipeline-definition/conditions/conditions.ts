import type { ComparisonType, Condition, Operand } from "../document/definition";
import { isVariable, type PipelineVariable } from "../variables/variable";

type Side<T> = T | PipelineVariable<T>;

/** Both sides have one type: SageMaker does not say what a mixed comparison gives. */
interface Ordering {
  (left: Side<number>, right: Side<number>): Condition;
  (left: Side<string>, right: Side<string>): Condition;
}

interface Equality extends Ordering {
  (left: Side<boolean>, right: Side<boolean>): Condition;
}

const operand = (value: Side<string | number | boolean>): Operand =>
  isVariable(value) ? value.toExpression() : value;

const comparison =
  (type: ComparisonType): Equality =>
  (left: Side<string | number | boolean>, right: Side<string | number | boolean>): Condition => ({
    Type: type,
    LeftValue: operand(left),
    RightValue: operand(right),
  });

/** True when both values are the same. */
export const conditionEquals: Equality = comparison("Equals");
/** True when the left value is the greater one; text compares letter by letter. */
export const conditionGreaterThan: Ordering = comparison("GreaterThan");
/** True when the left value is the greater one, or both are the same. */
export const conditionGreaterThanOrEqualTo: Ordering = comparison("GreaterThanOrEqualTo");
/** True when the left value is the smaller one; text compares letter by letter. */
export const conditionLessThan: Ordering = comparison("LessThan");
/** True when the left value is the smaller one, or both are the same. */
export const conditionLessThanOrEqualTo: Ordering = comparison("LessThanOrEqualTo");

interface Membership {
  (query: Side<number>, values: readonly Side<number>[]): Condition;
  (query: Side<string>, values: readonly Side<string>[]): Condition;
}

/** True when the value is one of the list. */
export const conditionIn: Membership = (
  query: Side<string | number>,
  values: readonly Side<string | number>[],
): Condition => ({ Type: "In", QueryValue: operand(query), Values: values.map(operand) });

/** True when the condition is not. */
export const conditionNot = (condition: Condition): Condition => ({ Type: "Not", Condition: condition });

/** True when at least one of the conditions is. All of them together is what a condition step's list means. */
export const conditionOr = (conditions: readonly Condition[]): Condition => ({
  Type: "Or",
  Conditions: conditions,
});
