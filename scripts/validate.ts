import { command, run, setExitCode } from "./command-line/command";
import { problemText } from "./command-line/problem-text";
import { loadDefinition } from "./command-line/workflow-lookup";

interface Options {
  readonly strict?: boolean;
  readonly json?: boolean;
}

const program = command(
  "validate",
  "Print everything that is wrong with a definition document, as far as it can be known without AWS.",
  "npm run -s validate -- definition.json --strict",
)
  .argument("<WORKFLOW|FILE.json>", "a workflow's name, or a definition document")
  .option("--strict", "exit with 1 for warnings too, but for those that the workflow waives")
  .option("--json", "print one JSON object: {definition, problems, waived}")
  .action((target: string, { strict = false, json = false }: Options) => {
    const loaded = loadDefinition(target);
    const { name, problems, waived } = loaded;
    const text = json
      ? `${JSON.stringify({ definition: name, problems, waived }, null, 2)}\n`
      : problemText(target, loaded);
    process.stdout.write(text);
    const counts = problems.filter(({ severity }) => strict || severity === "error");
    setExitCode(program, counts.length > 0 ? 1 : 0);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
