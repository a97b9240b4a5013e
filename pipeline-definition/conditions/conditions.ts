import type { ComparisonType, Condition, Operand } from "../document/definition";
import { isVariable, type PipelineVariable, type Value, type Widen } from "../variables/variable";

type Primitive = string | number | boolean;
type Comparable = string | number;

const operand = (value: Value<Primitive>): Operand => (isVariable(value) ? value.toExpression() : value);

const comparison =
  <Kind extends Primitive>(type: ComparisonType) =>
  /** Both sides have one type: SageMaker does not say what a mixed comparison gives. */
  <T extends Kind>(
    left: T | PipelineVariable<Widen<T>>,
    right: NoInfer<T | PipelineVariable<Widen<T>>>,
  ): Condition => ({
    Type: type,
    LeftValue: operand(left),
    RightValue: operand(right),
  });

/** True when both values are the same. */
export const conditionEquals = comparison<Primitive>("Equals");
/** True when the left value is the greater one; text compares letter by letter. */
export const conditionGreaterThan = comparison<Comparable>("GreaterThan");
/** True when the left value is the greater one, or both are the same. */
export const conditionGreaterThanOrEqualTo = comparison<Comparable>("GreaterThanOrEqualTo");
/** True when the left value is the smaller one; text compares letter by letter. */
export const conditionLessThan = comparison<Comparable>("LessThan");
/** True when the left value is the smaller one, or both are the same. */
export const conditionLessThanOrEqualTo = comparison<Comparable>("LessThanOrEqualTo");

/** True when the value is one of the list. */
export const conditionIn = <T extends Primitive>(
  query: T | PipelineVariable<Widen<T>>,
  values: readonly NoInfer<T | PipelineVariable<Widen<T>>>[],
): Condition => ({
  Type: "In",
  QueryValue: operand(query),
  Values: values.map((value) => operand(value as Value<Primitive>)),
});

/** True when the condition is not. */
export const conditionNot = (condition: Condition): Condition => ({ Type: "Not", Condition: condition });

/** True when at least one of the conditions is. All of them together is what a condition step's list means. */
export const conditionOr = (conditions: readonly Condition[]): Condition => ({
  Type: "Or",
  Conditions: conditions,
});
