import type { JsonObject } from "../document/definition";
import { quotedList } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { wordsForValue } from "./shape-words";
import { objectsIn, type DefinitionReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

const MOST_PARAMETERS = 200;
const MOST_ENUM_VALUES = 16;
/** What `StartPipelineExecution` takes as one value. */
const LONGEST_VALUE = 1024;

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
};

const checkDefault = (
  name: string,
  { Type = "String", DefaultValue }: JsonObject,
  i: number,
): readonly Problem[] => {
  const path = ["Parameters", i, "DefaultValue"];
  const fits = typeof Type === "string" && Object.hasOwn(FITS, Type) ? FITS[Type] : undefined;
  const isScalar = ["string", "number", "boolean"].includes(typeof DefaultValue);
  // A type that does not exist and a default that is no scalar have been reported by their shape.
  if (fits === undefined || !isScalar) return [];
  if (!fits(DefaultValue)) {
    const message = `Parameter ${quoted(name)} is of type ${quoted(typeof Type === "string" ? Type : "")}, but its default is ${wordsForValue(DefaultValue)}.`;
    return [problem("wrong-type", path, message, "Write a default of the declared type.")];
  }
  if (typeof DefaultValue === "string" && DefaultValue.length > LONGEST_VALUE) {
    const message = `The default of parameter ${quoted(name)} has ${String(DefaultValue.length)} characters.`;
    return [problem("long-default", path, message, "Keep it to 1,024, the most that a caller may give.")];
  }
  return [];
};

const checkEnum = (name: string, { Type = "String", DefaultValue, EnumValues }: JsonObject, i: number) => {
  if (!Array.isArray(EnumValues)) return [];
  const path = ["Parameters", i, "EnumValues"];
  const found: Problem[] = [];
  if (Type !== "String") {
    const message = `Parameter ${quoted(name)} is of type ${quoted(typeof Type === "string" ? Type : "")} and has EnumValues.`;
    found.push(
      problem("value-not-allowed", path, message, 'Only a parameter of type "String" may have them.'),
    );
  }
  if (EnumValues.length > MOST_ENUM_VALUES) {
    const message = `Parameter ${quoted(name)} has ${String(EnumValues.length)} EnumValues; SageMaker takes at most 16.`;
    found.push(problem("value-not-allowed", path, message, "Take some out, or drop the list."));
  }
  if (typeof DefaultValue === "string" && !EnumValues.includes(DefaultValue)) {
    const values = EnumValues.filter((value): value is string => typeof value === "string");
    const message = `The default ${quoted(DefaultValue)} of parameter ${quoted(name)} is not one of its EnumValues.`;
    const hint = `Use ${quotedList(values, "or")}, or add it to the list.`;
    found.push(problem("default-not-allowed", ["Parameters", i, "DefaultValue"], message, hint));
  }
  return found;
};

/** Declarations make sense in themselves, and something uses each of them. */
export const checkParameters = ({ document, references, steps }: DefinitionReading): readonly Problem[] => {
  const declared = objectsIn(document["Parameters"]);
  const used = new Set(
    references.flatMap(({ reference }) => (reference.kind === "parameter" ? [reference.name] : [])),
  );
  const found = declared.flatMap(([i, parameter]) => {
    const { Name } = parameter;
    if (typeof Name !== "string") return [];
    const unused = problem(
      "unused-parameter",
      ["Parameters", i],
      `Nothing uses parameter ${quoted(Name)}.`,
      "Use it or take it out.",
    );
    return [
      ...checkDefault(Name, parameter, i),
      ...checkEnum(Name, parameter, i),
      ...(used.has(Name) || steps.length === 0 ? [] : [unused]),
    ];
  });
  if (declared.length <= MOST_PARAMETERS) return found;
  const message = `The definition declares ${String(declared.length)} parameters; a start can give 200.`;
  return [...found, problem("too-many-parameters", ["Parameters"], message, "Take some out.")];
};
