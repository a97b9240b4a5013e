import type { Expression } from "../document/definition";

declare const valueType: unique symbol;

/** A value that is known only while the pipeline runs; `T` is the type it will have then. */
export interface PipelineVariable<out T> {
  /** Exists for the compiler only: keeps a number from standing where text is wanted. */
  readonly [valueType]?: T;
  /** The JSON that SageMaker resolves at run time. */
  readonly toExpression: () => Expression;
}

type Leaf = string | number | boolean | Date | Uint8Array;

/** The variable for an enum is any text: its value is not known before the pipeline runs. */
export type Widen<T> = [T] extends [string]
  ? string
  : [T] extends [number]
    ? number
    : [T] extends [boolean]
      ? boolean
      : T;

/** What a variable may yield in a place: where any text goes, numbers and booleans are turned into text. */
type Fitting<T> = [T] extends [string] ? (string extends T ? string | number | boolean : string) : Widen<T>;

/** A literal, or a variable that will yield one. */
export type Value<T> = T | PipelineVariable<Fitting<NonNullable<T>>>;

/** A request type of the SDK with a variable allowed at every leaf, and nowhere else. */
export type WithVariables<T> = [NonNullable<T>] extends [Leaf]
  ? Value<T>
  : NonNullable<T> extends readonly (infer Item)[]
    ? readonly WithVariables<Item>[] | Extract<T, undefined>
    : { readonly [Key in keyof T]: WithVariables<T[Key]> };

export const isVariable = (value: unknown): value is PipelineVariable<unknown> =>
  typeof value === "object" &&
  value !== null &&
  "toExpression" in value &&
  // A member of an author's own may bear the name.
  typeof value.toExpression === "function";

/** A variable was taken for text that is known already, which would write `[object Object]` into the document. */
export class VariableError extends Error {
  override readonly name = "VariableError";
  readonly hint =
    'Put the text together with join, such as join("/", ["s3://bucket", variable]), or give the variable alone.';
}

/**
 * The members of every variable: its expression, and no way to become plain text. Template literals, `+` and
 * `JSON.stringify`, which the compiler lets pass, throw a `VariableError`.
 */
export const variableMembers = (toExpression: () => Expression) => {
  const refuse = (): never => {
    const expression = JSON.stringify(toExpression());
    throw new VariableError(`Variable ${expression} is written into a text before its value is known.`);
  };
  return { toExpression, toString: refuse, toJSON: refuse };
};

/**
 * A variable for an expression that no other function writes, such as `{ Get: "ForEach.CurrentItem" }`.
 *
 * @typeParam T type of the value at run time; nobody checks it.
 */
export const variable = <T>(expression: Expression): PipelineVariable<T> => variableMembers(() => expression);
