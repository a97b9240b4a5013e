import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import type { Problem, ProblemCode } from "../../pipeline-definition/checks/problem";
import { applyWaivers, type Waiver } from "../../pipeline-definition/checks/waivers";
import {
  isExpression,
  isJsonObject,
  type PipelineDefinition,
} from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { definitionInText } from "./definition-file";

/**
 * A part of a document: its members are put into those of a whole one. Objects are merged, all else is replaced, and
 * what is undefined is taken out. Steps and parameters go into those of the same names, else behind the others.
 */
export type Fragment = Readonly<Record<string, unknown>>;

/** What makes the checks report one code, and what to write instead. */
export interface CheckExample {
  readonly code: ProblemCode;
  /** The sound document that the fragments go into: a file in `tests/corpus/valid`. @default train-evaluate-register */
  readonly base?: string;
  /** A fragment, or a whole text where the problem lies in the text. */
  readonly bad: Fragment | string;
  readonly good: Fragment | string;
  /** Codes that the bad part is reported with too. */
  readonly companions?: readonly ProblemCode[];
  /** What the page shows of parts that are too long for it. */
  readonly shown?: { readonly bad: string; readonly good: string };
  /** Waivers of the workflow that the parts stand for; the page shows them in their place. */
  readonly waivers?: { readonly bad: Waiver; readonly good: Waiver };
}

/** Examples that belong together. */
export interface CheckTheme {
  readonly title: string;
  readonly examples: readonly CheckExample[];
}

const merged = (before: unknown, part: unknown): unknown => {
  if (!isJsonObject(part) || isExpression(part)) return part;
  const into: Fragment = isJsonObject(before) && !isExpression(before) ? before : {};
  const keys = [...new Set([...Object.keys(into), ...Object.keys(part)])];
  const members = keys.map((key) => [
    key,
    Object.hasOwn(part, key) ? merged(into[key], part[key]) : into[key],
  ]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
};

/** Puts each part into what has its name, or behind all others in `list`. */
const mergeByName = (parts: unknown, named: (name: unknown) => object | undefined, list: unknown[]): void => {
  for (const part of Array.isArray(parts) ? (parts as readonly Fragment[]) : []) {
    const known = named(part["Name"]);
    if (known === undefined) {
      list.push(part);
      continue;
    }
    const whole = merged(known, part) as object;
    for (const key of Object.keys(known)) if (!Object.hasOwn(whole, key)) Reflect.deleteProperty(known, key);
    Object.assign(known, whole);
  }
};

/** A document with a fragment put into it. */
export const withFragment = (
  document: PipelineDefinition,
  { Steps, Parameters, ...others }: Fragment,
): PipelineDefinition => {
  const whole = merged({ Parameters: [], ...document }, others) as PipelineDefinition;
  const copy = structuredClone(whole) as PipelineDefinition & {
    Steps: unknown[];
    Parameters: { Name: string }[];
  };
  mergeByName(Parameters, (name) => copy.Parameters.find((one) => one.Name === name), copy.Parameters);
  mergeByName(Steps, (name) => allSteps(copy).find(({ step }) => step.Name === name)?.step, copy.Steps);
  return copy;
};

/** What the checks say of the bad or the good part of an example. */
export const problemsOf = (
  example: CheckExample,
  which: "bad" | "good",
  base: PipelineDefinition,
): readonly Problem[] => {
  const part = example[which];
  if (typeof part === "string") return definitionInText("definition.json", part).problems;
  const document = withFragment(base, part);
  const problems = checkDefinition(document);
  const waiver = example.waivers?.[which];
  return waiver === undefined ? problems : applyWaivers(problems, [waiver], document).problems;
};
