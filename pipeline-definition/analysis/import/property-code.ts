import { memberShape, propertiesShape, resolve } from "../../api-model/api-shapes";
import type { Shape } from "../../api-model/shape";
import type { PropertyPath } from "../../document/references";
import { quoted, stringCode, type ExpressionCode, type Kind } from "./code";
import { declaredNames, outputTypesOf } from "./declared-names";
import { rawExpression } from "./raw-expression";
import { STEP_FUNCTIONS } from "./step-functions";
import { isMissingProperty, isNewerMember } from "./type-gaps";
import type { NamedStep, Writer } from "./writer";

/** Lists of properties whose items go by name too, by step type and path: what their names are. */
const NAMED_LISTS: ReadonlyMap<string, (target: NamedStep, key: string) => boolean> = new Map([
  ["Processing.ProcessingInputs", ({ step }, key) => declaredNames(step, "inputs").includes(key)],
  [
    "Processing.ProcessingOutputConfig.Outputs",
    ({ step }, key) => declaredNames(step, "outputs").includes(key),
  ],
  ["Training.FinalMetricDataList", () => true],
]);

const KINDS: Readonly<Record<string, Kind>> = {
  text: "text",
  integer: "number",
  number: "number",
  boolean: "boolean",
};

const OUTPUT_KINDS: Readonly<Record<string, Kind>> = {
  String: "text",
  Integer: "number",
  Float: "number",
  Boolean: "boolean",
};

const propertyText = (property: PropertyPath): string =>
  property
    .map((part) =>
      "member" in part ? `.${part.member}` : "key" in part ? `['${part.key}']` : `[${String(part.index)}]`,
    )
    .join("")
    .slice(1);

interface Way {
  readonly code: string;
  readonly shape: Shape | undefined;
}

/** One part of the way to a property: its code, and the shape of what stands there. Undefined: not in the types. */
const follow = (
  part: PropertyPath[number],
  shape: Shape,
  way: string,
  target: NamedStep,
): Way | undefined => {
  const { kind, ...known } = resolve(shape);
  if ("member" in part)
    return kind === "object"
      ? { code: `.${part.member}`, shape: memberShape(shape, part.member) }
      : undefined;
  if ("index" in part)
    return kind === "list"
      ? { code: `.at(${String(part.index)})`, shape: memberShape(shape, part.index) }
      : undefined;
  const code = `.at(${stringCode(part.key)})`;
  if (kind === "list")
    return NAMED_LISTS.get(way)?.(target, part.key) === true
      ? { code, shape: memberShape(shape, 0) }
      : undefined;
  const chosen = "keys" in known && known.keys !== undefined ? resolve(known.keys) : undefined;
  const isOpen = chosen === undefined || !("values" in chosen);
  return kind === "map" && isOpen ? { code, shape: memberShape(shape, part.key) } : undefined;
};

/** A typed way to a property, when the types of the DSL have one. */
const typedProperty = (target: NamedStep, property: PropertyPath): ExpressionCode | undefined => {
  let shape: Shape | undefined = propertiesShape(target.step.Type);
  let code = `${target.constant}.properties`;
  let way = target.step.Type;
  for (const part of property) {
    const next: Way | undefined = shape && follow(part, shape, way, target);
    if (next === undefined) return undefined;
    code += next.code;
    shape = next.shape;
    if ("member" in part) way += `.${part.member}`;
    if (isMissingProperty(way) || ("member" in part && isNewerMember(part.member))) return undefined;
  }
  const kind = shape && KINDS[resolve(shape).kind];
  return kind && { code, kind };
};

const outputCode = (target: NamedStep, [list, output, ...rest]: PropertyPath): ExpressionCode | undefined => {
  if (list === undefined || !("member" in list) || list.member !== "OutputParameters") return undefined;
  if (output === undefined || !("key" in output) || rest.length > 0) return undefined;
  const type = outputTypesOf(target.step)?.get(output.key);
  const kind = type && OUTPUT_KINDS[type];
  if (!kind) return undefined;
  const isPlain = /^[A-Za-z_$][\w$]*$/.test(output.key);
  const access = isPlain ? `.${output.key}` : `[${stringCode(output.key)}]`;
  return { code: `${target.constant}.outputs${access}`, kind };
};

/** What a step yields, as code: by its types where they have it, by the text of the document otherwise. */
export const propertyCode = (
  text: string,
  step: string,
  property: PropertyPath,
  writer: Writer,
  wanted: Kind | undefined,
): ExpressionCode => {
  const target = writer.step(step);
  if (target === undefined)
    return rawExpression(
      { Get: text },
      `The constant of step ${quoted(step)} stands further down.`,
      writer,
      wanted,
    );
  const { Type } = target.step;
  const path = propertyText(property);
  // The grammar lets some texts be written in two ways.
  if (text === `Steps.${step}.${path}`) {
    if (!STEP_FUNCTIONS.has(Type))
      return { code: `${target.constant}.property(${stringCode(path)})`, kind: "any" };
    const typed =
      Type === "Lambda" || Type === "Callback"
        ? outputCode(target, property)
        : typedProperty(target, property);
    if (typed !== undefined) return typed;
  }
  const why = `The types of step ${quoted(step)} have no text, number or boolean ${quoted(path)}.`;
  return rawExpression({ Get: text }, why, writer, wanted);
};
