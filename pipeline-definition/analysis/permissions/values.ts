import { isGet, isJoin, isJsonObject, type JsonObject } from "../../document/definition";
import { parseGet } from "../../document/references";
import { literally, simplified } from "./pattern";
import { propertyTexts } from "./property-values";
import type { ReadValue, StepReading, Value } from "./step-reading";

/** What look-ups are answered from. */
export interface ValueSources {
  readonly parameters: ReadonlyMap<string, JsonObject>;
  readonly steps: ReadonlyMap<string, StepReading>;
  readonly pipelineName: string | undefined;
}

const UNKNOWN: Value = { pattern: "*", parameters: [] };
const MOST_TEXTS = 20;
const DEEPEST_LOOK_UP = 20;

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

const exactly = (value: string | number | boolean): Value => ({
  pattern: literally(String(value)),
  parameters: [],
});

/** Every choice of a parameter, or its default. None when it has neither. */
const parameterTexts = ({ parameters }: ValueSources, name: string): readonly Value[] => {
  const { EnumValues: choices, DefaultValue: fallback } = parameters.get(name) ?? {};
  if (Array.isArray(choices) && choices.length > 0) return choices.filter(isScalar).map(exactly);
  return isScalar(fallback) ? [{ ...exactly(fallback), parameters: [name] }] : [];
};

const executionTexts = ({ pipelineName }: ValueSources, variable: string): readonly Value[] => [
  variable === "PipelineName" && pipelineName !== undefined ? exactly(pipelineName) : UNKNOWN,
];

/** Every way to put one text of each part together; a part that has too many or none becomes a wildcard. */
const joinTexts = (on: string, parts: readonly (readonly Value[])[]): readonly Value[] => {
  let joined: readonly Value[] = [{ pattern: "", parameters: [] }];
  for (const [i, texts] of parts.entries()) {
    const fits = texts.length > 0 && texts.length * joined.length <= MOST_TEXTS;
    const before = i === 0 ? "" : literally(on);
    joined = joined.flatMap((start) =>
      (fits ? texts : [UNKNOWN]).map((text) => ({
        pattern: simplified(start.pattern + before + text.pattern),
        parameters: [...new Set([...start.parameters, ...text.parameters])],
      })),
    );
  }
  return joined;
};

/**
 * A reader of values: literal texts, joins, parameters (their choices, else their default), execution variables,
 * and properties of steps whose arguments tell what they will be. No text comes back for what nobody can know.
 */
export const valueReader = (sources: ValueSources): ReadValue => {
  const properties = new Map<string, readonly Value[]>();
  /** Each property is looked up once; one that leads back to itself has no text. */
  const property = (get: string, inner: ReadValue): readonly Value[] => {
    const before = properties.get(get);
    if (before !== undefined) return before;
    properties.set(get, []);
    const reference = parseGet(get, []);
    const step = reference.kind === "property" ? sources.steps.get(reference.step) : undefined;
    const texts =
      step === undefined || reference.kind !== "property"
        ? []
        : propertyTexts(step, reference.property, inner);
    properties.set(get, texts);
    return texts;
  };
  const read = (value: unknown, depth: number): readonly Value[] => {
    if (isScalar(value)) return [exactly(value)];
    if (depth > DEEPEST_LOOK_UP) return [];
    const inner: ReadValue = (part) => read(part, depth + 1);
    if (isJoin(value)) {
      const join: unknown = value["Std:Join"];
      const [on, parts] = isJsonObject(join) ? [join["On"], join["Values"]] : [];
      return Array.isArray(parts) ? joinTexts(isScalar(on) ? String(on) : "", parts.map(inner)) : [];
    }
    if (!isGet(value)) return [];
    const reference = parseGet(value.Get, []);
    if (reference.kind === "parameter") return parameterTexts(sources, reference.name);
    if (reference.kind === "execution") return executionTexts(sources, reference.variable);
    return property(value.Get, inner);
  };
  return (value) => read(value, 0);
};
