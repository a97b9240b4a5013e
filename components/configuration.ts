import { nameHint } from "../pipeline-definition/document/nearest-name";
import { providerSettings, settings, type SettingValues } from "./configuration-settings";
import { readSurroundings } from "./configuration-surroundings";
import { networkMistakes } from "./network-settings";
import { peopleMistakes, peopleOf, type People } from "./people-settings";
import type { Setting } from "./setting";
import type { Surroundings } from "./surroundings";

/** What a stack is made of. */
export interface Configuration
  extends
    Omit<
      SettingValues,
      "aws:region" | "inputDataUri" | "inputDataKeyArn" | keyof Surroundings | keyof People
    >,
    Surroundings,
    People {
  readonly region: string;
  /** What the names of all resources begin with: workflow and stack, so that stacks do not share a name. */
  readonly name: string;
  /** Undefined when the stack brings the workflow's sample data. */
  readonly inputData: { readonly uri: string; readonly keyArn?: string } | undefined;
}

/** Where a configuration comes from. */
export interface ConfigurationSource {
  readonly project: string;
  readonly stack: string;
  /** Every configured value by its full key, as Pulumi hands them over; defaults of `Pulumi.yaml` included. */
  readonly values: Readonly<Record<string, string>>;
  /** The workflows that can be deployed. */
  readonly workflows: readonly string[];
}

/** What is wrong with a configuration, and what to do. */
export interface Mistake {
  readonly message: string;
  readonly hint: string;
}

/** A configuration that cannot be deployed. Names every mistake at once. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly hint: string;

  constructor(
    stack: string,
    readonly mistakes: readonly Mistake[],
  ) {
    const [first] = mistakes;
    const only = mistakes.length === 1 ? first : undefined;
    super(
      only?.message ??
        `The configuration of stack "${stack}" has ${String(mistakes.length)} mistakes:\n` +
          mistakes.map(({ message, hint }) => `  ${message} ${hint}`).join("\n"),
    );
    this.hint = only?.hint ?? "Mend each of them; what to do stands behind it.";
  }
}

const set = (key: string, example: string): string => `pulumi config set ${key} ${example}`;

/** Reads one key; says what is wrong with it instead, when something is. */
const readSetting = <T>(
  key: string,
  { parse, expected, example }: Setting<T>,
  text: string | undefined,
): { readonly value: T } | { readonly mistake: Mistake } => {
  if (text === undefined) {
    const message = `Configuration "${key}" is missing; it has to be ${expected}.`;
    return { mistake: { message, hint: `Set it, for example: ${set(key, example)}` } };
  }
  const value = parse(text);
  if (value !== undefined) return { value };
  const message = `Configuration "${key}" is ${JSON.stringify(text)}, which is not ${expected}.`;
  return { mistake: { message, hint: `Set it, for example: ${set(key, example)}` } };
};

const unknownKeys = (own: readonly string[], known: readonly string[]): readonly Mistake[] =>
  own
    .filter((key) => !known.includes(key))
    .map((key) => ({
      message: `Configuration "${key}" is unknown.`,
      hint: nameHint(key, known, "This project has no configuration."),
    }));

/**
 * Reads every key by its setting, and says of each what is wrong with it: unknown, missing, or of a wrong value.
 *
 * @param optional keys that are read only when they are set
 */
export const readSettings = (
  project: string,
  values: Readonly<Record<string, string>>,
  known: Readonly<Record<string, Setting<unknown>>>,
  optional: Readonly<Record<string, Setting<unknown>>> = {},
): { readonly read: Readonly<Record<string, unknown>>; readonly mistakes: Mistake[] } => {
  const textOf = (key: string) => values[key.includes(":") ? key : `${project}:${key}`];
  const own = Object.keys(values).flatMap((key) =>
    key.startsWith(`${project}:`) ? [key.slice(project.length + 1)] : [],
  );
  const keys = Object.keys(known).filter((key) => !key.includes(":"));
  const mistakes = [...unknownKeys(own, keys)];
  const read: Record<string, unknown> = {};
  const given = Object.entries(optional).filter(([key]) => textOf(key) !== undefined);
  for (const [key, setting] of [...Object.entries(known), ...given]) {
    const result = readSetting(key, setting, textOf(key));
    if ("mistake" in result) mistakes.push(result.mistake);
    else if (Object.hasOwn(known, key)) read[key] = result.value;
  }
  return { read, mistakes };
};

/** Exactly one source of input data, and the key of the data only with the data. */
const dataMistakes = (values: Partial<SettingValues>, stack: string): readonly Mistake[] => {
  const { inputDataUri, inputDataKeyArn, sampleData } = values;
  const mistakes: Mistake[] = [];
  if (inputDataUri === "" && sampleData === false) {
    mistakes.push({
      message: `Stack "${stack}" has no input data: "inputDataUri" is empty and "sampleData" is false.`,
      hint: `Name the data: ${set("inputDataUri", "s3://bucket/folder/file.csv")}. For a trial: ${set("sampleData", "true")}.`,
    });
  }
  if (inputDataUri !== undefined && inputDataUri !== "" && sampleData === true) {
    mistakes.push({
      message: `Stack "${stack}" has two sources of input data: "inputDataUri" is set and "sampleData" is true.`,
      hint: `Keep one: ${set("sampleData", "false")}, or pulumi config rm inputDataUri.`,
    });
  }
  if (inputDataKeyArn !== undefined && inputDataKeyArn !== "" && inputDataUri === "") {
    mistakes.push({
      message: `Configuration "inputDataKeyArn" is the key of no data: "inputDataUri" is empty.`,
      hint: `Name the data: ${set("inputDataUri", "s3://bucket/folder/file.csv")}, or pulumi config rm inputDataKeyArn.`,
    });
  }
  return mistakes;
};

/** Names of roles have 64 characters; the longest is `<name>-query-training-results-` and seven random ones. */
const LONGEST_NAME = 33;

/** What resources are named after: a stack that bears its workflow's name already is not given it twice. */
export const nameOf = (workflow: string, stack: string): string =>
  stack === workflow || stack.startsWith(`${workflow}-`) ? stack : `${workflow}-${stack}`;

const nameMistakes = (name: string, stack: string): readonly Mistake[] =>
  /^[a-z0-9](-?[a-z0-9])*$/.test(name) && name.length <= LONGEST_NAME
    ? []
    : [
        {
          message: `Stack "${stack}" gives its resources the name "${name}", which is not at most ${String(LONGEST_NAME)} lower-case letters, digits and single hyphens.`,
          hint: "Choose a short, plain stack name: pulumi stack rename NAME.",
        },
      ];

/**
 * The configuration of a stack, read and checked in this one place.
 *
 * @throws ConfigurationError with every mistake: unknown keys, missing ones, wrong values, values that
 * contradict each other
 */
export const readConfiguration = (source: ConfigurationSource): Configuration => {
  const { project, stack, values, workflows } = source;
  const { read, mistakes } = readSettings(project, values, settings(workflows), providerSettings);
  const partial: Partial<SettingValues> = read;
  const name = nameOf(partial.workflow ?? "workflow", stack);
  const around = readSurroundings(partial);
  mistakes.push(
    ...dataMistakes(partial, stack),
    ...nameMistakes(name, stack),
    ...networkMistakes(partial),
    ...peopleMistakes(partial),
    ...around.mistakes,
  );
  if (mistakes.length > 0) throw new ConfigurationError(stack, mistakes);
  return configurationOf(read as unknown as SettingValues, name, around.surroundings);
};

const configurationOf = (values: SettingValues, name: string, surroundings: Surroundings): Configuration => {
  const { "aws:region": region, inputDataUri: uri, inputDataKeyArn: keyArn, ...rest } = values;
  return {
    ...rest,
    ...surroundings,
    ...peopleOf(values),
    region,
    name,
    pipelineName: rest.pipelineName === "" ? name : rest.pipelineName,
    inputData: uri === "" ? undefined : { uri, ...(keyArn === "" ? {} : { keyArn }) },
  };
};
