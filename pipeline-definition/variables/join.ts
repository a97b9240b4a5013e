import { isJoin, type Operand } from "../document/definition";
import { isVariable, variable, type PipelineVariable, type Value } from "./variable";

/** A join of one value only turns it into text, which a join around it does too. */
const unwrapped = (operand: Operand): Operand => {
  if (!isJoin(operand)) return operand;
  const [only, ...others] = operand["Std:Join"].Values;
  return only === undefined || others.length > 0 ? operand : unwrapped(only);
};

/**
 * Text put together while the pipeline runs: the values with `separator` between them. Numbers and booleans
 * become text. Joins of a single value inside are taken out, since they change nothing.
 */
export const join = (
  separator: string,
  values: readonly Value<string | number | boolean>[],
): PipelineVariable<string> => {
  const operands = values.map((value) => unwrapped(isVariable(value) ? value.toExpression() : value));
  const [only, ...others] = operands;
  return variable(
    isJoin(only) && others.length === 0 ? only : { "Std:Join": { On: separator, Values: operands } },
  );
};
