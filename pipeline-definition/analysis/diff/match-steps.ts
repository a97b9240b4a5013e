import { likeliestPairs, type Surroundings } from "./likeliest-pairs";
import { inOrderOfNeed, type ComparedDocument, type ComparedStep } from "./placed-steps";
import { contentText, type NameToken } from "./step-content";
import type { StepMatch } from "./step-match";

type Keys = ReadonlyMap<ComparedStep, string>;

interface Matching {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  readonly matches: StepMatch[];
  /** The number of each step's match, for the steps of both documents that have one. */
  readonly numbers: Map<ComparedStep, number>;
}

const accept = ({ matches, numbers }: Matching, match: StepMatch): void => {
  numbers.set(match.before, matches.length);
  numbers.set(match.after, matches.length);
  matches.push(match);
};

const freeOf = ({ numbers }: Matching, steps: readonly ComparedStep[]): readonly ComparedStep[] =>
  steps.filter((step) => !numbers.has(step));

/** Content with, for each step it refers to, that step's whole content: the same names need not occur in it. */
const deepKeys = (document: ComparedDocument, ids: Map<string, number>): Keys => {
  const keys = new Map<ComparedStep, string>();
  for (const step of inOrderOfNeed(document)) {
    const token: NameToken = (name) => {
      const needed = document.stepNamed.get(name);
      if (needed === undefined) return `missing ${name}`;
      return `#${keys.get(needed) ?? "cycle"}`;
    };
    const text = contentText(step.content, token);
    // A number in place of the text: texts within texts would grow without bound.
    const id = ids.get(text) ?? ids.size;
    ids.set(text, id);
    keys.set(step, String(id));
  }
  return keys;
};

/** Content with the names that both documents know, and the matches made so far. */
const plainKeys = (own: ComparedDocument, other: ComparedDocument, numbers: Matching["numbers"]): Keys => {
  const token: NameToken = (name) => {
    const step = own.stepNamed.get(name);
    if (step === undefined) return `missing ${name}`;
    const number = numbers.get(step);
    if (number !== undefined) return `#${String(number)}`;
    return other.stepNamed.has(name) ? name : "?";
  };
  return new Map(own.steps.map((step) => [step, contentText(step.content, token)]));
};

const groupedBy = (
  steps: readonly ComparedStep[],
  keyOf: (step: ComparedStep) => string,
): ReadonlyMap<string, readonly ComparedStep[]> => {
  const groups = new Map<string, ComparedStep[]>();
  for (const step of steps) {
    const group = groups.get(keyOf(step)) ?? [];
    group.push(step);
    groups.set(keyOf(step), group);
  }
  return groups;
};

/** Pairs of the steps of two lists, in the order of the lists. */
const paired = (theirs: readonly ComparedStep[], ours: readonly ComparedStep[]) =>
  ours.slice(0, theirs.length).flatMap((after, i) => {
    const before = theirs[i];
    return before === undefined ? [] : [{ before, after }];
  });

const acceptSameNames = (
  matching: Matching,
  theirs: readonly ComparedStep[],
  ours: readonly ComparedStep[],
): void => {
  const named = groupedBy(theirs, ({ name }) => name);
  for (const [name, steps] of groupedBy(ours, (step) => step.name))
    for (const pair of paired(named.get(name) ?? [], steps)) accept(matching, { ...pair, by: "name" });
};

/** Steps of the same content: those of the same name are matched at once, the others returned for decision. */
const sameContent = (matching: Matching, keysBefore: Keys, keysAfter: Keys): readonly StepMatch[] => {
  const { before, after } = matching;
  const theirs = groupedBy(freeOf(matching, before.steps), (step) => keysBefore.get(step) ?? "");
  const ours = groupedBy(freeOf(matching, after.steps), (step) => keysAfter.get(step) ?? "");
  return [...ours].flatMap(([key, steps]) => {
    acceptSameNames(matching, theirs.get(key) ?? [], steps);
    const [gone, come] = [freeOf(matching, theirs.get(key) ?? []), freeOf(matching, steps)];
    const alike = Math.max(gone.length, come.length);
    return paired(gone, come).map((pair): StepMatch => ({
      ...pair,
      by: "content",
      ...(alike > 1 && { alike }),
    }));
  });
};

/**
 * Of the possible renamings those that hold. A name that stands in both documents means the same step, unless the
 * content of its old step is found elsewhere, as in a swap or a chain.
 */
const tenable = (matching: Matching, candidates: readonly StepMatch[]): readonly StepMatch[] => {
  const { before: old, after: current, numbers } = matching;
  for (let kept = candidates; ;) {
    const moved = new Set(kept.flatMap(({ before, after }) => [before, after]));
    const isGone = (step: ComparedStep | undefined): boolean =>
      step === undefined || moved.has(step) || numbers.has(step);
    const next = kept.filter(
      ({ before, after }) =>
        isGone(current.stepNamed.get(before.name)) && isGone(old.stepNamed.get(after.name)),
    );
    if (next.length === kept.length) return next;
    kept = next;
  }
};

/** Whether any step was found again. */
const matchContent = (matching: Matching, keysBefore: Keys, keysAfter: Keys): boolean => {
  const count = matching.matches.length;
  const candidates = sameContent(matching, keysBefore, keysAfter);
  for (const match of tenable(matching, candidates)) accept(matching, match);
  return matching.matches.length > count;
};

const matchPlainContent = (matching: Matching): void => {
  const { before, after, numbers } = matching;
  while (matchContent(matching, plainKeys(before, after, numbers), plainKeys(after, before, numbers)));
};

/** The matched steps that a step of a document needs, and those that need it. */
const surroundings = ({ steps, stepNamed }: ComparedDocument, numbers: Matching["numbers"]): Surroundings => {
  const neededBy = new Map<string, string[]>();
  for (const step of steps) {
    const number = numbers.get(step);
    if (number === undefined) continue;
    for (const name of step.needs) {
      const list = neededBy.get(name) ?? [];
      neededBy.set(name, list);
      list.push(`needed by ${String(number)}`);
    }
  }
  const needed = (name: string): readonly string[] => {
    const step = stepNamed.get(name);
    const number = step && numbers.get(step);
    return number === undefined ? [] : [`needs ${String(number)}`];
  };
  return ({ name, needs }) => new Set([...needs.flatMap(needed), ...(neededBy.get(name) ?? [])]);
};

/**
 * Finds each step of a document again in another: first by all of its content, that of the steps it refers to
 * included, then by its own content, then by its name, and last, among those of a type, by likeness. The same two
 * documents always give the same matches.
 */
export const matchSteps = (before: ComparedDocument, after: ComparedDocument): readonly StepMatch[] => {
  const matching: Matching = { before, after, matches: [], numbers: new Map() };
  const ids = new Map<string, number>();
  matchContent(matching, deepKeys(before, ids), deepKeys(after, ids));
  matchPlainContent(matching);
  acceptSameNames(matching, freeOf(matching, before.steps), freeOf(matching, after.steps));
  // References to steps that were only now found again no longer tell two steps apart.
  matchPlainContent(matching);
  const [gone, come] = [freeOf(matching, before.steps), freeOf(matching, after.steps)];
  const wentFrom = new Set(gone);
  const old = surroundings(before, matching.numbers);
  const current = surroundings(after, matching.numbers);
  const around: Surroundings = (step) => (wentFrom.has(step) ? old(step) : current(step));
  for (const match of likeliestPairs(gone, come, around)) accept(matching, match);
  return matching.matches;
};
