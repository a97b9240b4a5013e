import type { Finding } from "../finding";

const MARK = { ok: "ok", warning: "warning", error: "error" } as const;

const count = (findings: readonly Finding[], level: Finding["level"], noun: string): string => {
  const number = findings.filter((finding) => finding.level === level).length;
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
};

/** Findings for people: a line each, what to do below it, and the sum. */
export const preflightText = (stack: string, findings: readonly Finding[]): string =>
  [
    ...findings.flatMap(({ check, level, message, hint }) => [
      `${MARK[level].padEnd(8)} ${check.padEnd(12)} ${message}`,
      ...(hint === undefined ? [] : [`${" ".repeat(22)}${hint}`]),
    ]),
    "",
    `Stack "${stack}": ${count(findings, "error", "error")}, ${count(findings, "warning", "warning")}.`,
    "",
  ].join("\n");
