import type { DefinitionDiff } from "./diff-definitions";
import type { FieldChange } from "./diff-values";
import {
  changedSteps,
  cut,
  differenceSummary,
  edgeText,
  placeText,
  predictionSummary,
  stepNotes,
  type NamedDiff,
} from "./diff-words";
import type { StepDiff } from "./diff-steps";
import { shownName, visible } from "./expression-text";

const SIGNS = { added: "+", removed: "-", changed: "~", same: " " } as const;

const changeLine = ({ path, before, after }: FieldChange): string => {
  const place = visible(path);
  if (before === undefined) return `+ ${place}: ${cut(after ?? "")}`;
  if (after === undefined) return `- ${place}: ${cut(before)}`;
  return `~ ${place}: ${cut(before)} -> ${cut(after)}`;
};

const stepLines = (step: StepDiff): readonly string[] => {
  const notes = stepNotes(step).filter((note) => note !== step.status);
  const head = [`${shownName(step.name)} (${visible(step.type)})`, ...notes].join(", ");
  return [`  ${SIGNS[step.status]} ${head}`, ...step.changes.map((change) => `      ${changeLine(change)}`)];
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

const nextLines = (steps: readonly StepDiff[]): readonly string[] => {
  const width = Math.max(0, ...steps.map(({ name }) => Math.min(shownName(name).length, 40)));
  return steps.flatMap(({ name, next }) => {
    if (next === undefined) return [];
    const reasons = next.reasons.map(({ text }) => visible(text)).join(" ");
    const branch = next.onlyIf === undefined ? "" : ` Only if ${placeText(next.onlyIf)}.`;
    return [`  ${next.verdict.padEnd(19)}  ${shownName(name).padEnd(width)}  ${reasons}${branch}`];
  });
};

const nextSection = (diff: DefinitionDiff): readonly string[] => {
  const title = `Next execution: ${predictionSummary(diff)}`;
  return diff.errors > 0 ? ["", title] : section(title, nextLines(diff.steps));
};

/** A difference for a terminal: what changed, then what the next execution runs again, and why. */
export const diffText = ({ before, after, diff }: NamedDiff): string =>
  [
    `${shownName(before)} -> ${shownName(after)}: ${differenceSummary(diff)}`,
    ...section("Steps", changedSteps(diff).flatMap(stepLines)),
    ...section(
      "Parameters",
      diff.parameters.flatMap(({ name, status, changes }) => [
        `  ${SIGNS[status]} ${shownName(name)}`,
        ...changes.map((change) => `      ${changeLine(change)}`),
      ]),
    ),
    ...section(
      "Edges",
      diff.edges.map((edge) => `  ${SIGNS[edge.status]} ${edgeText(edge)}`),
    ),
    ...section(
      "Options",
      diff.options.map((change) => `  ${changeLine(change)}`),
    ),
    ...nextSection(diff),
    "",
  ].join("\n");
