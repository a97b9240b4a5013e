import { SURROUNDED } from "./pipeline-surroundings";
import { deployedStack, runProgram, STACKS, type ProgramRun } from "./pulumi-program";
import { WORKFLOW_STACKS, workflowStack } from "./workflow-stacks";

/** Resources of AWS in a run, by type without the package. */
const countsOf = ({ resources }: ProgramRun): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    if (!type.startsWith("aws")) continue;
    const [, module = "", name = ""] = type.split(":");
    const key = `${module.split("/")[0] ?? ""}.${name}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** `docs/resources.md`: what each stack is made of, counted from what the program registers. */
export const resourcesPage = async (): Promise<string> => {
  const runs: [string, ReadonlyMap<string, number>][] = [];
  for (const stack of STACKS) runs.push([stack, countsOf(await deployedStack(stack))]);
  runs.push(["dev with all around", countsOf(await runProgram({ stack: "dev", config: SURROUNDED }))]);
  for (const stack of WORKFLOW_STACKS) runs.push([stack, countsOf(await workflowStack(stack))]);
  const types = [...new Set(runs.flatMap(([, counts]) => [...counts.keys()]))].sort();
  const totals = runs.map(([, counts]) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  return [
    "# Resources of a stack",
    "",
    "Counted from what the program registers, by `tests/support/write-resources.ts`. `dev with all around` has a schedule, a",
    "trigger of each kind, every kind of notification, alarms, the dashboard and a budget; right of it stand the stacks of",
    "the other workflows. A VPC of awsx counts once here; in AWS it is subnets, route tables and their associations too.",
    "",
    row(["type", ...runs.map(([name]) => name)]),
    row(["---", ...runs.map(() => "---:")]),
    ...types.map((type) => row([type, ...runs.map(([, counts]) => counts.get(type) ?? 0)])),
    row(["**all**", ...totals.map((total) => `**${String(total)}**`)]),
    "",
  ].join("\n");
};
