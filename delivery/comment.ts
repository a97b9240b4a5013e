import { plain } from "../pipeline-definition/analysis/diff/markdown-text";
import { costSection } from "./cost-section";
import { findings, verdictOf, type Finding, type Severity } from "./findings";
import { fitSections, type Section } from "./fit-sections";
import { permissionSection } from "./permission-section";
import { pipelineSections } from "./pipeline-section";
import { policySection } from "./policy-section";
import { rawDiffSections } from "./raw-diff-section";
import type { DeliveryReport } from "./report";
import { resourceSection } from "./resource-section";
import { counted } from "./wording";

/** The first line of the comment, by which the next run finds it again. */
export const MARKER = "<!-- delivery: pull request comment -->";

/** GitHub takes 65,536 characters. */
const LONGEST_COMMENT = 65_000;

const SIGNS: Readonly<Record<Severity, string>> = { stop: "🔴 Stop", look: "🟡 Look", fine: "🟢 Fine" };
const ALERTS: Readonly<Record<Severity, string>> = { stop: "CAUTION", look: "WARNING", fine: "NOTE" };

/** When there is nothing to be careful about: what the change does at all. */
const calmText = ({ stacks, pipelines }: DeliveryReport): string => {
  const resources = stacks.reduce((all, { changes }) => all + changes.length, 0);
  const changed = pipelines.filter(({ diff }) => !diff.same).length;
  if (resources === 0 && changed === 0) return "nothing changes";
  return `${counted(resources, "resource")} and ${counted(changed, "pipeline")} change, and nothing is lost`;
};

const LONGEST_FINDING = 300;
const MOST_FINDINGS = 12;

const shown = ({ text }: Finding): string =>
  plain(text.length > LONGEST_FINDING ? `${text.slice(0, LONGEST_FINDING)}…` : text);

const alert = (verdict: Severity, all: readonly Finding[]): readonly string[] =>
  all.length < 2
    ? []
    : [
        "",
        `> [!${ALERTS[verdict]}]`,
        ...all
          .slice(0, MOST_FINDINGS)
          .map((one) => `> - ${one.severity === "stop" ? "🔴 " : ""}${shown(one)}`),
        ...(all.length > MOST_FINDINGS ? [`> - and ${String(all.length - MOST_FINDINGS)} more`] : []),
      ];

const verdictSection = (report: DeliveryReport): Section => {
  const all = findings(report);
  const verdict = verdictOf(all);
  const first = all[0];
  const gravest = all.filter(({ severity }) => severity === verdict).length;
  const more = gravest > 1 ? `, and ${String(gravest - 1)} more` : "";
  const line = first === undefined ? plain(calmText(report)) : `${shown(first)}${more}`;
  const heading = `## ${SIGNS[verdict]}: ${line}`;
  return { versions: [[MARKER, heading, ...alert(verdict, all)].join("\n")], patience: 0 };
};

/**
 * The comment on a pull request as Markdown of GitHub: the verdict first, then resources, pipelines, permissions, cost,
 * policies and, folded, the raw diff. At most 65,000 characters; what is too long is left out by whole parts, and said
 * to be.
 */
export const commentText = (report: DeliveryReport): string =>
  fitSections(
    [
      verdictSection(report),
      ...resourceSection(report),
      ...pipelineSections(report.pipelines),
      ...permissionSection(report.pipelines),
      ...costSection(report),
      ...policySection(report),
      ...rawDiffSections(report.stacks),
    ],
    LONGEST_COMMENT,
  );
