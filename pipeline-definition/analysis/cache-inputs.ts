import { isNewAfterEachRun, runValue } from "../api-model/run-values";
import { findReferences, type PropertyPath, type Reference } from "../document/references";
import { REASONS, type CacheReason, type CacheVerdict } from "./cache-reasons";
import { referenceText } from "./cache-values";
import type { NameTokens } from "./diff/diff-values";
import type { ComparedDocument, ComparedStep } from "./diff/placed-steps";
import { contentText } from "./diff/step-content";
import type { StepMatch } from "./diff/step-match";

/** How a property that a step reads compares with what it read the last time. */
type InputState = "new" | "same" | "same place" | "unknown";

/** What is known while the steps of a document are gone through, each after those it needs. */
export interface PredictionContext {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  readonly names: NameTokens;
  /** By the step of the new document. */
  readonly matchOf: ReadonlyMap<ComparedStep, StepMatch>;
  /** Puts in what each document tells of a value. */
  readonly valueBefore: (value: unknown) => unknown;
  readonly valueAfter: (value: unknown) => unknown;
  /** The steps gone through. */
  readonly verdicts: Map<ComparedStep, CacheVerdict>;
  /** Properties looked at, by their text. */
  readonly known: Map<string, InputState>;
}

type StepReference = Extract<Reference, { readonly kind: "property" | "propertyFile" }>;

/** Longer chains of arguments that name each other's places do not occur. */
const LONGEST_CHAIN = 50;

const namesPlace = (property: PropertyPath): boolean => {
  const last = property.findLast((part) => "member" in part);
  return last !== undefined && "member" in last && /(Uri|Path|Url)$/.test(last.member);
};

const worst = (states: readonly InputState[]): InputState =>
  (["new", "unknown", "same place"] as const).find((state) => states.includes(state)) ?? "same";

/** What a value of a step's arguments is, when the step has run again. */
const argumentState = (
  step: ComparedStep,
  property: PropertyPath,
  value: unknown,
  context: PredictionContext,
  depth: number,
): InputState => {
  const { names, valueBefore, valueAfter, matchOf } = context;
  if (isNewAfterEachRun(step.content, property)) return "new";
  const references = findReferences(valueAfter(value));
  const old = matchOf.get(step)?.before;
  const was = old === undefined ? undefined : runValue(old.content, property);
  if (was?.kind !== "argument") return "new";
  const isSame =
    contentText(valueBefore(was.value), names.before) === contentText(valueAfter(value), names.after);
  if (!isSame) return "new";
  const states = references.map((reference) =>
    reference.kind === "property" ? stateOf(reference, context, depth + 1) : "unknown",
  );
  return worst([namesPlace(property) ? "same place" : "same", ...states]);
};

const stateAfterRun = (
  reference: StepReference,
  step: ComparedStep,
  context: PredictionContext,
  depth: number,
) => {
  if (reference.kind === "propertyFile") return "unknown";
  const after = runValue(step.content, reference.property);
  if (after.kind !== "argument") return after.kind;
  return argumentState(step, reference.property, after.value, context, depth);
};

const stateOf = (reference: StepReference, context: PredictionContext, depth = 0): InputState => {
  const text = referenceText(reference);
  const known = context.known.get(text);
  if (known !== undefined) return known;
  const step = context.after.stepNamed.get(reference.step);
  const verdict = step && context.verdicts.get(step);
  if (step === undefined || verdict === undefined || depth > LONGEST_CHAIN) return "unknown";
  // A step that comes from the cache gives what it gave then.
  const state = verdict === "from cache" ? "same" : stateAfterRun(reference, step, context, depth);
  context.known.set(text, state);
  return state;
};

/** What a reference to another step, in a field that the cache looks at, means for the step that holds it. */
export const inputReason = (
  reference: Reference,
  field: string,
  context: PredictionContext,
): CacheReason | undefined => {
  if (reference.kind !== "property" && reference.kind !== "propertyFile") return undefined;
  const state = stateOf(reference, context);
  if (state === "same") return undefined;
  const words = [referenceText(reference), reference.step, field] as const;
  const step = context.after.stepNamed.get(reference.step);
  const runs = step !== undefined && context.verdicts.get(step) === "runs";
  if (state === "same place") return REASONS.inputSamePlace(...words);
  if (!runs) return REASONS.inputMayRun(...words);
  return state === "new" ? REASONS.inputRuns(...words) : REASONS.inputUnknown(...words);
};
