/** One key of the configuration: how its text is read, and what to say when it cannot be. */
export interface Setting<T> {
  /** Undefined when the text is not what is expected. */
  readonly parse: (text: string) => T | undefined;
  /** What it has to be, as a sentence ends: `a whole number from 2 to 4`. */
  readonly expected: string;
  readonly example: string;
}

/** A text of one form. */
export const matching = (pattern: RegExp, expected: string, example: string): Setting<string> => ({
  parse: (text) => (pattern.test(text) ? text : undefined),
  expected,
  example,
});

/** A setting that may be left empty: Pulumi can give no type to a key without giving it a value. */
export const orEmpty = (setting: Setting<string>): Setting<string> => ({
  ...setting,
  parse: (text) => (text === "" ? text : setting.parse(text)),
});

/** One of a few texts. */
export const oneOf = <T extends string>(values: readonly T[]): Setting<T> => ({
  parse: (text) => values.find((value) => value === text),
  expected: `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
  example: values[0] ?? "",
});

/** Yes or no. */
export const truth: Setting<boolean> = {
  parse: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  expected: "true or false",
  example: "true",
};

/** A number without a sign, within its limits. */
export const wholeNumber = (least: number, most: number, example: number): Setting<number> => ({
  parse: (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  },
  expected: `a whole number from ${String(least)} to ${String(most)}`,
  example: String(example),
});

/** A JSON list of texts of one form, none of them twice. @param least how many there have to be */
export const listOf = (
  pattern: RegExp,
  expected: string,
  example: string,
  least = 1,
): Setting<readonly string[]> => ({
  parse: (text) => {
    const value = parsedJson(text);
    const fits = (item: unknown): item is string => typeof item === "string" && pattern.test(item);
    return Array.isArray(value) &&
      value.length >= least &&
      value.every(fits) &&
      new Set(value).size === value.length
      ? value
      : undefined;
  },
  expected,
  example: `'["${example}"]'`,
});

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
