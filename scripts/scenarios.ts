import { InvalidArgumentError, Option } from "commander";
import { withCommandSetting } from "../tests/scenarios/command-setting";
import { compared, rowOf, settingOf, type Row, type StackName } from "../tests/scenarios/scenario";
import { scenarioTable } from "../tests/scenarios/scenario-table";
import { SCENARIOS } from "../tests/scenarios/scenarios";
import { pulumiCommand } from "../tests/support/pulumi-command/command-folder";
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

const SKIPPED = "skipped: the same with the pulumi command, which is not on the PATH\n";

/** The rows of one stack, one after the other: each runs the program in processes of its own. */
const play = async (
  stack: StackName,
  repeat: number,
  pulumi: string | undefined,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const setting = settingOf(stack, repeat);
  for (const scenario of SCENARIOS) {
    process.stderr.write(`${stack}: ${scenario.name}\n`);
    rows.push(await rowOf(scenario, setting));
  }
  if (pulumi === undefined) return rows;
  return withCommandSetting(pulumi, stack, repeat, async (real) => {
    for (const [place, scenario] of SCENARIOS.entries()) {
      process.stderr.write(`${stack}: ${scenario.name}, with ${pulumi}\n`);
      const other = rows[place];
      const row = await rowOf(scenario, real);
      rows.push(other === undefined ? row : compared(row, other));
    }
    return rows;
  });
};

const program = command(
  "scenarios",
  "Play every stack through its life against a test engine and, where there is one, the pulumi command; show what " +
    "each deployment touches.",
  "npm run -s scenarios -- --stack dev --repeat 1",
)
  .addOption(new Option("--stack <stack>", "only this stack").choices(STACKS))
  .option("--repeat <times>", "how often to deploy without a change", wholeNumber, 20)
  .option("--json", "the rows as JSON: engine, stack, scenario, expected, touched, ok, problems")
  .action(async ({ stack, repeat, json = false }: Options) => {
    const pulumi = pulumiCommand();
    const rows: Row[] = [];
    for (const one of stack === undefined ? STACKS : [stack]) rows.push(...(await play(one, repeat, pulumi)));
    const skipped = pulumi === undefined ? SKIPPED : "";
    process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : scenarioTable(rows) + skipped);
    if (rows.some(({ ok }) => !ok)) setExitCode(program, 1);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
