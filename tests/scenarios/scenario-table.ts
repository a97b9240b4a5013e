import { without, type Row } from "./scenario";

const KINDS = ["create", "import", "update", "replace", "delete", "discard", "refuse"];

const count = (steps: readonly string[]): string => {
  const counted = KINDS.map((kind) => [kind, steps.filter((step) => step.startsWith(`${kind} `)).length]);
  const words = counted.flatMap(([kind, number]) =>
    number === 0 ? [] : [`${String(number)} ${String(kind)}`],
  );
  return words.join(", ") || "nothing";
};

const line = ({ engine, stack, scenario, touched, ok }: Row): string =>
  `${ok ? "ok  " : "FAIL"}  ${engine.padEnd(6)}  ${stack.padEnd(8)} ${scenario.padEnd(29)} ${count(touched)}\n`;

const SHOWN = 10;

/** What a failed row did and should not have done, the other way round, and what else is wrong. */
const reasons = ({ expected, touched, problems }: Row): string => {
  const all = [
    ...problems.map((problem) => problem.trim().replaceAll("\n", "\n        ")),
    ...without(expected, touched).map((step) => `expected, not done: ${step}`),
    ...without(touched, expected).map((step) => `done, not expected: ${step}`),
  ];
  const more = all.length - SHOWN;
  const shown = [...all.slice(0, SHOWN), ...(more > 0 ? [`and ${String(more)} more: see --json`] : [])];
  return shown.map((reason) => `        ${reason}\n`).join("");
};

/** The rows for people: what each scenario touched, and under a row that fails, why. */
export const scenarioTable = (rows: readonly Row[]): string =>
  rows.map((row) => line(row) + (row.ok ? "" : reasons(row))).join("") +
  `${String(rows.filter(({ ok }) => ok).length)} of ${String(rows.length)} as expected\n`;
