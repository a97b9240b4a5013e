import type { ParameterType } from "../document/definition";
import type { ValueOf } from "../variables/parameters";
import { variable, type PipelineVariable, type Value } from "../variables/variable";

/** What a Lambda or callback step declares to yield: a type by name. At most 50. */
export type OutputTypes = Readonly<Record<string, ParameterType>>;

/** The declared outputs as variables of their types. */
export type StepOutputs<Types extends OutputTypes> = {
  readonly [Name in keyof Types]: PipelineVariable<ValueOf[Types[Name]]>;
};

/** What is sent to a function or a queue: flat, each value a scalar. */
export type Payload = Readonly<Record<string, Value<string> | Value<number> | Value<boolean>>>;

/** The outputs as the document declares them. */
export const outputParameters = (types: OutputTypes) => ({
  OutputParameters: Object.entries(types).map(([OutputName, OutputType]) => ({ OutputName, OutputType })),
});

/** The outputs as later steps read them. */
export const stepOutputs = <Types extends OutputTypes>(step: string, types: Types): StepOutputs<Types> =>
  Object.fromEntries(
    Object.keys(types).map((name) => [name, variable({ Get: `Steps.${step}.OutputParameters['${name}']` })]),
  ) as StepOutputs<Types>;
