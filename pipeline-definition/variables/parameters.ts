import type { ParameterDeclaration, ParameterType } from "../document/definition";
import { variableMembers, type PipelineVariable } from "./variable";

/** What a declared type is to the compiler. */
export interface ValueOf {
  readonly String: string;
  readonly Integer: number;
  readonly Float: number;
  readonly Boolean: boolean;
}

/** A parameter of the pipeline: a variable, and what the document has to declare about it. */
export interface Parameter<Type extends ParameterType = ParameterType> extends PipelineVariable<
  ValueOf[Type]
> {
  readonly declaration: ParameterDeclaration & { readonly Type: Type };
}

/** What a parameter may say of itself; without a default every start has to give a value. */
export interface ParameterOptions<T> {
  readonly default?: NoInfer<T>;
  /** What the parameter is for, for people who start the pipeline. At most 4,096 characters. */
  readonly description?: string;
}

const parameter = <Type extends ParameterType>(
  type: Type,
  name: string,
  options: ParameterOptions<ValueOf[Type]> & { readonly allowed?: readonly string[] } = {},
): Parameter<Type> => ({
  declaration: {
    Name: name,
    Type: type,
    DefaultValue: options.default,
    EnumValues: options.allowed,
    Description: options.description,
  },
  ...variableMembers(() => ({ Get: `Parameters.${name}` })),
});

/** A text parameter; with `allowed` (at most 16 values) only one of those can be given. */
export const parameterString = <const Allowed extends string = string>(
  name: string,
  options: ParameterOptions<Allowed> & { readonly allowed?: readonly Allowed[] } = {},
): Parameter<"String"> => parameter("String", name, options);

/** A whole-number parameter. Where text is wanted it becomes text. */
export const parameterInteger = (name: string, options?: ParameterOptions<number>): Parameter<"Integer"> =>
  parameter("Integer", name, options);

/** A number parameter. Where text is wanted it becomes text. */
export const parameterFloat = (name: string, options?: ParameterOptions<number>): Parameter<"Float"> =>
  parameter("Float", name, options);

/** A yes-or-no parameter. Where text is wanted it becomes text. */
export const parameterBoolean = (name: string, options?: ParameterOptions<boolean>): Parameter<"Boolean"> =>
  parameter("Boolean", name, options);
