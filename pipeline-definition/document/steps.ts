import { conditionArguments, type PipelineDefinition, type StepDefinition } from "./definition";
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

/** Every step of a document in document order, those inside branches included. */
export const allSteps = (document: PipelineDefinition): readonly PlacedStep[] => {
  const found: PlacedStep[] = [];
  const todo: PlacedStep[] = document.Steps.map((step, i) => ({ step, path: ["Steps", i] })).reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const placed = next;
    found.push(placed);
    const args = conditionArguments(placed.step);
    if (args === undefined) continue;
    const children = BRANCHES.flatMap((branch) =>
      (args[branch] ?? []).map((step, i) => ({
        step,
        path: [...placed.path, "Arguments", branch, i],
        parent: { condition: placed.step.Name, branch },
      })),
    );
    todo.push(...children.reverse());
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
  const args = conditionArguments(step);
  return args === undefined ? step : { ...step, Arguments: { Conditions: args.Conditions as never } };
};

/** The names of the steps that a step reads from. */
export const stepsReadBy = (step: StepDefinition): readonly string[] => [
  ...new Set(
    findReferences(withoutBranches(step)).flatMap((reference) =>
      reference.kind === "property" || reference.kind === "propertyFile" ? [reference.step] : [],
    ),
  ),
];

/** All edges of a document, each once, in document order. Names that no step bears are kept. */
export const edges = (document: PipelineDefinition): readonly Edge[] =>
  allSteps(document).flatMap(({ step, parent }) => [
    ...stepsReadBy(step).map((from): Edge => ({ from, to: step.Name, kind: "data" })),
    ...(step.DependsOn ?? []).map((from): Edge => ({ from, to: step.Name, kind: "order" })),
    ...(parent === undefined
      ? []
      : [{ from: parent.condition, to: step.Name, kind: "branch", branch: parent.branch } as const]),
  ]);
