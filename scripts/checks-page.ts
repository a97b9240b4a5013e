import { readFileSync } from "node:fs";
import path from "node:path";
import { THEMES } from "../docs/examples/checks/themes";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { problemsOf, type CheckExample } from "./command-line/check-example";
import { checksPage } from "./command-line/checks-page";
import { command, run } from "./command-line/command";

const ROOT = path.resolve(__dirname, "..");

const baseOf = ({ base = "train-evaluate-register" }: CheckExample): PipelineDefinition =>
  JSON.parse(readFileSync(path.join(ROOT, `tests/corpus/valid/${base}.json`), "utf8")) as PipelineDefinition;

const program = command(
  "docs:checks",
  "Print the documentation page of all checks, docs/checks.md, from its examples.",
  "npm run -s docs:checks > docs/checks.md",
).action(async () => {
  const page = checksPage(THEMES, (example) =>
    problemsOf(example, "bad", baseOf(example)).find(({ code }) => code === example.code),
  );
  const { format, resolveConfig } = await import("prettier");
  const file = path.join(ROOT, "docs/checks.md");
  process.stdout.write(await format(page, { ...(await resolveConfig(file)), filepath: file }));
});

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
