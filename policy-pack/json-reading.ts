/** The member at the end of a path through parsed JSON; undefined where the path leads nowhere. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );

/** A list as it is, one value as a list of one, nothing as none: IAM writes lists of one without brackets. */
export const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The texts of a list, or a text as a list of one. */
export const texts = (value: unknown): readonly string[] =>
  listed(value).filter((one): one is string => typeof one === "string");

/** A text, or an empty one for anything else. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Members of an object; none for anything else. */
export const members = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** JSON in a text, or a value that is parsed already. Undefined when the text is no JSON. */
export const parsed = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
};
