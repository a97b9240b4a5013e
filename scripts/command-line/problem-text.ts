import type { Problem, Severity } from "../../pipeline-definition/checks/problem";
import type { LoadedDefinition } from "./definition-file";

const ofSeverity = (problems: readonly Problem[], severity: Severity): readonly Problem[] =>
  problems.filter((problem) => problem.severity === severity);

const counted = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? "" : "s"}`;

const inTextOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** `definition.json:12:5 `, as editors and terminals make a link of it; nothing for what has no text. */
const placeIn = (target: string, { line, column }: Problem): string =>
  line === undefined || column === undefined ? "" : `${target}:${String(line)}:${String(column)} `;

/**
 * What people read of a definition's problems: errors first, then warnings, each group in the order of the text;
 * then what is waived and why, and the counts.
 *
 * @param target What the command was asked about: stands before the line of each problem.
 */
export const problemText = (target: string, { name, problems, waived }: LoadedDefinition): string => {
  const errors = ofSeverity(problems, "error");
  const warnings = ofSeverity(problems, "warning");
  const blocks = [errors, warnings].flatMap((group) =>
    inTextOrder(group).map(
      (one) =>
        `${placeIn(target, one)}${one.severity} ${one.code} at ${one.path}\n  ${one.message}\n  hint: ${one.hint}\n`,
    ),
  );
  const gone = waived.map(({ code, path, reason }) => `waived ${code} at ${path}: ${reason}\n`);
  const counts = [
    counted(errors.length, "error"),
    counted(warnings.length, "warning"),
    ...(waived.length === 0 ? [] : [`${String(waived.length)} waived`]),
  ];
  return `${[...blocks, ...gone].join("")}${name}: ${counts.join(", ")}\n`;
};
