import { Option } from "commander";
import { diffDefinitions } from "../pipeline-definition/analysis/diff/diff-definitions";
import { diffMarkdown } from "../pipeline-definition/analysis/diff/diff-markdown";
import { diffText } from "../pipeline-definition/analysis/diff/diff-text";
import type { NamedDiff } from "../pipeline-definition/analysis/diff/diff-words";
import { command, run, setExitCode } from "./command-line/command";
import { readableDefinition } from "./command-line/readable-definition";

type Format = "text" | "markdown" | "json";

const RENDER: Readonly<Record<Format, (named: NamedDiff) => string>> = {
  text: diffText,
  markdown: diffMarkdown,
  json: ({ before, after, diff }) => `${JSON.stringify({ before, after, ...diff }, null, 2)}\n`,
};

interface Options {
  readonly format: Format;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

const program = command(
  "diff",
  "Print in what two definitions differ, and which steps the next execution runs again.",
  "npm run -s diff -- deployed.json adult-census --format markdown",
)
  .argument("<BEFORE>", "a workflow's name, or a definition document")
  .argument("<AFTER>", "the same, for the other side")
  .addOption(
    new Option("--format <format>", "how to write the difference")
      .choices(["text", "markdown", "json"])
      .default("text"),
  )
  .option("--json", "the same as --format json")
  .option("--exit-code", "exit with 1 when the two differ")
  .action((before: string, after: string, { format, json = false, exitCode = false }: Options) => {
    const [old, current] = [readableDefinition(before), readableDefinition(after)];
    const diff = diffDefinitions(old.document, current.document, current.errors);
    process.stdout.write(RENDER[json ? "json" : format]({ before: old.name, after: current.name, diff }));
    if (exitCode && !diff.same) setExitCode(program, 1);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
