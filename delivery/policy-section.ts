import { code, plain } from "../pipeline-definition/analysis/diff/markdown-text";
import type { Section } from "./fit-sections";
import type { PolicyViolation } from "./policy-results";
import type { DeliveryReport, StackReport } from "./report";
import { counted } from "./wording";

const LONGEST_MESSAGE = 500;

const row = (stack: string, { policy, level, message, urn }: PolicyViolation): string => {
  const sign = level === "mandatory" ? "🔴" : "🟡";
  const text = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  const resource = urn === undefined ? "the stack" : code(urn.split("::").at(-1) ?? urn);
  return `| ${sign} ${plain(level)} | ${plain(stack)} | ${code(policy)} | ${resource} | ${plain(text.replaceAll(/\s+/g, " "))} |`;
};

const stackLine = ({ stack, policies }: StackReport): string => {
  if (policies === undefined) return `- ${plain(stack)}: no policy pack ran`;
  const passed =
    policies.passed === undefined ? "" : `${counted(policies.passed, "policy", "policies")} passed, `;
  const broken = policies.violations.length;
  const open = policies.undecided?.length ?? 0;
  const undecided =
    open === 0 ? "" : `, ${counted(open, "policy", "policies")} judged only after the deployment`;
  return `- ${plain(stack)}: ${passed}${broken === 0 ? "no violation" : counted(broken, "violation")}${undecided}`;
};

/** What the policy packs say; broken mandatory policies first, in red. */
export const policySection = ({ stacks }: DeliveryReport): readonly Section[] => {
  if (stacks.length === 0) return [];
  const all = stacks.flatMap(({ stack, policies }) =>
    (policies?.violations ?? []).map((violation) => ({ stack, violation })),
  );
  const rank = ({ violation }: (typeof all)[number]): number => (violation.level === "mandatory" ? 0 : 1);
  const rows = [...all]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ stack, violation }) => row(stack, violation));
  const head = ["### Policies", "", ...stacks.map(stackLine)];
  const table = ["", "| | Stack | Policy | Resource | |", "| --- | --- | --- | --- | --- |"];
  const versions =
    rows.length === 0
      ? [head]
      : [
          [...head, ...table, ...rows],
          [...head, ...table, ...rows.slice(0, 20), "", "_Too long for a comment: the rest is left out._"],
          [...head, "", "_Too long for a comment: the violations are left out._"],
        ];
  return [{ versions: versions.map((lines) => lines.join("\n")), patience: 1 }];
};
