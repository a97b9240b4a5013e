import type { Branch } from "../../document/steps";
import type { CacheVerdict } from "../cache-reasons";
import type { DefinitionDiff } from "./diff-definitions";
import type { EdgeDiff } from "./diff-edges";
import type { Renaming, StepDiff } from "./diff-steps";
import { shownName } from "./expression-text";
import type { Place } from "./placed-steps";

/** A difference and what the two documents are called. */
export interface NamedDiff {
  readonly before: string;
  readonly after: string;
  readonly diff: DefinitionDiff;
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

const listed = (parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}`)
    .join(", ");

const group = (noun: string, parts: readonly (readonly [number, string])[]): readonly string[] => {
  const text = listed(parts);
  return text === "" ? [] : [`${noun} ${text}`];
};

const byStatus = (items: readonly { readonly status: string }[]) =>
  (["added", "removed", "changed"] as const).map(
    (status) => [items.filter((item) => item.status === status).length, status] as const,
  );

/** `steps 1 added, 2 changed; parameters 1 changed`, or that the two mean the same. */
export const differenceSummary = ({ steps, parameters, edges, options, same }: DefinitionDiff): string => {
  if (same) return "no difference";
  const changed = steps.filter(({ changes, status }) => status === "changed" && changes.length > 0);
  const count = (status: string): number => steps.filter((step) => step.status === status).length;
  return [
    ...group("steps:", [
      [count("added"), "added"],
      [count("removed"), "removed"],
      [steps.filter(({ renamed }) => renamed !== undefined).length, "renamed"],
      [steps.filter(({ moved }) => moved !== undefined).length, "moved"],
      [changed.length, "changed"],
    ]),
    ...group("parameters:", byStatus(parameters)),
    ...group("edges:", byStatus(edges)),
    ...group("options:", [[options.length, "changed"]]),
  ].join("; ");
};

/** `of 7 steps, 4 run, 2 come from the cache, 1 may come from the cache`, or that there is no next execution. */
export const predictionSummary = ({ steps, errors }: DefinitionDiff): string => {
  if (errors > 0) {
    const has = `the new definition has ${counted(errors, "error")}`;
    return `none is foretold, since ${has}, with which SageMaker refuses it or its execution fails`;
  }
  const verdicts = steps.flatMap(({ next }) => next?.verdict ?? []);
  const count = (verdict: CacheVerdict): number => verdicts.filter((one) => one === verdict).length;
  const parts = [
    [count("runs"), "run", "runs"],
    [count("from cache"), "come from the cache", "comes from the cache"],
    [count("may come from cache"), "may come from the cache", "may come from the cache"],
  ] as const;
  const texts = parts.flatMap(([n, many, one]) => (n === 0 ? [] : [`${String(n)} ${n === 1 ? one : many}`]));
  return `of ${counted(verdicts.length, "step")}, ${texts.join(", ") || "none runs"}`;
};

const OUTCOMES: Readonly<Record<Branch, string>> = { IfSteps: "true", ElseSteps: "false" };

/** `Gate is true`, or `the top level`. */
export const placeText = (place: Place | undefined): string =>
  place === undefined ? "the top level" : `${shownName(place.condition)} is ${OUTCOMES[place.branch]}`;

const renamingText = ({ from, by, alike, likeness = 0 }: Renaming): string => {
  const share = `${String(Math.floor(likeness * 100))} % alike`;
  const sure = by === "likeness" ? `likely: ${share}` : "the same content";
  const several = alike === undefined ? "" : `, as ${String(alike)} steps have; matched in their order`;
  return `renamed from ${shownName(from)} (${sure}${several})`;
};

/** What happened to a step as a whole: `renamed from Prep (the same content)`, `moved from … to …`. */
export const stepNotes = ({ renamed, moved, status }: StepDiff): readonly string[] => [
  ...(status === "added" || status === "removed" ? [status] : []),
  ...(renamed === undefined ? [] : [renamingText(renamed)]),
  ...(moved === undefined ? [] : [`moved from ${placeText(moved.from)} to ${placeText(moved.to)}`]),
];

const EDGE_WORDS = { data: "data", order: "order", branch: "branch" } as const;

/** `Prepare -> Train (data)`. */
export const edgeText = ({ from, to, kind, branch }: EdgeDiff): string => {
  const word = branch === undefined ? EDGE_WORDS[kind] : `branch ${OUTCOMES[branch]}`;
  return `${shownName(from)} -> ${shownName(to)} (${word})`;
};

/** The steps that differ. */
export const changedSteps = ({ steps }: DefinitionDiff): readonly StepDiff[] =>
  steps.filter(({ status }) => status !== "same");

const LONGEST_VALUE = 300;

/** A value short enough to read. */
export const cut = (value: string): string =>
  value.length <= LONGEST_VALUE
    ? value
    : `${[...value].slice(0, LONGEST_VALUE).join("")}… (${String(value.length)} characters)`;
