import type { Problem, Severity } from "../pipeline-definition/checks/problem";
import type { WaivedProblem } from "../pipeline-definition/checks/waivers";
import { command, run, setExitCode } from "./command-line/command";
import { loadDefinition } from "./command-line/workflow-lookup";

const counted = (problems: readonly Problem[], severity: Severity): string => {
  const count = problems.filter((problem) => problem.severity === severity).length;
  return `${String(count)} ${severity}${count === 1 ? "" : "s"}`;
};

const asText = (name: string, problems: readonly Problem[], waived: readonly WaivedProblem[]): string =>
  [
    ...problems.map(
      ({ code, severity, path, message, hint }) =>
        `${severity} ${code} at ${path}\n  ${message}\n  hint: ${hint}\n`,
    ),
    ...waived.map(({ code, path, reason }) => `waived ${code} at ${path}: ${reason}\n`),
    `${name}: ${counted(problems, "error")}, ${counted(problems, "warning")}${waived.length === 0 ? "" : `, ${String(waived.length)} waived`}\n`,
  ].join("");

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
    const { name, problems, waived } = loadDefinition(target);
    const text = json
      ? `${JSON.stringify({ definition: name, problems, waived }, null, 2)}\n`
      : asText(name, problems, waived);
    process.stdout.write(text);
    const counts = problems.filter(({ severity }) => strict || severity === "error");
    setExitCode(program, counts.length > 0 ? 1 : 0);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
