import { resolve } from "../api-model/api-shapes";
import { literal, objectShape, text, type Shape } from "../api-model/shape";
import {
  isGet,
  isJoin,
  isJsonGet,
  isJsonObject,
  type JsonObject,
  type ParameterType,
} from "../document/definition";
import { nameHint } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { parseGet, type DocumentPath, type PropertyPath } from "../document/references";
import { checkShape } from "./check-shape";
import { objectsIn, type DefinitionReading, type StepReading } from "./definition-reading";
import { CONDITIONS } from "./document-shapes";
import { problem, type Problem } from "./problem";
import { followProperty } from "./property-shape";

/** What to write instead of types that people expect and that do not exist. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["And", "List them in the step, where all have to hold; inside Or and Not, write Not of Or of Nots."],
  ["NotEquals", 'Write {"Type":"Not","Condition":{"Type":"Equals",…}}.'],
  ["NotIn", 'Write {"Type":"Not","Condition":{"Type":"In",…}}.'],
]);

type Kind = "text" | "a number" | "a boolean";

const KIND_OF_PARAMETER: Readonly<Record<ParameterType, Kind>> = {
  String: "text",
  Integer: "a number",
  Float: "a number",
  Boolean: "a boolean",
};

const isParameterType = (value: unknown): value is ParameterType =>
  typeof value === "string" && Object.hasOwn(KIND_OF_PARAMETER, value);

const KIND_OF_SHAPE: Readonly<Partial<Record<Shape["kind"], Kind>>> = {
  text: "text",
  integer: "a number",
  number: "a number",
  boolean: "a boolean",
};

/** What a property is: as the API has it, or as the step declares its output. */
const kindOfProperty = (property: PropertyPath, read: StepReading | undefined): Kind | undefined => {
  const [outputs, name] = property;
  if (outputs !== undefined && "member" in outputs && outputs.member === "OutputParameters") {
    const declared = objectsIn(read?.step["OutputParameters"]).find(
      ([, { OutputName }]) => name !== undefined && "key" in name && OutputName === name.key,
    );
    const type = declared?.[1]["OutputType"];
    return isParameterType(type) ? KIND_OF_PARAMETER[type] : undefined;
  }
  const end = followProperty(read?.type ?? "", property);
  return end !== undefined && "shape" in end ? KIND_OF_SHAPE[resolve(end.shape).kind] : undefined;
};

/** What an operand will be when the pipeline runs, where that can be known. */
const kindOf = (operand: unknown, { parameters, stepNamed }: DefinitionReading): Kind | undefined => {
  if (typeof operand === "string" || isJoin(operand)) return "text";
  if (typeof operand === "number") return "a number";
  if (typeof operand === "boolean") return "a boolean";
  if (!isGet(operand)) return undefined;
  const reference = parseGet(operand.Get, []);
  if (reference.kind === "execution") return "text";
  if (reference.kind === "property") return kindOfProperty(reference.property, stepNamed.get(reference.step));
  const declared = reference.kind === "parameter" ? parameters.get(reference.name) : undefined;
  return declared && KIND_OF_PARAMETER[declared];
};

const isOrder = (type: unknown): boolean => typeof type === "string" && /^(Greater|Less)Than/.test(type);

/** A number in quotation marks. */
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?$/;

const checkOperands = (
  condition: JsonObject,
  subject: string,
  path: DocumentPath,
  reading: DefinitionReading,
) => {
  const { LeftValue, RightValue, QueryValue, Values } = condition;
  const operands =
    condition["Type"] === "In"
      ? [QueryValue, ...(Array.isArray(Values) ? (Values as readonly unknown[]) : [])]
      : [LeftValue, RightValue];
  const number = operands.find(
    (operand): operand is string => typeof operand === "string" && NUMBER.test(operand),
  );
  if (number !== undefined && isOrder(condition["Type"]) && operands.some(isJsonGet)) {
    const message = `${subject} compares a value out of a JSON file with ${quoted(number)}, which is text and no number.`;
    return [
      problem("mixed-comparison", path, message, "Take the quotation marks off, if the file holds a number."),
    ];
  }
  const kinds = [...new Set(operands.map((operand) => kindOf(operand, reading)))].filter(
    (kind) => kind !== undefined,
  );
  const [one, other] = kinds;
  if (one === undefined || other === undefined) return [];
  const message = `${subject} compares ${one} with ${other}, for which SageMaker documents no result.`;
  return [problem("mixed-comparison", path, message, "Compare values of one type.")];
};

const emptyList = (subject: string, name: string, path: DocumentPath): Problem =>
  problem("empty-conditions", [...path, name], `"${name}" of ${subject} is empty.`, "Put something into it.");

interface PlacedCondition {
  readonly condition: JsonObject;
  readonly path: DocumentPath;
}

/** The conditions inside a condition. */
const childrenOf = ({ condition, path }: PlacedCondition): readonly PlacedCondition[] => {
  const { Type, Condition, Conditions } = condition;
  if (Type === "Not")
    return isJsonObject(Condition) ? [{ condition: Condition, path: [...path, "Condition"] }] : [];
  if (Type !== "Or") return [];
  return objectsIn(Conditions).map(([i, child]) => ({ condition: child, path: [...path, "Conditions", i] }));
};

const checkNot = (condition: JsonObject, subject: string, path: DocumentPath): readonly Problem[] => {
  if (condition["Type"] !== "Not") return [];
  const { Condition } = condition;
  if (Condition === undefined || Condition === null || isJsonObject(Condition)) return [];
  const message = `"Condition" of ${subject} is no condition.`;
  return [problem("wrong-type", [...path, "Condition"], message, "Write an object with a Type.")];
};

const checkOne = ({ condition, path }: PlacedCondition, step: StepReading, reading: DefinitionReading) => {
  const { Type } = condition;
  const subject = `a condition of ${step.subject}`;
  const place = { subject, path, skip: path.length, parameters: reading.parameters };
  const members = typeof Type === "string" ? CONDITIONS.get(Type) : undefined;
  if (members === undefined) {
    if (typeof Type !== "string")
      return checkShape(objectShape({ Type: literal(text()) }, {}), { Type: Type ?? null }, place);
    const message = `${subject} has the type ${quoted(Type)}, which does not exist.`;
    const hint = INSTEAD.get(Type) ?? nameHint(Type, CONDITIONS.keys(), "");
    return [problem("unknown-condition", [...path, "Type"], message, hint)];
  }
  const { Expression, ...others } = condition;
  const renamed = Type === "Not" && Expression !== undefined;
  const expression = renamed
    ? [
        problem(
          "unknown-member",
          [...path, "Expression"],
          `${subject} of type "Not" has "Expression", which SageMaker refuses.`,
          'Call it "Condition".',
        ),
      ]
    : [];
  const shape = renamed ? objectShape({ Type: text() }) : objectShape({ Type: text(), ...members });
  const empty = ["Conditions", "Values"].flatMap((name) => {
    const list = condition[name];
    return Object.hasOwn(members, name) && Array.isArray(list) && list.length === 0
      ? [emptyList(subject, name, path)]
      : [];
  });
  return [
    ...expression,
    ...checkShape(shape, renamed ? others : condition, place),
    ...checkNot(condition, subject, path),
    ...empty,
    ...checkOperands(condition, subject, path, reading),
  ];
};

const checkStep = (step: StepReading, reading: DefinitionReading): readonly Problem[] => {
  const { Conditions } = step.args;
  const path = [...step.path, "Arguments"];
  if (!Array.isArray(Conditions)) return [];
  if (Conditions.length === 0) return [emptyList(step.subject, "Conditions", path)];
  const found: Problem[] = [];
  const todo: PlacedCondition[] = objectsIn(Conditions)
    .map(([i, condition]) => ({ condition, path: [...path, "Conditions", i] }))
    .reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    found.push(...checkOne(next, step, reading));
    todo.push(...[...childrenOf(next)].reverse());
  }
  return found;
};

/** Conditions have types and members that exist, and compare like with like. */
export const checkConditions = (reading: DefinitionReading): readonly Problem[] =>
  reading.steps.flatMap((step) => (step.type === "Condition" ? checkStep(step, reading) : []));
