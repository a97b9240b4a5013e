import type { ParameterDeclaration, PipelineDefinition } from "../pipeline-definition/document/definition";
import { nameHint } from "../pipeline-definition/document/nearest-name";

/** Values as SageMaker takes them at a start. */
export const namedValues = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

/** A start that the pipeline would refuse. Names every mistake at once. */
export class StartParameterError extends Error {
  override readonly name = "StartParameterError";
  readonly hint: string;

  constructor(mistakes: readonly { readonly message: string; readonly hint: string }[]) {
    const [first] = mistakes;
    const only = mistakes.length === 1 ? first : undefined;
    super(only?.message ?? mistakes.map(({ message, hint }) => `${message} ${hint}`).join("\n"));
    this.hint = only?.hint ?? "Mend each of them; what to do stands behind it.";
  }
}

const FORMS: Readonly<Record<string, readonly [pattern: RegExp, expected: string]>> = {
  Integer: [/^[+-]?\d+$/, "a whole number"],
  Float: [/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/, "a number"],
  Boolean: [/^(true|false)$/i, '"true" or "false"'],
};

/** Whether an event fills a value in, which is known only when it comes. */
export const isFilledIn = (value: string): boolean => /\{[A-Za-z0-9_.-]+\}/.test(value);

const valueMistake = (
  where: string,
  value: string,
  { Name, Type, EnumValues }: ParameterDeclaration,
): readonly { readonly message: string; readonly hint: string }[] => {
  if (isFilledIn(value)) return [];
  const [pattern, expected = ""] = FORMS[Type] ?? [];
  const said = `Configuration "${where}.${Name}" is ${JSON.stringify(value)}`;
  if (pattern?.test(value) === false) {
    return [
      { message: `${said}, which is not ${expected}.`, hint: `Parameter "${Name}" is of type ${Type}.` },
    ];
  }
  const allowed = EnumValues?.map(String);
  if (allowed === undefined || allowed.includes(value)) return [];
  return [
    {
      message: `${said}, which the pipeline does not allow.`,
      hint: nameHint(value, allowed, `Parameter "${Name}" allows no value.`),
    },
  ];
};

/**
 * Holds the values with which a schedule or trigger starts the pipeline against the parameters that the pipeline
 * declares, so that a preview tells what would fail at the first start.
 *
 * @param where key of the configuration that the values stand in
 * @throws StartParameterError with every unknown name, wrong value and missing parameter
 */
export const checkStartParameters = (
  { Parameters = [] }: PipelineDefinition,
  where: string,
  values: Readonly<Record<string, string>>,
): void => {
  const names = Parameters.map(({ Name }) => Name);
  const mistakes = Object.entries(values).flatMap(([name, value]) => {
    const parameter = Parameters.find(({ Name }) => Name === name);
    if (parameter !== undefined) return valueMistake(where, value, parameter);
    const message = `Configuration "${where}" sets parameter "${name}", which the pipeline does not declare.`;
    return [{ message, hint: nameHint(name, names, "The pipeline declares no parameter.") }];
  });
  const missing = Parameters.filter(
    ({ Name, DefaultValue }) => DefaultValue === undefined && !Object.hasOwn(values, Name),
  ).map(({ Name, Type }) => ({
    message: `Configuration "${where}" has no value for parameter "${Name}", which has no default.`,
    hint: `Set it, for example: pulumi config set --path '${where}.${Name}' VALUE (${Type})`,
  }));
  if (mistakes.length + missing.length > 0) throw new StartParameterError([...mistakes, ...missing]);
};
