import { Option } from "commander";
import { ruleOf } from "../policy-pack/control";
import { scorecard, tally, type Score, type Scorecard } from "../policy-pack/scorecard";
import { WAIVERS } from "../policy-pack/waivers";
import { ESTATE_NAMES, estateNamed, WORKFLOW_STACKS, type EstateName } from "../tests/security/estates";
import { command, run, setExitCode } from "./command-line/command";

const STACK_NAMES = ["dev", "staging", "prod"] as const;
const CHOICES = [...STACK_NAMES, ...WORKFLOW_STACKS] as const;

interface Options {
  readonly stack?: (typeof CHOICES)[number];
  readonly everything?: boolean;
  readonly json?: boolean;
}

/** A column holds the name of its stack, or the longest mark, and a space. */
const column = (stack: string, content: string): string => content.padEnd(Math.max(stack.length, 8) + 1);

const SHOWN = { passed: "pass", waived: "waived", "not applicable": "n/a", failed: "FAIL" } as const;

/** One control in all stacks on one line, and below it what is wrong or why it is let be. */
const controlLines = (cards: readonly Scorecard[], i: number): readonly string[] => {
  const scores = cards.flatMap(({ stack, scores: all }) => {
    const score = all[i];
    return score === undefined ? [] : [{ stack, ...score }];
  });
  const [first] = scores;
  if (first === undefined) return [];
  const { must, level } = ruleOf(first.control);
  const marks = scores.map(({ stack, status }) => column(stack, SHOWN[status])).join("");
  const waived = scores.find(({ status }) => status === "waived");
  return [
    `${first.control.padEnd(8)}${level === "essential" ? "E" : "R"}  ${marks}${must}`,
    ...(waived === undefined ? [] : [`           waived: ${waived.reason}`]),
    ...scores.flatMap(({ stack, status, findings }) =>
      status === "failed" ? findings.map(({ message }) => `           ${stack}: ${message}`) : [],
    ),
  ];
};

const cardText = (cards: readonly Scorecard[]): string => {
  const count = cards[0]?.scores.length ?? 0;
  return [
    `${"control".padEnd(8)}   ${cards.map(({ stack }) => column(stack, stack)).join("")}must hold`,
    ...Array.from({ length: count }, (_, i) => controlLines(cards, i)).flat(),
    "",
    ...cards.map((card) => {
      const counts = Object.entries(tally(card)).map(([status, number]) => `${String(number)} ${status}`);
      return `${card.stack}: ${counts.join(", ")}`;
    }),
    "",
  ].join("\n");
};

/** What belongs to one stack; without one, the three of the first workflow, or everything. */
const namesOf = (stack: Options["stack"], everything = false): readonly EstateName[] => {
  const stacks: readonly EstateName[] = stack === undefined ? STACK_NAMES : [stack];
  return ESTATE_NAMES.filter(
    (name) => stacks.includes(name) || (everything && (stack === undefined || name === `${stack}+`)),
  );
};

const isFailed = ({ status }: Score): boolean => status === "failed";

const program = command(
  "scorecard",
  "Hold every stack of this repository against the 110 security controls, offline. Exits 1 when one fails.",
  "npm run -s scorecard -- --stack prod --json",
)
  .addOption(new Option("--stack <NAME>", "only this stack").choices(CHOICES))
  .option(
    "--everything",
    "also with all that can be switched on (NAME+), the other workflows' stacks, and the account's",
  )
  .option(
    "--json",
    "print one JSON object: {stacks: [{stack, scores: [{control, level, status, reason, findings}]}]}",
  )
  .action(async ({ stack, everything, json }: Options) => {
    const today = new Date().toISOString().slice(0, 10);
    const cards: Scorecard[] = [];
    for (const name of namesOf(stack, everything)) {
      process.stderr.write(`${name}\n`);
      cards.push({ ...scorecard(await estateNamed(name), WAIVERS, today), stack: name });
    }
    process.stdout.write(json === true ? `${JSON.stringify({ stacks: cards }, null, 2)}\n` : cardText(cards));
    if (cards.some(({ scores }) => scores.some(isFailed))) setExitCode(program, 1);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
