import { isVariable, variable, type PipelineVariable, type Value } from "./variable";

/**
 * Text put together while the pipeline runs: the values with `separator` between them. Numbers and booleans
 * become text, so `join("", [count])` is how a number stands in a text field.
 */
export const join = (
  separator: string,
  values: readonly Value<string | number | boolean>[],
): PipelineVariable<string> =>
  variable({
    "Std:Join": {
      On: separator,
      Values: values.map((value) => (isVariable(value) ? value.toExpression() : value)),
    },
  });
