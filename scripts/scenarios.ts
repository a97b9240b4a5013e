import { existsSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { rowOf, settingOf, type Row, type StackName } from "../tests/scenarios/scenario";
import { scenarioTable } from "../tests/scenarios/scenario-table";
import { SCENARIOS } from "../tests/scenarios/scenarios";
import { STACKS } from "../tests/support/pulumi-program";
import { command, run, setExitCode } from "./command-line/command";

interface Options {
  readonly stack?: StackName;
  readonly repeat: number;
  readonly json?: boolean;
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Give a whole number from 1.");
  return value;
};

const withPulumi = (): string =>
  (process.env["PATH"] ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, "pulumi")))
    ? "skipped: the same with the pulumi command, for which there is no stand-in of AWS yet\n"
    : "skipped: the same with the pulumi command, which is not on the PATH\n";

/** All rows, one after the other: each runs the program in a process of its own. */
const play = async (stacks: readonly StackName[], repeat: number): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const stack of stacks) {
    const setting = settingOf(stack, repeat);
    for (const scenario of SCENARIOS) {
      process.stderr.write(`${stack}: ${scenario.name}\n`);
      rows.push(await rowOf(scenario, setting));
    }
  }
  return rows;
};

const program = command(
  "scenarios",
  "Play every stack through its life against a test engine, and show what each deployment touches.",
  "npm run -s scenarios -- --stack dev --repeat 1",
)
  .addOption(new Option("--stack <stack>", "only this stack").choices(STACKS))
  .option("--repeat <times>", "how often to deploy without a change", wholeNumber, 20)
  .option("--json", "the rows as JSON: stack, scenario, expected, touched, ok, problems")
  .action(async ({ stack, repeat, json = false }: Options) => {
    const rows = await play(stack === undefined ? STACKS : [stack], repeat);
    process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : scenarioTable(rows) + withPulumi());
    if (rows.some(({ ok }) => !ok)) setExitCode(program, 1);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
