import { isJsonObject, type JsonObject, type StepDefinition } from "../../document/definition";

/** One text that a value may have while the pipeline runs. */
export interface Value {
  /** The text as IAM matches it; `*` where it is known only at run time. */
  readonly pattern: string;
  /** Names of the parameters whose defaults it is made of. */
  readonly parameters: readonly string[];
}

/** Reads what a value of a document will be, as far as the document tells. */
export type ReadValue = (value: unknown) => readonly Value[];

/** A step as the derivation looks at it: any JSON, with empty arguments where there are none. */
export interface StepReading {
  readonly name: string;
  readonly type: string;
  readonly args: JsonObject;
  /** The step itself, for what stands beside its arguments. */
  readonly step: StepDefinition;
}

/** What stands at a place inside a JSON value, or undefined. */
export const memberAt = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return (inner as unknown[])[Number(key)];
    return isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);

/** The elements of a list inside a JSON value; none when there is no list. */
export const itemsAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = memberAt(value, ...path);
  return Array.isArray(found) ? (found as unknown[]) : [];
};

/** Whether something is set: the Python SDK writes null for what is not. */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** The values among some that are set. */
export const setOnly = (...values: readonly unknown[]): readonly unknown[] => values.filter(isSet);

/** The reading of a step of any document. */
export const readStep = (step: StepDefinition): StepReading => {
  const { Name, Type, Arguments } = step as { Name?: unknown; Type?: unknown; Arguments?: unknown };
  return {
    name: typeof Name === "string" ? Name : "",
    type: typeof Type === "string" ? Type : "",
    args: isJsonObject(Arguments) ? Arguments : {},
    step,
  };
};

/** What a table holds under a name, and nothing that objects have by nature. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
