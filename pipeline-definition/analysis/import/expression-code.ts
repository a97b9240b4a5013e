import { isGet, isJoin, isJsonObject } from "../../document/definition";
import { EXECUTION_VARIABLES } from "../../document/execution-variables";
import { parseGet } from "../../document/references";
import {
  callCode,
  jsonCode,
  listCode,
  plain,
  quoted,
  stringCode,
  type ExpressionCode,
  type Kind,
} from "./code";
import { propertyFilesOf } from "./declared-names";
import { propertyCode } from "./property-code";
import { rawExpression } from "./raw-expression";
import type { Writer } from "./writer";

const PARAMETER_KINDS = { String: "text", Integer: "number", Float: "number", Boolean: "boolean" } as const;

const EXPERIMENT_VARIABLES: ReadonlyMap<string, string> = new Map([
  ["PipelineExperimentConfig.ExperimentName", "experimentName"],
  ["PipelineExperimentConfig.TrialName", "trialName"],
]);

const getCode = (text: string, writer: Writer, wanted: Kind | undefined): ExpressionCode => {
  const reference = parseGet(text, []);
  if (reference.kind === "parameter") {
    const parameter = writer.parameter(reference.name);
    if (parameter !== undefined) return { code: parameter.constant, kind: PARAMETER_KINDS[parameter.type] };
  }
  if (reference.kind === "execution" && EXECUTION_VARIABLES.includes(reference.variable)) {
    const { variable } = reference;
    const name = `${variable.charAt(0).toLowerCase()}${variable.slice(1)}`;
    return { code: `${writer.use("executionVariables")}.${name}`, kind: "text" };
  }
  const experimentVariable = EXPERIMENT_VARIABLES.get(text);
  if (experimentVariable !== undefined)
    return { code: `${writer.use("experimentVariables")}.${experimentVariable}`, kind: "text" };
  if (reference.kind === "property")
    return propertyCode(text, reference.step, reference.property, writer, wanted);
  return rawExpression({ Get: text }, `There is no function for ${quoted(text)}.`, writer, wanted);
};

const hasOnly = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): boolean =>
  Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));

const TAKEN_APART = "The function join takes a join of one value apart.";

const isSingle = (body: unknown): boolean =>
  isJsonObject(body) && Array.isArray(body["Values"]) && body["Values"].length === 1;

const isTakenApart = (values: readonly unknown[]): boolean =>
  values.some((value) => isJoin(value) && (values.length === 1 || isSingle(value["Std:Join"])));

const joinCode = (
  body: unknown,
  writer: Writer,
  role: string,
  wanted: Kind | undefined,
): ExpressionCode | undefined => {
  if (!isJsonObject(body) || !hasOnly(body, "On", "Values")) return undefined;
  const { On, Values } = body;
  if (typeof On !== "string" || !Array.isArray(Values)) return undefined;
  if (isTakenApart(Values)) return rawExpression({ "Std:Join": body }, TAKEN_APART, writer, wanted);
  const values = (Values as readonly unknown[]).map((value) => operandCode(value, writer, role));
  if (values.some((value) => value === undefined)) return undefined;
  const items = values.filter((value) => value !== undefined);
  return { code: callCode(writer.use("join"), plain(stringCode(On)), plain(listCode(items))), kind: "text" };
};

/** What `jsonGet` has to be told to yield anything but a number; elsewhere the place tells. */
const YIELDS: ReadonlyMap<Kind | undefined, string> = new Map([
  ["text", "string"],
  ["boolean", "boolean"],
]);

const jsonGetCode = (body: unknown, writer: Writer, wanted: Kind | undefined): ExpressionCode | undefined => {
  if (!isJsonObject(body) || !hasOnly(body, "PropertyFile", "Path")) return undefined;
  const { PropertyFile, Path } = body;
  if (!isGet(PropertyFile) || typeof Path !== "string") return undefined;
  const reference = parseGet(PropertyFile.Get, []);
  if (reference.kind !== "propertyFile") return undefined;
  const target = writer.step(reference.step);
  const files = target && propertyFilesOf(target.step);
  if (target === undefined || files?.some(({ name }) => name === reference.file) !== true) return undefined;
  const file = stringCode(reference.file);
  const yielded = YIELDS.get(wanted);
  const name = `${writer.use("jsonGet")}${yielded === undefined ? "" : `<${file}, ${yielded}>`}`;
  return {
    code: callCode(name, plain(target.constant), plain(file), plain(stringCode(Path))),
    kind: "any",
  };
};

const expressionCode = (
  value: unknown,
  writer: Writer,
  role: string,
  wanted: Kind | undefined,
): ExpressionCode | undefined => {
  if (isGet(value)) return getCode(value.Get, writer, wanted);
  if (!isJsonObject(value)) return undefined;
  const [name = "", ...others] = Object.keys(value);
  if (!name.startsWith("Std:") || others.length > 0) return undefined;
  const body = value[name];
  const known =
    name === "Std:Join"
      ? joinCode(body, writer, role, wanted)
      : name === "Std:JsonGet"
        ? jsonGetCode(body, writer, wanted)
        : undefined;
  const why = `There is no function for this form of ${quoted(name)}.`;
  return known ?? rawExpression(value, why, writer, wanted);
};

/**
 * A text, number, boolean, reference or function as code; undefined for every other value.
 *
 * @param role name of the member that it stands in
 * @param wanted what it has to yield; undefined where the place tells the compiler
 */
export const operandCode = (
  value: unknown,
  writer: Writer,
  role: string,
  wanted?: Kind,
): ExpressionCode | undefined => {
  if (typeof value === "string") return { code: writer.text(value, role), kind: "text" };
  if (typeof value === "number") return { code: jsonCode(value), kind: "number" };
  if (typeof value === "boolean") return { code: jsonCode(value), kind: "boolean" };
  return expressionCode(value, writer, role, wanted);
};
