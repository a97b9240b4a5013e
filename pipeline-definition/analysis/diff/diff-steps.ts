import type { StepPrediction } from "../cache-prediction";
import { diffValues, type FieldChange, type NameTokens } from "./diff-values";
import { expressionText, shownName } from "./expression-text";
import type { ComparedDocument, ComparedStep, Place } from "./placed-steps";
import { dependenciesText } from "./step-content";
import type { MatchKind, StepMatch } from "./step-match";

/** A step that has another name, and how that was found out. */
export interface Renaming {
  readonly from: string;
  /** "content": the same but for its name, or one of `alike` such; "likeness": much alike, so likely. */
  readonly by: Exclude<MatchKind, "name">;
  readonly alike?: number;
  /** The share of values that are the same, from 0 to 1. */
  readonly likeness?: number;
}

/** What became of one step. */
export interface StepDiff {
  readonly name: string;
  readonly type: string;
  /** "changed" also when only its name or its branch is another. */
  readonly status: "added" | "removed" | "changed" | "same";
  readonly renamed?: Renaming;
  /** The branches that it stood and stands in; undefined for the top. */
  readonly moved?: { readonly from?: Place; readonly to?: Place };
  readonly changes: readonly FieldChange[];
  /** What the next execution makes of it; not for removed steps. */
  readonly next?: StepPrediction;
}

/** Tokens by which the names of steps in two documents are compared: one for each match. */
export const namesOf = (
  before: ComparedDocument,
  after: ComparedDocument,
  matches: readonly StepMatch[],
): NameTokens => {
  const numbers = new Map<ComparedStep, string>();
  matches.forEach((match, i) => {
    numbers.set(match.before, `#${String(i)}`);
    numbers.set(match.after, `#${String(i)}`);
  });
  // A step without a match has only its name, and so has a name without a step.
  const tokenIn = (document: ComparedDocument) => (name: string) => {
    const step = document.stepNamed.get(name);
    return (step && numbers.get(step)) ?? name;
  };
  return { before: tokenIn(before), after: tokenIn(after) };
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `Evaluate`, or `{Step: "Evaluate", Trigger: "Failed"}` where an outcome is named. */
const orderText = (value: unknown): string =>
  listOf(value)
    .map((entry) => (typeof entry === "string" ? shownName(entry) : expressionText(entry)))
    .join(", ");

const diffOrder = (before: unknown, after: unknown, names: NameTokens): readonly FieldChange[] => {
  if (dependenciesText(listOf(before), names.before) === dependenciesText(listOf(after), names.after))
    return [];
  return [
    {
      path: "DependsOn",
      ...(before !== undefined && { before: orderText(before) }),
      ...(after !== undefined && { after: orderText(after) }),
    },
  ];
};

const diffContent = ({ before, after }: StepMatch, names: NameTokens): readonly FieldChange[] => {
  const { DependsOn: waitedFor, ...old } = before.content;
  const { DependsOn: waitsNow, ...current } = after.content;
  return [...diffValues(old, current, names), ...diffOrder(waitedFor, waitsNow, names)];
};

const placeText = (place: Place | undefined, token: (name: string) => string): string =>
  place === undefined ? "" : `${place.branch} ${token(place.condition)}`;

const diffMatch = (match: StepMatch, names: NameTokens): StepDiff => {
  const { before, after, by, alike, likeness } = match;
  const changes = diffContent(match, names);
  const isMoved = placeText(before.place, names.before) !== placeText(after.place, names.after);
  const isRenamed = by !== "name";
  return {
    name: after.name,
    type: after.type,
    status: isMoved || isRenamed || changes.length > 0 ? "changed" : "same",
    ...(isRenamed && {
      renamed: {
        from: before.name,
        by,
        ...(alike !== undefined && { alike }),
        ...(likeness !== undefined && { likeness }),
      },
    }),
    ...(isMoved && {
      moved: { ...(before.place && { from: before.place }), ...(after.place && { to: after.place }) },
    }),
    changes,
  };
};

/** What became of each step: those of the new document in its order, then those that went, in the order of the old. */
export const diffSteps = (
  before: ComparedDocument,
  after: ComparedDocument,
  matches: readonly StepMatch[],
  names: NameTokens,
  predictions: ReadonlyMap<ComparedStep, StepPrediction>,
): readonly StepDiff[] => {
  const matchOf = new Map(
    matches.flatMap((match) => [[match.before, match] as const, [match.after, match] as const]),
  );
  const own = (step: ComparedStep, status: "added" | "removed"): StepDiff => ({
    name: step.name,
    type: step.type,
    status,
    changes: [],
  });
  const present = after.steps.map((step) => {
    const match = matchOf.get(step);
    const next = predictions.get(step);
    const diff = match === undefined ? own(step, "added") : diffMatch(match, names);
    return { ...diff, ...(next && { next }) };
  });
  const gone = before.steps.filter((step) => !matchOf.has(step)).map((step) => own(step, "removed"));
  return [...present, ...gone];
};
