import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError } from "commander";
import { commentText } from "../delivery/comment";
import { findings, verdictOf } from "../delivery/findings";
import { readPolicyResults, type PolicyResults } from "../delivery/policy-results";
import { readPreview } from "../delivery/preview";
import { deliveryReport, type DeliveryReport, type PipelineInput, type StackInput } from "../delivery/report";
import { DefinitionError } from "../pipeline-definition/checks/definition-error";
import { isJsonObject, type PipelineDefinition } from "../pipeline-definition/document/definition";
import { command, run, setExitCode, UsageError } from "./command-line/command";
import { loadDefinitionFile } from "./command-line/definition-file";
import { parseJson } from "./command-line/parse-json";
import { readTextFile } from "./command-line/read-text-file";

type Named = Readonly<Record<string, string>>;

/** Reads a repeatable option of the form `NAME=VALUE`. */
const named = (text: string, earlier: Named = {}): Named => {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError("Give NAME=VALUE.");
  const name = text.slice(0, at);
  if (Object.hasOwn(earlier, name)) throw new InvalidArgumentError(`"${name}" is given twice.`);
  return { ...earlier, [name]: text.slice(at + 1) };
};

const amount = (text: string): number => {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError("Give a number that is not negative.");
  return number;
};

const namedAmounts = (text: string, earlier: Readonly<Record<string, number>> = {}) => {
  const [[name, value] = ["", ""]] = Object.entries(named(text));
  return { ...earlier, [name]: amount(value) };
};

interface Options {
  readonly preview?: Named;
  readonly policies?: Named;
  readonly before?: string;
  readonly after?: string;
  readonly minutes?: Readonly<Record<string, number>>;
  readonly minutesPerJob: number;
  readonly runsPerMonth: number;
  readonly budget?: number;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** Pulumi numbers its events. */
const isEvent = (line: string): boolean => {
  const parsed = parseJson(line);
  return parsed.fault === undefined && isJsonObject(parsed.value) && "sequence" in parsed.value;
};

/** The policy results in a file of events; one that holds something else would pass for a stack that breaks nothing. */
const policiesIn = (file: string): PolicyResults => {
  const text = readTextFile(file);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 0 && !lines.some(isEvent))
    throw new UsageError(`"${file}" holds no events of Pulumi.`, "Give what --event-log has written.");
  return readPolicyResults(text);
};

const stackInput = (stack: string, file: string, policies: string | undefined): StackInput => {
  const parsed = parseJson(readTextFile(file));
  return {
    stack,
    preview: parsed.fault === undefined ? readPreview(parsed.value) : undefined,
    // A preview that failed early writes no events.
    ...(policies === undefined || !existsSync(policies) ? {} : { policies: policiesIn(policies) }),
  };
};

const TOO_MUCH: readonly string[] = ["nested-too-deep", "definition-too-large"];

/** The documents of a folder by the names of their files; no folder counts as an empty one. */
const documentsIn = (folder: string | undefined): ReadonlyMap<string, PipelineDefinition> => {
  if (folder === undefined) return new Map();
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`There is no folder "${folder}".`, "Make it, empty when there are no definitions.");
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(
    files.sort().map((file) => {
      const { name, document, problems } = loadDefinitionFile(path.join(folder, file));
      if (document === undefined || problems.some(({ code }) => TOO_MUCH.includes(code)))
        throw new DefinitionError(`Definition "${path.join(folder, file)}"`, problems);
      return [name, document];
    }),
  );
};

const pipelineInputs = ({ before, after }: Options): readonly PipelineInput[] => {
  const [old, current] = [documentsIn(before), documentsIn(after)];
  return [...new Set([...current.keys(), ...old.keys()])].map((name) => {
    const [was, is] = [old.get(name), current.get(name)];
    return { name, ...(was && { before: was }), ...(is && { after: is }) };
  });
};

const readReport = (options: Options): DeliveryReport => {
  const { preview = {}, policies = {}, minutes = {}, minutesPerJob, runsPerMonth, budget } = options;
  const stranger = Object.keys(policies).find((stack) => !Object.hasOwn(preview, stack));
  if (stranger !== undefined)
    throw new UsageError(`Stack "${stranger}" has policies and no preview.`, "Give its --preview too.");
  return deliveryReport({
    stacks: Object.entries(preview).map(([stack, file]) => stackInput(stack, file, policies[stack])),
    pipelines: pipelineInputs(options),
    assumptions: { minutesPerJob, measuredMinutes: minutes, runsPerMonth },
    ...(budget === undefined ? {} : { budgetPerMonth: budget }),
  });
};

const asJson = (report: DeliveryReport): string =>
  `${JSON.stringify(
    {
      verdict: verdictOf(findings(report)),
      findings: findings(report),
      stacks: report.stacks.map(({ stack, changes }) => ({
        stack,
        changes: changes.map(({ kind, type, name, urn }) => ({ kind, type, name, urn })),
      })),
      pipelines: report.pipelines.map(({ name, diff, permissions, costBefore, costAfter, nextRun }) => ({
        ...{ name, same: diff.same, permissions, costBefore, costAfter, nextRun },
      })),
    },
    null,
    2,
  )}\n`;

const program = command(
  "pull-request-comment",
  "Print the comment on a pull request: what it does to resources, pipelines, permissions and cost.",
  "npm run -s pull-request-comment -- --preview dev=preview.json --before before --after after",
)
  .option("--preview <STACK=FILE>", "what `pulumi preview --json` printed for a stack; repeatable", named)
  .option(
    "--policies <STACK=FILE>",
    "the events of that preview (--event-log), for the policy results",
    named,
  )
  .option("--before <DIR>", "definition documents before the change, one NAME.json a pipeline")
  .option("--after <DIR>", "the same after the change")
  .option("--minutes <STEP=N>", "how long the job of a step took, for the estimate; repeatable", namedAmounts)
  .option("--minutes-per-job <N>", "how long all other jobs are taken to run", amount, 10)
  .option("--runs-per-month <N>", "executions in a month", amount, 30)
  .option("--budget <USD>", "what all pipelines may cost in a month; more is a reason to stop", amount)
  .option("--json", "print the verdict, findings, changes, permissions and costs as one JSON object")
  .option("--exit-code", "exit with 1 when the verdict is to stop")
  .action((options: Options) => {
    const report = readReport(options);
    process.stdout.write(options.json === true ? asJson(report) : commentText(report));
    if (options.exitCode === true && verdictOf(findings(report)) === "stop") setExitCode(program, 1);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
