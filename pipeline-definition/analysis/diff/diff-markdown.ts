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
import { code, plain } from "./markdown-text";

const changeItem = ({ path, before, after }: FieldChange): string => {
  if (before === undefined) return `- ${code(path)}: added ${code(cut(after ?? ""))}`;
  if (after === undefined) return `- ${code(path)}: removed ${code(cut(before))}`;
  return `- ${code(path)}: ${code(cut(before))} → ${code(cut(after))}`;
};

/** In a cell: what happened to the step, in few words; the fields stand below. */
const changeCell = (step: StepDiff): string => {
  const { changes, status } = step;
  const fields = changes.length === 1 ? code(changes[0]?.path ?? "") : `${String(changes.length)} fields`;
  const notes = [
    ...stepNotes(step).map(plain),
    ...(status === "changed" && changes.length > 0 ? [fields] : []),
  ];
  return notes.length === 0 ? "–" : notes.join("; ");
};

const VERDICTS = {
  runs: "▶ **runs**",
  "from cache": "✓ from cache",
  "may come from cache": "? may come from cache",
} as const;

const changeRow = (step: StepDiff): string =>
  `| ${code(step.name)} | ${plain(step.type)} | ${changeCell(step)} |`;

const foretellingRow = (step: StepDiff): string => {
  const { next } = step;
  const reasons = next?.reasons.map(({ text }) => plain(text)).join(" ") ?? "";
  const branch = next?.onlyIf === undefined ? "" : ` Only if ${plain(placeText(next.onlyIf))}.`;
  const verdict = next === undefined ? "– removed" : VERDICTS[next.verdict];
  return `${changeRow(step)} ${verdict} | ${reasons}${branch} |`;
};

const table = (steps: readonly StepDiff[], { errors }: DefinitionDiff): readonly string[] => {
  if (steps.length === 0) return [];
  if (errors > 0) return ["", "| Step | Type | Change |", "| --- | --- | --- |", ...steps.map(changeRow)];
  const head = "| Step | Type | Change | Next execution | Why |";
  return ["", head, "| --- | --- | --- | --- | --- |", ...steps.map(foretellingRow)];
};

const details = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", "<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>"];

const count = (items: readonly unknown[], noun: string): string =>
  `${String(items.length)} ${noun}${items.length === 1 ? "" : "s"}`;

const stepFields = (steps: readonly StepDiff[]): readonly string[] =>
  steps
    .filter(({ changes }) => changes.length > 0)
    .flatMap(({ name, changes }, i) => [
      ...(i === 0 ? [] : [""]),
      `${code(name)}`,
      "",
      ...changes.map(changeItem),
    ]);

const allDetails = ({ diff }: NamedDiff): readonly string[] => {
  const fields = changedSteps(diff).flatMap(({ changes }) => changes);
  return [
    ...details(`${count(fields, "changed field")}`, stepFields(changedSteps(diff))),
    ...details(
      `${count(diff.parameters, "changed parameter")}`,
      diff.parameters.flatMap(({ name, status, changes }) => [
        `- ${code(name)} ${status}`,
        ...changes.map((change) => `  ${changeItem(change)}`),
      ]),
    ),
    ...details(
      `${count(diff.edges, "changed edge")}`,
      diff.edges.map((edge) => `- ${edge.status}: ${code(edgeText(edge))}`),
    ),
    ...details(`${count(diff.options, "changed option")}`, diff.options.map(changeItem)),
  ];
};

/** A comment on GitHub holds 65,536 characters. */
const LONGEST_COMMENT = 65_000;

/**
 * A difference for a comment on a pull request: a line that sums it up, a table of the steps with what the next
 * execution runs again (or a warning that the new definition has errors), and the rest folded. Nothing that stands in
 * a document is read as Markdown or HTML. Details, and then steps that did not change, are left out when the comment
 * would be too long for GitHub.
 */
export const diffMarkdown = (named: NamedDiff): string => {
  const { before, after, diff } = named;
  const head = [
    `**${plain(before)} → ${plain(after)}**: ${differenceSummary(diff)}.`,
    "",
    diff.errors > 0
      ? `⚠ **Next execution: ${predictionSummary(diff)}.**`
      : `Next execution: ${predictionSummary(diff)}.`,
  ];
  const left = (what: string): readonly string[] => ["", `_Too long for a comment: ${what} left out._`];
  const versions = [
    [...head, ...table(diff.steps, diff), ...allDetails(named)],
    [...head, ...table(diff.steps, diff), ...left("details are")],
    [...head, ...table(changedSteps(diff), diff), ...left("details and unchanged steps are")],
    [...head, ...left("the steps are")],
  ].map((lines) => `${lines.join("\n")}\n`);
  return versions.find((text) => text.length <= LONGEST_COMMENT) ?? versions.at(-1) ?? "";
};
