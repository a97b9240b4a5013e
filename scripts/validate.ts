import type { Problem, Severity } from "../pipeline-definition/checks/problem";
import { command, run, setExitCode } from "./command-line/command";
import type { LoadedDefinition } from "./command-line/definition-file";
import { loadDefinition } from "./command-line/workflow-lookup";

const ofSeverity = (problems: readonly Problem[], severity: Severity): readonly Problem[] =>
  problems.filter((problem) => problem.severity === severity);

const counted = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? "" : "s"}`;

const inTextOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** `definition.json:12:5 `, as editors and terminals make a link of it; nothing for what has no text. */
const placeIn = (target: string, { line, column }: Problem): string =>
  line === undefined || column === undefined ? "" : `${target}:${String(line)}:${String(column)} `;

const asText = (target: string, { name, problems, waived }: LoadedDefinition): string => {
  const errors = ofSeverity(problems, "error");
  const warnings = ofSeverity(problems, "warning");
  const blocks = [errors, warnings].flatMap((group) =>
    inTextOrder(group).map(
      (one) =>
        `${placeIn(target, one)}${one.severity} ${one.code} at ${one.path}\n  ${one.message}\n  hint: ${one.hint}\n`,
    ),
  );
  const gone = waived.map(({ code, path, reason }) => `waived ${code} at ${path}: ${reason}\n`);
  const counts = [
    counted(errors.length, "error"),
    counted(warnings.length, "warning"),
    ...(waived.length === 0 ? [] : [`${String(waived.length)} waived`]),
  ];
  return `${[...blocks, ...gone].join("")}${name}: ${counts.join(", ")}\n`;
};

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
      : asText(target, loaded);
    process.stdout.write(text);
    const counts = problems.filter(({ severity }) => strict || severity === "error");
    setExitCode(program, counts.length > 0 ? 1 : 0);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
