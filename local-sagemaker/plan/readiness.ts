import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { allSteps, edges, type Edge, type PlacedStep } from "../../pipeline-definition/document/steps";

/** How far a step has come. Steps without a state have not started. */
export interface StepState {
  readonly status: "Running" | "Succeeded" | "Failed" | "Stopped";
  /** Of a condition step that succeeded. */
  readonly outcome?: boolean;
}

export type StepStates = ReadonlyMap<string, StepState>;

/** Steps not started yet: those whose turn it is, and those whose turn can never come. */
export interface Readiness {
  readonly ready: readonly PlacedStep[];
  readonly never: readonly PlacedStep[];
}

/** A document prepared for asking, again and again, what can start. */
export interface Schedule {
  readonly steps: readonly PlacedStep[];
  readonly readiness: (states: StepStates) => Readiness;
}

type Verdict = "met" | "waiting" | "never";

const verdictOf = (edge: Edge, states: StepStates, never: ReadonlySet<string>): Verdict => {
  if (never.has(edge.from)) return "never";
  const state = states.get(edge.from);
  if (state === undefined || state.status === "Running") return "waiting";
  if (state.status !== "Succeeded") return "never";
  const chosen = edge.branch === undefined || (edge.branch === "IfSteps") === (state.outcome === true);
  return chosen ? "met" : "never";
};

/** The steps that can never start: a step they need failed, was not chosen, or can itself never start. */
const neverStarting = (
  waiting: readonly PlacedStep[],
  incoming: ReadonlyMap<string, readonly Edge[]>,
  states: StepStates,
): ReadonlySet<string> => {
  const never = new Set<string>();
  for (let before = -1; before < never.size;) {
    before = never.size;
    for (const { step } of waiting) {
      const needs = incoming.get(step.Name) ?? [];
      if (needs.some((edge) => verdictOf(edge, states, never) === "never")) never.add(step.Name);
    }
  }
  return never;
};

/**
 * Prepares a document for running: which steps may start follows from what they read, what they were told
 * to wait for, and the branch they stand in. A step may start when all it needs has succeeded, and, inside
 * a branch, when its condition step has chosen that branch. Order of the document decides nothing.
 */
export const scheduleOf = (document: PipelineDefinition): Schedule => {
  const steps = allSteps(document);
  const incoming = new Map<string, Edge[]>(steps.map(({ step }) => [step.Name, []]));
  for (const edge of edges(document)) incoming.get(edge.to)?.push(edge);
  return {
    steps,
    readiness: (states) => {
      const waiting = steps.filter(({ step }) => !states.has(step.Name));
      const never = neverStarting(waiting, incoming, states);
      const isReady = ({ step }: PlacedStep): boolean =>
        (incoming.get(step.Name) ?? []).every((edge) => verdictOf(edge, states, never) === "met");
      return { ready: waiting.filter(isReady), never: waiting.filter(({ step }) => never.has(step.Name)) };
    },
  };
};
