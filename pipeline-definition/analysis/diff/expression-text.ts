import { isGet, isJoin, isJsonGet, isJsonObject } from "../../document/definition";

/** Text with everything written out that could not be seen, or would act on a terminal or on the text around it. */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );

const quoted = (text: string): string => visible(JSON.stringify(text));

/** A name as messages show it: bare when it is one that SageMaker takes, quoted when not. */
export const shownName = (name: string): string => (/^[\w.-]+$/.test(name) ? name : quoted(name));

const listText = (items: readonly unknown[]): string => items.map(expressionText).join(", ");

const membersText = (value: object): string =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${shownName(key)}: ${expressionText(member)}`)
    .join(", ");

/**
 * A value of a document as people write it: `Parameters.InputData`, `join("/", [Parameters.Bucket, "raw"])`,
 * `jsonGet(Steps.Evaluate.PropertyFiles.Report, "accuracy.value")`; text in double quotes, and all else as JSON
 * without the quotes around names. The value must not be nested deeper than the call stack allows.
 */
export const expressionText = (value: unknown): string => {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isGet(value)) return /^[\w.[\]'-]+$/.test(value.Get) ? value.Get : `get(${quoted(value.Get)})`;
  if (isJoin(value) && isJsonObject(value["Std:Join"])) {
    const { On, Values } = value["Std:Join"] as { readonly On?: unknown; readonly Values?: unknown };
    return `join(${expressionText(On)}, ${expressionText(Values)})`;
  }
  if (isJsonGet(value) && isJsonObject(value["Std:JsonGet"])) {
    const { PropertyFile, S3Uri, Path } = value["Std:JsonGet"] as Readonly<Record<string, unknown>>;
    return `jsonGet(${expressionText(PropertyFile ?? S3Uri)}, ${expressionText(Path)})`;
  }
  return Array.isArray(value) ? `[${listText(value)}]` : `{${membersText(value)}}`;
};
