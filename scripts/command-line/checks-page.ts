import { PROBLEM_CODES, type Problem } from "../../pipeline-definition/checks/problem";
import type { CheckExample, CheckTheme, Fragment } from "./check-example";

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A step stands for itself; other members of the document are shown in it. */
const shownFragment = (part: Fragment): string => {
  const { Steps } = part;
  const only = Object.keys(part).length === 1 && Array.isArray(Steps) && Steps.length === 1;
  return JSON.stringify(only ? (Steps as readonly unknown[])[0] : part);
};

const shownPart = (example: CheckExample, which: "bad" | "good"): string => {
  const text = example.shown?.[which];
  if (text !== undefined) return block("text", text);
  const waiver = example.waivers?.[which];
  if (waiver !== undefined) return block("json", JSON.stringify(waiver));
  const part = example[which];
  return typeof part === "string" ? block("text", part) : block("json", shownFragment(part));
};

const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|$]/g, "\\$&");

const section = (example: CheckExample, reported: Problem | undefined): string => {
  const [severity, meaning] = PROBLEM_CODES[example.code];
  const said =
    reported === undefined ? "" : `> ${escaped(reported.message)}  \n> hint: ${escaped(reported.hint)}`;
  return [
    `### \`${example.code}\``,
    `**${severity}**: ${escaped(sentence(meaning))}`,
    "Not like this:",
    shownPart(example, "bad"),
    said,
    "But like this:",
    shownPart(example, "good"),
  ].join("\n\n");
};

const INTRODUCTION = `# Every problem that the checks report

\`pipeline(…)\` throws a definition's errors, and \`validate\` prints all problems of a workflow or of any JSON file,
without asking AWS. This page is made by \`npm run -s docs:checks\` from examples that the tests run: each bad one is
reported with its code, each good one with nothing.

## How to read a problem

\`\`\`text
definition.json:12:5 error unknown-step at Steps[1].DependsOn[0]
  Step "Train" depends on step "Prepair", which does not exist.
  hint: Did you mean "Prepare"?
\`\`\`

File, line and column come first; a workflow has none. Then severity, code and the path in the document (\`$\` is the
document itself), what is wrong, and what to do about it. Codes keep their meaning, so programs can rely on them:
\`--json\` prints \`{definition, problems, waived}\`, each problem with \`code\`, \`severity\`, \`path\`, \`message\`,
\`hint\` and, for a file, \`line\` and \`column\`.

## Severities

An **error** is what AWS refuses or what fails when the pipeline runs; it makes the exit code 1. Everything else is a
**warning**, the security rules (\`job-…\`) included; warnings make the exit code 1 only with \`--strict\`.

## Waivers

A rule that does not fit a workflow is waived in its \`pipeline.ts\`, with the reason:

\`\`\`ts
waivers: [{ code: "job-without-isolation", at: "Fetch", reason: "It downloads the public data set." }],
\`\`\`

\`at\` is the name of a step or the beginning of a path. Only warnings can be waived. \`validate\` shows them apart, as
\`waived <code> at <path>: <reason>\`, and \`--strict\` passes them. A waiver without a reason, or one that fits nothing,
is a warning itself.`;

/**
 * The documentation page of all checks, as Markdown.
 *
 * @param report The problem that an example's bad part is reported with.
 */
export const checksPage = (
  themes: readonly CheckTheme[],
  report: (example: CheckExample) => Problem | undefined,
): string =>
  [
    INTRODUCTION,
    ...themes.map(({ title, examples }) =>
      [`## ${title}`, ...examples.map((example) => section(example, report(example)))].join("\n\n"),
    ),
    "",
  ].join("\n\n");
