import { importWorkflow } from "../pipeline-definition/analysis/import/import-workflow";
import { depthOf } from "../pipeline-definition/document/walk";
import { command, run } from "./command-line/command";
import { loadSoundDefinition } from "./command-line/workflow-lookup";

const TOO_DEEP = "warning: The workflow is nested too deep to be formatted; it is printed as it was made.\n";

/** Levels of nesting up to which the formatter, which recurses, is safe on the smallest stack. */
const DEEPEST_FORMATTED = 200;

/** The text as the repository's other files are formatted. The formatter is a development tool, so it comes late. */
const formatted = async (text: string): Promise<string> => {
  const prettier = await import("prettier");
  const options = await prettier.resolveConfig(__filename);
  return prettier.format(text, { ...options, parser: "typescript" });
};

const program = command(
  "import",
  "Print a workflow in TypeScript that renders to a given definition document.",
  "npm run -s import -- definition.json --name churn > workflows/churn/imported.ts",
)
  .argument("<WORKFLOW|FILE.json>", "a definition document, or a workflow's name")
  .option("--name <NAME>", "what to call the pipeline; by default what the file is called")
  .action(async (target: string, { name }: { readonly name?: string }) => {
    const loaded = loadSoundDefinition(target);
    const text = importWorkflow(loaded.document, name ?? loaded.name);
    const isTooDeep = depthOf(loaded.document) > DEEPEST_FORMATTED;
    if (isTooDeep) process.stderr.write(TOO_DEEP);
    process.stdout.write(isTooDeep ? text : await formatted(text));
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
