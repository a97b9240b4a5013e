import type { JsonObject } from "../../document/definition";
import { predictCaches } from "../cache-prediction";
import { diffEdges, type EdgeDiff } from "./diff-edges";
import { diffParameters, type ParameterDiff } from "./diff-parameters";
import { diffSteps, namesOf, type StepDiff } from "./diff-steps";
import { diffValues, type FieldChange } from "./diff-values";
import { matchSteps } from "./match-steps";
import { isReadable, readDocument, withoutEmpty } from "./placed-steps";

/** In what two definition documents differ, and what that means for the next execution. */
export interface DefinitionDiff {
  /** Whether the two mean the same. */
  readonly same: boolean;
  /** All steps: those of the new document in its order, then those that went. */
  readonly steps: readonly StepDiff[];
  readonly parameters: readonly ParameterDiff[];
  /** Edges that only one of the two has. */
  readonly edges: readonly EdgeDiff[];
  /** Everything at the top of the document but its steps and parameters. */
  readonly options: readonly FieldChange[];
  /** Which of the two is no object, or nested more than a thousand levels deep; it counts as empty. */
  readonly unreadable: readonly ("before" | "after")[];
  /** Errors of the new document. With any SageMaker refuses it or its execution fails, so no step says what is `next`. */
  readonly errors: number;
}

const optionsOf = (document: JsonObject): JsonObject =>
  withoutEmpty(
    Object.fromEntries(Object.entries(document).filter(([key]) => key !== "Steps" && key !== "Parameters")),
  );

/**
 * Compares what two definition documents mean. The order of steps, members and named things is no difference;
 * a step is found again under another name when its content is the same, or much alike. For each step of the
 * second document it says whether the next execution runs it or takes an earlier result.
 *
 * Takes any two values and never throws; the same two give the same result.
 *
 * @param errors How many errors the checks find in the second document; with any, nothing is foretold.
 */
export const diffDefinitions = (before: unknown, after: unknown, errors = 0): DefinitionDiff => {
  const [old, current] = [readDocument(before), readDocument(after)];
  const matches = matchSteps(old, current);
  const names = namesOf(old, current, matches);
  const predictions = errors > 0 ? new Map<never, never>() : predictCaches(old, current, matches, names);
  const steps = diffSteps(old, current, matches, names, predictions);
  const parameters = diffParameters(old.document, current.document);
  const edges = diffEdges(old, current, names);
  const options = diffValues(optionsOf(old.document), optionsOf(current.document), names);
  const unreadable = [
    ...(isReadable(before) ? [] : ["before" as const]),
    ...(isReadable(after) ? [] : ["after" as const]),
  ];
  const same =
    steps.every(({ status }) => status === "same") &&
    [parameters, edges, options, unreadable].every((list) => list.length === 0);
  return { same, steps, parameters, edges, options, unreadable, errors };
};
