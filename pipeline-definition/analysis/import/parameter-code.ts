import { isJsonObject, type ParameterType } from "../../document/definition";
import { callCode, jsonCode, member, objectCode, plain, stringCode, unchecked, type Code } from "./code";
import type { Writer } from "./writer";

const FUNCTIONS: Readonly<Record<ParameterType, string>> = {
  String: "parameterString",
  Integer: "parameterInteger",
  Float: "parameterFloat",
  Boolean: "parameterBoolean",
};

const TYPE_OF_DEFAULT: Readonly<Record<ParameterType, string>> = {
  String: "string",
  Integer: "number",
  Float: "number",
  Boolean: "boolean",
};

/** The options by the member that the document has for each. */
const OPTIONS = [
  ["DefaultValue", "default"],
  ["EnumValues", "allowed"],
  ["Description", "description"],
] as const;

/** The type of a declared parameter; SageMaker takes one that is not told for text. */
export const parameterType = (declaration: unknown): ParameterType => {
  const type = isJsonObject(declaration) ? declaration["Type"] : undefined;
  return typeof type === "string" && Object.hasOwn(FUNCTIONS, type) ? (type as ParameterType) : "String";
};

const fits = (name: string, value: unknown, type: ParameterType): boolean => {
  if (name === "DefaultValue") return typeof value === TYPE_OF_DEFAULT[type];
  if (name === "Description") return typeof value === "string";
  return type === "String" && Array.isArray(value) && value.every((item) => typeof item === "string");
};

/** The call that declares a parameter. */
export const parameterCode = (declaration: Readonly<Record<string, unknown>>, writer: Writer): Code => {
  const { Name, Type, ...rest } = declaration;
  const type = parameterType(declaration);
  const name = typeof Name === "string" ? Name : "";
  const options = OPTIONS.filter(([key]) => Object.hasOwn(rest, key) && fits(key, rest[key], type));
  const isWhole = Type === type && name === Name && options.length === Object.keys(rest).length;
  const call = callCode(
    writer.use(FUNCTIONS[type]),
    plain(stringCode(name)),
    ...(isWhole && options.length > 0
      ? [plain(objectCode(options.map(([key, option]) => member(option, plain(jsonCode(rest[key]))))))]
      : []),
  );
  if (isWhole) return plain(call);
  const declared = unchecked(jsonCode(declaration), "");
  return {
    code: objectCode([plain(`...${call}`), member("declaration", plain(declared.code))]),
    why: "The declaration as the document has it, which no option of the parameter says.",
  };
};
