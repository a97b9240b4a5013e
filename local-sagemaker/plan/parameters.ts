import type {
  ParameterDeclaration,
  ParameterType,
  Scalar,
} from "../../pipeline-definition/document/definition";
import { nearestName, quotedList } from "../../pipeline-definition/document/nearest-name";

/** A value given for a parameter, as `StartPipelineExecution` takes it: always text. */
export interface GivenParameter {
  readonly Name: string;
  readonly Value: string;
}

/** What is wrong with a given or missing parameter, and what to do about it. */
export interface ParameterProblem {
  readonly message: string;
  readonly hint: string;
}

/** The values of all declared parameters, or everything that is wrong with what was given. */
export type ParameterReading =
  | { readonly values: ReadonlyMap<string, Scalar>; readonly problems: readonly [] }
  | { readonly values?: undefined; readonly problems: readonly ParameterProblem[] };

/** The service's limit for a parameter's value. */
const MAX_VALUE_LENGTH = 1024;

/** Splits `Name=Value` at the first equals sign; undefined without one or without a name. */
export const parseAssignment = (text: string): GivenParameter | undefined => {
  const at = text.indexOf("=");
  return at < 1 ? undefined : { Name: text.slice(0, at).trim(), Value: text.slice(at + 1) };
};

const readNumber = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

/** The text of a parameter as a value of its declared type; undefined when it is none. */
const readTyped = (type: ParameterType, text: string): Scalar | undefined => {
  switch (type) {
    case "Integer":
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case "Float":
      return Number.isFinite(readNumber(text)) && !/^[+-]?0[box]/i.test(text) ? readNumber(text) : undefined;
    case "Boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "String":
      return text;
  }
};

const TYPE_HINTS = {
  Integer: (name: string) => `Give a whole number, for example ${name}=10.`,
  Float: (name: string) => `Give a number, for example ${name}=0.5.`,
  Boolean: (name: string) => `Give ${name}=true or ${name}=false.`,
  String: (name: string) => `Give a text, for example ${name}=text.`,
};

/** `an Integer`, `a Float`: the type of a declaration as it stands in a sentence. */
const typeInWords = (type: string): string => `${/^[AEIOU]/.test(type) ? "an" : "a"} ${type}`;

const problemWithValue = (declaration: ParameterDeclaration, value: string): ParameterProblem | undefined => {
  // A declaration without a type is one of a String.
  const { Name, Type = "String", EnumValues } = declaration;
  if (value === "")
    return {
      message: `Parameter "${Name}" was given an empty value, which SageMaker refuses for every type.`,
      hint: `Give ${Name} a value, or leave it out to take the default.`,
    };
  if (value.length > MAX_VALUE_LENGTH)
    return {
      message: `Parameter "${Name}" was given ${String(value.length)} characters; SageMaker takes at most ${String(MAX_VALUE_LENGTH)}.`,
      hint: "Shorten the value.",
    };
  if (readTyped(Type, value) === undefined)
    return {
      message: `Parameter "${Name}" was given "${value}", which is not ${typeInWords(Type)}.`,
      hint: TYPE_HINTS[Type](Name),
    };
  if (EnumValues !== undefined && !EnumValues.includes(value))
    return {
      message: `Parameter "${Name}" was given "${value}", which is not one of the values it allows.`,
      hint: `Give one of ${quotedList(EnumValues)}.`,
    };
  return undefined;
};

const problemWithName = (name: string, declared: readonly string[]): ParameterProblem => {
  const nearest = nearestName(name, declared);
  const known = declared.length === 0 ? "It declares none." : `It declares ${quotedList(declared)}.`;
  return {
    message: `The pipeline declares no parameter "${name}".`,
    hint: nearest === undefined ? known : `Did you mean "${nearest}"? ${known}`,
  };
};

const duplicates = (given: readonly GivenParameter[]): readonly ParameterProblem[] =>
  [...new Set(given.map(({ Name }) => Name))]
    .filter((name) => given.filter(({ Name }) => Name === name).length > 1)
    .map((name) => ({ message: `Parameter "${name}" was given twice.`, hint: "Give each parameter once." }));

/**
 * Reads the parameters of a run: given values typed by their declarations, defaults for the rest. Every
 * problem is reported, not only the first: unknown names, values of the wrong type or outside the allowed
 * ones, empty values, and parameters that have no default and were not given.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html
 */
export const readParameters = (
  declarations: readonly ParameterDeclaration[],
  given: readonly GivenParameter[],
): ParameterReading => {
  const names = declarations.map(({ Name }) => Name);
  const byName = new Map(given.map(({ Name, Value }) => [Name, Value]));
  const problems: ParameterProblem[] = [...duplicates(given)];
  for (const name of byName.keys()) if (!names.includes(name)) problems.push(problemWithName(name, names));
  const values = new Map<string, Scalar>();
  for (const declaration of declarations) {
    const { Name, Type = "String", DefaultValue } = declaration;
    const text = byName.get(Name);
    const problem = text === undefined ? undefined : problemWithValue(declaration, text);
    const value = text === undefined ? DefaultValue : readTyped(Type, text);
    if (problem !== undefined) problems.push(problem);
    else if (value !== undefined) values.set(Name, value);
    else
      problems.push({
        message: `Parameter "${Name}" has no default and was given no value.`,
        hint: TYPE_HINTS[Type](Name),
      });
  }
  return problems.length === 0 ? { values, problems: [] } : { problems };
};
