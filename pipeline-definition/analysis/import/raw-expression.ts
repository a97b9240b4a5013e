import { isGet, isJoin, isJsonGet, isJsonObject } from "../../document/definition";
import { callCode, jsonCode, plain, unchecked, type ExpressionCode, type Kind } from "./code";
import type { Writer } from "./writer";

/** The types of TypeScript by kind; `any` is left to the place. */
const TYPES: ReadonlyMap<Kind | undefined, string> = new Map([
  ["text", "string"],
  ["number", "number"],
  ["boolean", "boolean"],
]);

const isOperand = (value: unknown): boolean =>
  ["string", "number", "boolean"].includes(typeof value) || isExpressionOfTypes(value);

/** Whether the types take a value as an expression. */
const isExpressionOfTypes = (value: unknown): boolean => {
  if (isGet(value)) return true;
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return false;
  if (isJoin(value)) {
    const { On, Values, ...others } = { ...value["Std:Join"] };
    if (typeof On !== "string" || !Array.isArray(Values)) return false;
    return Object.keys(others).length === 0 && Values.every(isOperand);
  }
  if (!isJsonGet(value)) return false;
  const { PropertyFile, S3Uri, Path, ...others } = { ...value["Std:JsonGet"] };
  if (typeof Path !== "string" || Object.keys(others).length > 0) return false;
  return (
    (PropertyFile === undefined || isGet(PropertyFile)) &&
    (S3Uri === undefined || (isJoin(S3Uri) && isExpressionOfTypes(S3Uri)))
  );
};

/**
 * A reference or function as the document has it, which fits every place.
 *
 * @param why what keeps it from being said otherwise
 * @param wanted what it has to yield; undefined where the place tells the compiler
 */
export const rawExpression = (value: object, why: string, writer: Writer, wanted?: Kind): ExpressionCode => {
  if (!isExpressionOfTypes(value)) return { ...unchecked(jsonCode(value), why), kind: "any" };
  const type = TYPES.get(wanted);
  const name = `${writer.use("variable")}${type === undefined ? "" : `<${type}>`}`;
  return { code: callCode(name, plain(jsonCode(value))), why, kind: "any" };
};
