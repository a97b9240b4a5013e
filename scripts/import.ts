import { importWorkflow } from "../pipeline-definition/analysis/import/import-workflow";
import { command, run } from "./command-line/command";
import { loadSoundDefinition } from "./command-line/workflow-lookup";

/** The text as the repository's other files are formatted. The formatter is a development tool, so it comes late. */
const formatted = async (text: string): Promise<string> => {
  const prettier = await import("prettier");
  const options = await prettier.resolveConfig(__filename);
  return prettier.format(text, { ...options, parser: "typescript" });
};

interface Options {
  readonly name?: string;
}

const program = command(
  "import",
  "Print a workflow in TypeScript that renders to a given definition document.",
  "npm run -s import -- definition.json --name churn > workflows/churn/imported.ts",
)
  .argument("<WORKFLOW|FILE.json>", "a definition document, or a workflow's name")
  .option("--name <NAME>", "what to call the pipeline; by default what the file is called")
  .action(async (target: string, { name: given }: Options) => {
    const { name, document } = loadSoundDefinition(target);
    process.stdout.write(await formatted(importWorkflow(document, given ?? name)));
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
