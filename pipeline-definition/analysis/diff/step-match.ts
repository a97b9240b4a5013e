import type { ComparedStep } from "./placed-steps";

/** How a step was found again: under its name, by having the same content, or by being much alike. */
export type MatchKind = "name" | "content" | "likeness";

/** A step that stands in both documents. */
export interface StepMatch {
  readonly before: ComparedStep;
  readonly after: ComparedStep;
  readonly by: MatchKind;
  /** For "content": how many steps have this content, when there are several; then their order decides. */
  readonly alike?: number;
  /** For "likeness": the share of values that are the same, from 0 to 1. */
  readonly likeness?: number;
}
