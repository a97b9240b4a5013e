import {
  isJsonObject,
  type Json,
  type JsonObject,
  type OutputParameter,
} from "../../pipeline-definition/document/definition";
import { quotedList } from "../../pipeline-definition/document/nearest-name";
import { StepFailure } from "./step-failure";

/** A member that only steps of one type have, as text: `FunctionArn`, `SqsQueueUrl`. Empty when it is none. */
export const stepText = (step: object, member: string): string => {
  const value = isJsonObject(step) ? step[member] : undefined;
  return typeof value === "string" ? value : "";
};

/** A value as text; lists and objects as JSON. */
export const plainText = (value: Json | undefined): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

const INTEGER = /^[+-]?\d+$/;

/** A value as its type has it; undefined when it is none of that type. */
const asType = (value: Json, type: string): Json | undefined => {
  const text = plainText(value);
  if (type === "String") return text;
  if (type === "Boolean") return text === "true" || text === "false" ? text === "true" : undefined;
  if (typeof value === "boolean" || text.trim() === "") return undefined;
  const number = Number(text);
  if (type === "Integer") return INTEGER.test(text) && Number.isSafeInteger(number) ? number : undefined;
  return Number.isFinite(number) ? number : undefined;
};

/**
 * What a function or worker answered, as the step declares it: later steps read values of the declared types.
 * Nested values become one text; what was not declared is left out.
 *
 * @param declared The step's `OutputParameters`.
 * @param who Names the answerer in messages: `Function "notify"`.
 * @throws StepFailure when a declared output is missing or of another type.
 */
export const readOutputs = (who: string, declared: readonly OutputParameter[], answer: Json): JsonObject => {
  const answered = isJsonObject(answer) ? answer : {};
  return Object.fromEntries(
    declared.map(({ OutputName: name, OutputType: type }) => {
      const value = Object.hasOwn(answered, name) ? answered[name] : undefined;
      if (value === undefined || value === null)
        throw new StepFailure(
          `${who} answered no output "${name}". It answered ${quotedList(Object.keys(answered))}.`,
        );
      const typed = asType(value, type);
      if (typed !== undefined) return [name, typed];
      const shown = JSON.stringify(value).slice(0, 120);
      throw new StepFailure(
        `${who} answered ${shown} as output "${name}", which is declared to be of type "${type}".`,
      );
    }),
  );
};

/** Outputs as a step's metadata show them. */
export const outputList = (outputs: JsonObject): readonly JsonObject[] =>
  Object.entries(outputs).map(([Name, value]) => ({ Name, Value: plainText(value) }));
