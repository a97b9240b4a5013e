import { counted, dollars } from "./wording";
import { countOf } from "./permission-changes";
import { monthlyCost, type DeliveryReport, type PipelineReport, type StackReport } from "./report";
import { isDangerous, type ResourceChange } from "./resource-changes";

/** How much of a reviewer's attention something needs. */
export type Severity = "stop" | "look" | "fine";

/** One thing that a reviewer should know first. */
export interface Finding {
  readonly severity: Severity;
  /** Plain text, without Markdown. */
  readonly text: string;
}

const lossText = ({ kind, isProtected, isRetained }: ResourceChange): string => {
  const verb = kind === "replace" ? "would be replaced" : "would be deleted";
  if (isProtected) return `${verb}; it is protected, so the deployment will fail`;
  return isRetained ? `${verb}; the old one stays in the account` : `${verb}, and what it holds is lost`;
};

const stop = (text: string): Finding => ({ severity: "stop", text });
const look = (text: string): Finding => ({ severity: "look", text });

const resourceFindings = ({ stack, changes }: StackReport): readonly Finding[] => {
  const gone = changes.filter((one) => !isDangerous(one));
  const count = (kind: string): number => gone.filter((one) => one.kind === kind).length;
  const rest = [
    ...(count("replace") > 0 ? [`${counted(count("replace"), "resource")} replaced`] : []),
    ...(count("delete") > 0 ? [`${counted(count("delete"), "resource")} deleted`] : []),
  ];
  return [
    ...changes.filter(isDangerous).map((one) => stop(`${stack}: ${one.name} (${one.type}) ${lossText(one)}`)),
    ...(rest.length === 0 ? [] : [look(`${stack}: ${rest.join(", ")}`)]),
  ];
};

const policyFindings = ({ stack, policies }: StackReport): readonly Finding[] => {
  const of = (isMandatory: boolean) =>
    policies?.violations.filter(({ level }) => (level === "mandatory") === isMandatory) ?? [];
  const names = [...new Set(of(true).map(({ policy }) => policy))];
  return [
    ...names.map((name) => stop(`${stack}: policy ${name} is broken`)),
    ...(of(false).length === 0
      ? []
      : [look(`${stack}: ${counted(of(false).length, "advisory policy", "advisory policies")} broken`)]),
  ];
};

const firstLine = (text: string): string => text.split("\n")[0]?.slice(0, 200) ?? "";

const standingFindings = ({ stack, standing }: StackReport): readonly Finding[] => {
  const sum = standing.reduce((all, { perMonth }) => all + perMonth, 0);
  return sum < 0.005 ? [] : [look(`${stack}: ${dollars(sum)} more per month for what stands`)];
};

const stackFindings = (report: StackReport): readonly Finding[] => {
  const { stack, preview } = report;
  if (preview === undefined) return [stop(`${stack}: the preview printed nothing that can be read`)];
  return [
    ...preview.errors.slice(0, 1).map((error) => stop(`${stack}: the preview failed: ${firstLine(error)}`)),
    ...resourceFindings(report),
    ...policyFindings(report),
    ...standingFindings(report),
  ];
};

const pipelineFindings = ({
  name,
  after,
  permissions,
  costBefore,
  costAfter,
}: PipelineReport): readonly Finding[] => {
  if (after === undefined) return [look(`${name}: the pipeline is removed`)];
  const more = (costAfter?.perRun ?? 0) - (costBefore?.perRun ?? 0);
  const standing = (costAfter?.standing ?? 0) - (costBefore?.standing ?? 0);
  const [added, changed] = [countOf(permissions, "added"), countOf(permissions, "changed")];
  return [
    ...(added === 0 ? [] : [look(`${name}: ${counted(added, "permission")} added`)]),
    ...(changed === 0 ? [] : [look(`${name}: ${counted(changed, "permission")} under other conditions`)]),
    ...(more < 0.005 ? [] : [look(`${name}: ${dollars(more)} more per run`)]),
    ...(standing < 0.005 ? [] : [look(`${name}: ${dollars(standing)} more per month for what stands`)]),
  ];
};

const budgetFindings = (report: DeliveryReport): readonly Finding[] => {
  const { budgetPerMonth } = report;
  const cost = monthlyCost(report);
  return budgetPerMonth === undefined || cost <= budgetPerMonth
    ? []
    : [stop(`${dollars(cost)} per month is more than the budget of ${dollars(budgetPerMonth)}`)];
};

/** What a reviewer should know first, the gravest first. Nothing for a change that is safe by all that is known. */
export const findings = (report: DeliveryReport): readonly Finding[] => {
  const all = [
    ...report.stacks.flatMap(stackFindings),
    ...budgetFindings(report),
    ...report.pipelines.flatMap(pipelineFindings),
    ...(report.stacks.length === 0
      ? [look("no stack was previewed: what becomes of resources is not known")]
      : []),
  ];
  return [
    ...all.filter(({ severity }) => severity === "stop"),
    ...all.filter(({ severity }) => severity !== "stop"),
  ];
};

/** The verdict on a change: that of its gravest finding. */
export const verdictOf = (all: readonly Finding[]): Severity =>
  (["stop", "look"] as const).find((severity) => all.some((one) => one.severity === severity)) ?? "fine";
