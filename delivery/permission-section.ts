import { code, plain } from "../pipeline-definition/analysis/diff/markdown-text";
import type { Section } from "./fit-sections";
import { countOf, type Limits, type PermissionChange } from "./permission-changes";
import type { PipelineReport } from "./report";
import { counted } from "./wording";

/** The name of a role is enough: its account and path are those of the stack. */
const roleName = (role: string): string =>
  role === "pipeline" ? "the pipeline's role" : code(role.split("/").at(-1) ?? role);

const limitLines = (limits: Limits): readonly string[] =>
  limits.flatMap((conditions) =>
    Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => `${key} ${operator} ${[values].flat().join(", ")}`),
    ),
  );

/** Of a permission whose conditions are others now: only those that came or went. */
const limitText = ({ kind, before, after }: PermissionChange): string => {
  const [old, current] = [limitLines(before), limitLines(after)];
  if (kind !== "changed") return (kind === "added" ? current : old).map(code).join("<br>");
  const gone = old.filter((line) => !current.includes(line)).map((line) => `was ${code(line)}`);
  const come = current.filter((line) => !old.includes(line)).map((line) => `is ${code(line)}`);
  return [...gone, ...come].join("<br>");
};

const row = (change: PermissionChange): string =>
  `| ${roleName(change.role)} | ${change.actions.map(code).join(", ")} | ${code(change.resource)} | ${limitText(change)} |`;

const table = (changes: readonly PermissionChange[]): readonly string[] => [
  "| Role | Action | Resource | Only if |",
  "| --- | --- | --- | --- |",
  ...changes.map(row),
];

type Kind = PermissionChange["kind"];

const of = ({ permissions }: PipelineReport, kind: Kind): readonly PermissionChange[] =>
  permissions.filter((one) => one.kind === kind);

const added = (report: PipelineReport): readonly string[] => {
  const changes = of(report, "added");
  if (changes.length === 0) return [];
  const words = `${counted(countOf(changes, "added"), "permission")} added`;
  return ["", `🟡 ${code(report.name)}: **${words}**`, "", ...table(changes)];
};

const folded = (report: PipelineReport, kind: Kind, words: string): readonly string[] => {
  const changes = of(report, kind);
  if (changes.length === 0) return [];
  const summary = `${plain(report.name)}: ${counted(countOf(changes, kind), "permission")} ${words}`;
  return ["", "<details>", `<summary>${summary}</summary>`, "", ...table(changes), "", "</details>"];
};

const numbers = ({ name, permissions }: PipelineReport): string =>
  `- ${code(name)}: ${String(countOf(permissions, "added"))} added, ` +
  `${String(countOf(permissions, "changed"))} under other conditions, ${String(countOf(permissions, "removed"))} removed`;

/** The permissions that the roles of the pipelines gain and lose, as their definitions need them. */
export const permissionSection = (pipelines: readonly PipelineReport[]): readonly Section[] => {
  if (pipelines.length === 0) return [];
  const heading = "### Permissions";
  const changed = pipelines.filter(({ permissions }) => permissions.length > 0);
  if (changed.length === 0) return [{ versions: [`${heading}\n\nNo role needs more or less.`], patience: 3 }];
  const gains = changed.flatMap(added);
  const others = changed.flatMap((one) => folded(one, "changed", "under other conditions"));
  const losses = changed.flatMap((one) => folded(one, "removed", "removed"));
  const versions = [
    [heading, ...gains, ...others, ...losses],
    [heading, ...gains, ...others, "", "_Too long for a comment: removed permissions are left out._"],
    [heading, "", ...changed.map(numbers), "", "_Too long for a comment: the lists are left out._"],
  ];
  return [{ versions: versions.map((lines) => lines.join("\n")), patience: 3 }];
};
