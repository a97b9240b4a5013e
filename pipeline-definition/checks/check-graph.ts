import type { PipelineDefinition } from "../document/definition";
import { quoted, shortened } from "../document/quoted";
import { edges, type Edge } from "../document/steps";
import type { BranchReading, DefinitionReading, StepReading } from "./definition-reading";
import { findCycles } from "./find-cycles";
import { problem, type Problem } from "./problem";

const MOST_NAMES = 10;

const wayRound = (cycle: readonly string[]): string => {
  const left = cycle.length - 1 - MOST_NAMES;
  const names =
    left > 0 ? [...cycle.slice(0, MOST_NAMES), `${String(left)} more`, ...cycle.slice(-1)] : cycle;
  return names.map((name) => shortened(name, 64)).join(" -> ");
};

const checkCycles = (waitsFor: ReadonlyMap<string, readonly string[]>, { stepNamed }: DefinitionReading) =>
  findCycles(waitsFor).map((cycle) =>
    problem(
      "cycle",
      stepNamed.get(cycle[0] ?? "")?.path ?? [],
      cycle.length === 2
        ? `Step ${quoted(cycle[0] ?? "")} waits for itself: ${wayRound(cycle)}.`
        : `Steps wait for each other: ${wayRound(cycle)}.`,
      "Take out one of these references or dependencies.",
    ),
  );

const isInside = (step: StepReading, { condition, branch }: BranchReading): boolean =>
  step.branches.some((around) => around.condition === condition && around.branch === branch);

const checkOneEdge = ({ from, to, kind }: Edge, { stepNamed }: DefinitionReading): readonly Problem[] => {
  const needed = stepNamed.get(from);
  const step = stepNamed.get(to);
  if (needed === undefined || step === undefined || kind === "branch") return [];
  const path = kind === "order" ? [...step.path, "DependsOn"] : step.path;
  if (needed.type === "Fail") {
    const message = `${step.subject} waits for ${needed.subject}, which ends the execution.`;
    return [
      problem("depends-on-fail", path, message, "Nothing can come after a step of type Fail; take it out."),
    ];
  }
  if (kind === "order" && needed.type === "Condition") {
    const message = `${step.subject} depends on the condition step ${quoted(from)}, which only waits until it is decided, not for its branches.`;
    const hint = "Put the step in a branch, or let it depend on the steps of the branch.";
    return [problem("depends-on-condition", path, message, hint)];
  }
  const outer = needed.branches.find((branch) => !isInside(step, branch));
  if (outer === undefined) return [];
  const message = `${step.subject} needs ${needed.subject}, which runs only when ${quoted(outer.condition)} takes its ${outer.branch}.`;
  return [problem("needs-step-in-branch", path, message, "Move the step into that branch.")];
};

const keyOf = ({ condition, branch }: BranchReading): string => `${branch} ${condition}`;

/** The branches around a step whose condition has steps in the other branch too: only those can exclude each other. */
const excludingBranches = ({
  steps,
}: DefinitionReading): ((step: StepReading) => readonly BranchReading[]) => {
  const taken = new Set(steps.flatMap(({ branches }) => branches.map(keyOf)));
  const isTwoSided = ({ condition }: BranchReading): boolean =>
    taken.has(`IfSteps ${condition}`) && taken.has(`ElseSteps ${condition}`);
  return ({ branches }) => branches.filter(isTwoSided);
};

/** For each step the branches that have to be taken for it to run, through everything it waits for. */
const branchesNeeded = (
  waitsFor: ReadonlyMap<string, readonly string[]>,
  reading: DefinitionReading,
): ReadonlyMap<string, ReadonlyMap<string, BranchReading>> => {
  const { stepNamed } = reading;
  const branchesOf = excludingBranches(reading);
  const needed = new Map<string, Map<string, BranchReading>>();
  const todo = [...stepNamed.keys()].reverse();
  for (let name = todo.at(-1); name !== undefined; name = todo.at(-1)) {
    const before = (waitsFor.get(name) ?? []).filter((other) => stepNamed.has(other));
    const unknown = before.filter((other) => !needed.has(other));
    if (!needed.has(name) && unknown.length > 0) {
      todo.push(...unknown);
      continue;
    }
    todo.pop();
    if (needed.has(name)) continue;
    const step = stepNamed.get(name);
    const around = step === undefined ? [] : branchesOf(step);
    const own = new Map(around.map((branch) => [keyOf(branch), branch]));
    for (const other of before) for (const [key, branch] of needed.get(other) ?? []) own.set(key, branch);
    needed.set(name, own);
  }
  return needed;
};

const checkReachable = (waitsFor: ReadonlyMap<string, readonly string[]>, reading: DefinitionReading) => {
  const unreachable: Problem[] = [];
  for (const [name, branches] of branchesNeeded(waitsFor, reading)) {
    const step = reading.stepNamed.get(name);
    const torn = [...branches.values()].find(
      ({ condition, branch }) => branch === "IfSteps" && branches.has(`ElseSteps ${condition}`),
    );
    if (step === undefined || torn === undefined) continue;
    const message = `${step.subject} can never run: it needs steps of both branches of ${quoted(torn.condition)}.`;
    unreachable.push(problem("unreachable-step", step.path, message, "Make one such step in each branch."));
  }
  return unreachable;
};

const checkNesting = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap(({ type, branches, subject, path }) => {
    const [around] = branches.slice(-1);
    if (type !== "Condition" || around === undefined) return [];
    const message = `${subject} is a condition step in a branch of ${quoted(around.condition)}, which AWS's guide calls unsupported.`;
    return [problem("nested-condition", path, message, "Put its conditions into the outer step if you can.")];
  });

/** Steps can run in some order, and each of them can run at all. */
export const checkGraph = (reading: DefinitionReading): readonly Problem[] => {
  const all = edges(reading.document as unknown as PipelineDefinition);
  const waitsFor = new Map([...reading.stepNamed.keys()].map((name) => [name, [] as string[]]));
  for (const { from, to } of all) waitsFor.get(to)?.push(from);
  const cycles = checkCycles(waitsFor, reading);
  return [
    ...cycles,
    ...all.flatMap((edge) => checkOneEdge(edge, reading)),
    ...(cycles.length === 0 ? checkReachable(waitsFor, reading) : []),
    ...checkNesting(reading),
  ];
};
