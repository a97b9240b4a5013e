import { code, plain } from "../pipeline-definition/analysis/diff/markdown-text";
import type { Section } from "./fit-sections";
import type { DeliveryReport, StackReport } from "./report";
import { isDangerous, type ChangeKind, type ResourceChange } from "./resource-changes";
import { counted } from "./wording";

const KINDS: readonly ChangeKind[] = ["create", "import", "update", "replace", "delete"];

const cell = (changes: readonly ResourceChange[]): string => {
  if (changes.length === 0) return "–";
  return changes.some(isDangerous) ? `🔴 **${String(changes.length)}**` : String(changes.length);
};

const stackRow = ({ stack, preview, changes }: StackReport): string => {
  const failed = preview === undefined || preview.errors.length > 0;
  const cells = KINDS.map((kind) => cell(changes.filter((one) => one.kind === kind)));
  return `| ${plain(stack)}${failed ? " 🔴 preview failed" : ""} | ${cells.join(" | ")} |`;
};

const summary = ({ stacks }: DeliveryReport): readonly string[] => [
  "### Resources",
  "",
  `| Stack | ${KINDS.map((kind) => `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`).join(" | ")} |`,
  `| --- | ${KINDS.map(() => "--:").join(" | ")} |`,
  ...stacks.map(stackRow),
];

const fateOf = ({ isProtected, isRetained, replaceReasons }: ResourceChange): string => {
  const because = replaceReasons.length === 0 ? [] : [`because of ${replaceReasons.map(code).join(", ")}`];
  const fate = isProtected
    ? ["protected: the deployment will fail"]
    : [isRetained ? "the old one stays in the account" : "**what it holds is lost**"];
  return [...because, ...fate].join("; ");
};

const dangerRow = (stack: string, change: ResourceChange): string =>
  `| 🔴 ${plain(stack)} | **${change.kind}** | ${code(change.name)} | ${code(change.type)} | ${fateOf(change)} |`;

const dangers = ({ stacks }: DeliveryReport, most: number): readonly string[] => {
  const rows = stacks.flatMap(({ stack, changes }) =>
    changes.filter(isDangerous).map((change) => dangerRow(stack, change)),
  );
  if (rows.length === 0) return [];
  const left = rows.length - most;
  return [
    ...["", "| Stack | | Resource | Type | |", "| --- | --- | --- | --- | --- |", ...rows.slice(0, most)],
    ...(left <= 0
      ? []
      : ["", `🔴 _Too long for a comment: ${String(left)} more that would be lost are left out._`]),
  ];
};

const changeRow = ({ kind, name, type, replaceReasons, diffReasons }: ResourceChange): string => {
  const reasons =
    kind === "create" || kind === "delete" ? [] : [...new Set([...replaceReasons, ...diffReasons])];
  return `| ${kind} | ${code(name)} | ${code(type)} | ${reasons.map(code).join(", ")} |`;
};

const ORDER: readonly ChangeKind[] = ["delete", "replace", "update", "import", "create"];

const stackDetails = ({ stack, changes }: StackReport): readonly string[] =>
  changes.length === 0
    ? []
    : [
        "",
        "<details>",
        `<summary>${plain(stack)}: ${counted(changes.length, "resource")}</summary>`,
        "",
        "| | Resource | Type | Properties |",
        "| --- | --- | --- | --- |",
        ...[...changes].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).map(changeRow),
        "",
        "</details>",
      ];

const errorLines = ({ stacks }: DeliveryReport): readonly string[] =>
  stacks.flatMap(({ stack, preview }) =>
    (preview?.errors ?? []).slice(0, 5).map((error) => `- ${plain(stack)}: ${code(error.slice(0, 500))}`),
  );

/** What becomes of the resources of each stack; what would be lost stands first, in red. */
export const resourceSection = (report: DeliveryReport): readonly Section[] => {
  if (report.stacks.length === 0) return [];
  const errors = errorLines(report);
  const head = [...summary(report), ...(errors.length === 0 ? [] : ["", ...errors])];
  const left = "_Too long for a comment: the list of resources is left out._";
  const versions = [
    [...head, ...dangers(report, Infinity), ...report.stacks.flatMap(stackDetails)],
    [...head, ...dangers(report, Infinity), "", left],
    [...head, ...dangers(report, 50), "", left],
    [...summary(report), "", "_Too long for a comment: all but the numbers is left out._"],
  ];
  return [{ versions: versions.map((lines) => lines.join("\n")), patience: 4 }];
};
