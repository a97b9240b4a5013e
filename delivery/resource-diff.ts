import { diffValues, type FieldChange } from "../pipeline-definition/analysis/diff/diff-values";
import { cut } from "../pipeline-definition/analysis/diff/diff-words";
import { visible } from "../pipeline-definition/analysis/diff/expression-text";
import { isJsonObject } from "../pipeline-definition/document/definition";
import type { ResourceChange } from "./resource-changes";

/** What Pulumi writes for a value that is known only after the deployment. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const asIs = { before: (name: string) => name, after: (name: string) => name };

/** Documents that come as text are compared as documents. */
const opened = (value: unknown): unknown => {
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, opened(member)]));
};

const shown = (value: string): string =>
  cut(visible(value.replaceAll(`"${UNKNOWN}"`, "(known after the deployment)")));

const changeLines = ({ path, before, after }: FieldChange): readonly string[] => [
  ...(before === undefined ? [] : [`-   ${visible(path)}: ${shown(before)}`]),
  ...(after === undefined ? [] : [`+   ${visible(path)}: ${shown(after)}`]),
];

/** The definition is compared step by step elsewhere; here it would fill the page. */
const withoutDefinition = (inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  typeof inputs["pipelineDefinition"] === "string" ? { ...inputs, pipelineDefinition: undefined } : inputs;

const SIGNS = { create: "+", update: "!", replace: "-", delete: "-", import: "!" } as const;

const inputsOf = (side: ResourceChange["before"]): unknown => opened(withoutDefinition(side?.inputs ?? {}));

const reasonLines = ({ kind, diffReasons, replaceReasons }: ResourceChange): readonly string[] => {
  if (kind !== "update" && kind !== "replace") return [];
  const names = [...new Set([...replaceReasons, ...diffReasons])];
  return names.length === 0 ? [] : [`!   ${visible(names.join(", "))}`];
};

/**
 * The inputs of a resource before and after, as the lines of a `diff` block. Where no input differs, the names of the
 * properties that do: those of a resource that was changed by hand.
 */
export const resourceDiff = (change: ResourceChange): readonly string[] => {
  const { kind, type, name, before, after } = change;
  const fields = kind === "delete" ? [] : diffValues(inputsOf(before), inputsOf(after), asIs);
  const lines = fields.flatMap(changeLines);
  return [
    `${SIGNS[kind]} ${kind} ${visible(type)} ${visible(name)}`,
    ...(lines.length > 0 ? lines : reasonLines(change)),
  ];
};
