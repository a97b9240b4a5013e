import type { PipelineDefinition, StepDefinition } from "../../document/definition";
import { allSteps, stepsReadBy } from "../../document/steps";

type Needs = (step: StepDefinition) => readonly string[];

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === "string") : [];

/** Each step after those it needs; of steps that need each other, one comes first. Without recursion. */
const ordered = (named: ReadonlyMap<string, StepDefinition>, needs: Needs): readonly StepDefinition[] => {
  const order = new Set<StepDefinition>();
  const begun = new Set<StepDefinition>();
  const todo = [...named.values()].reverse();
  for (let step = todo.at(-1); step !== undefined; step = todo.at(-1)) {
    const open = begun.has(step) ? [] : needs(step).flatMap((name) => named.get(name) ?? []);
    begun.add(step);
    const unseen = open.filter((needed) => !begun.has(needed));
    if (unseen.length > 0) {
      todo.push(...unseen.reverse());
      continue;
    }
    todo.pop();
    order.add(step);
  }
  return [...order];
};

/**
 * All steps, those of branches included, so that constants stand above their uses: a step after those that it reads
 * from or waits for, a condition step after the steps of its branches, and otherwise as in the document.
 *
 * A step in a branch may wait for its own condition step, at once or through others. SageMaker sees no cycle in that,
 * but no order of constants fits; then only the branches count, and what stands further down is referred to by name.
 */
export const stepsInWritingOrder = (document: PipelineDefinition): readonly StepDefinition[] => {
  const placed = allSteps(document);
  const named = new Map(placed.map(({ step }) => [step.Name, step]));
  const held = new Map<string, string[]>();
  for (const { step, parent } of placed) {
    if (parent !== undefined) held.set(parent.condition, [...(held.get(parent.condition) ?? []), step.Name]);
  }
  const holds: Needs = ({ Name }) => held.get(Name) ?? [];
  const order = ordered(named, (step) => [...stepsReadBy(step), ...namesIn(step.DependsOn), ...holds(step)]);
  const position = new Map(order.map(({ Name }, i) => [Name, i]));
  const fits = order.every((step, i) => holds(step).every((name) => (position.get(name) ?? 0) < i));
  return fits ? order : ordered(named, holds);
};
