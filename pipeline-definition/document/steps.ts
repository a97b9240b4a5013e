import {
  conditionArguments,
  isJsonObject,
  type JsonObject,
  type PipelineDefinition,
  type StepDefinition,
} from "./definition";
import { findReferences, type DocumentPath } from "./references";

export type Branch = "IfSteps" | "ElseSteps";

/** A step and where it stands: at the top, or in a branch of a condition step. */
export interface PlacedStep {
  readonly step: StepDefinition;
  readonly path: DocumentPath;
  /** The condition step whose branch holds this one. */
  readonly parent?: { readonly condition: string; readonly branch: Branch };
}

const BRANCHES: readonly Branch[] = ["IfSteps", "ElseSteps"];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The steps in a list, each with its position; what is no object is left out, so that any JSON can be read. */
const stepsIn = (value: unknown): readonly (readonly [number, StepDefinition])[] =>
  listOf(value).flatMap((step, i) =>
    isJsonObject(step) ? [[i, step as unknown as StepDefinition] as const] : [],
  );

const branchesOf = (step: StepDefinition): JsonObject | undefined => {
  const args: unknown = conditionArguments(step);
  return isJsonObject(args) ? args : undefined;
};

/** Every step of a document in document order, those inside branches included. Takes malformed documents too. */
export const allSteps = (document: PipelineDefinition): readonly PlacedStep[] => {
  const found: PlacedStep[] = [];
  const todo: PlacedStep[] = stepsIn(document.Steps)
    .map(([i, step]) => ({ step, path: ["Steps", i] }))
    .reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const placed = next;
    found.push(placed);
    const args = branchesOf(placed.step);
    if (args === undefined) continue;
    const children = BRANCHES.flatMap((branch) =>
      stepsIn(args[branch]).map(([i, step]) => ({
        step,
        path: [...placed.path, "Arguments", branch, i],
        parent: { condition: placed.step.Name, branch },
      })),
    );
    for (const child of children.reverse()) todo.push(child);
  }
  return found;
};

/** A step has to wait for another: because it reads from it, was told to, or stands in its branch. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: "data" | "order" | "branch";
  /** For `branch`: which one. */
  readonly branch?: Branch;
}

/** The step without the steps in its branches: what belongs to the step itself. */
export const withoutBranches = (step: StepDefinition): StepDefinition => {
  const args = branchesOf(step);
  if (args === undefined) return step;
  const own = Object.entries(args).filter(([key]) => !BRANCHES.includes(key as Branch));
  return { ...step, Arguments: Object.fromEntries(own) };
};

/** The names of the steps that a step reads from. */
export const stepsReadBy = (step: StepDefinition): readonly string[] => [
  ...new Set(
    findReferences(withoutBranches(step)).flatMap((reference) =>
      reference.kind === "property" || reference.kind === "propertyFile" ? [reference.step] : [],
    ),
  ),
];

/**
 * The step that one entry of `DependsOn` names, or undefined when it names none: a name, or an object with a name
 * and the outcome that is waited for, `{ "Step": "Train", "Trigger": "Failed" }`.
 */
export const dependency = (entry: unknown): string | undefined => {
  const name = isJsonObject(entry) ? entry["Step"] : entry;
  return typeof name === "string" ? name : undefined;
};

const namesIn = (value: unknown): readonly string[] =>
  listOf(value)
    .map(dependency)
    .filter((name) => name !== undefined);

/** All edges of a document, each once, in document order. Names that no step bears are kept. */
export const edges = (document: PipelineDefinition): readonly Edge[] =>
  allSteps(document).flatMap(({ step, parent }) => [
    ...stepsReadBy(step).map((from): Edge => ({ from, to: step.Name, kind: "data" })),
    ...namesIn(step.DependsOn).map((from): Edge => ({ from, to: step.Name, kind: "order" })),
    ...(parent === undefined
      ? []
      : [{ from: parent.condition, to: step.Name, kind: "branch", branch: parent.branch } as const]),
  ]);
