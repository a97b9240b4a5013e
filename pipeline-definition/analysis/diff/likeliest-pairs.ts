import { isJsonObject } from "../../document/definition";
import { namedItems } from "../../document/named-items";
import type { ComparedStep } from "./placed-steps";
import { contentText, isLeaf } from "./step-content";
import type { StepMatch } from "./step-match";

/** Steps of one pipeline share roles, images and instance types; less than this says nothing. */
const LEAST_LIKENESS = 0.75;
/** Beyond so many comparisons, steps without a counterpart stay added and removed. */
const MOST_COMPARISONS = 100_000;

const partsOf = (value: object): readonly (readonly [string, unknown])[] => {
  if (!Array.isArray(value)) return Object.entries(value);
  const named = namedItems(value)?.[0];
  return named === undefined ? (value as unknown[]).map((item, i) => [String(i), item]) : [...named];
};

/** Every value of a step with its place. Names of steps do not count: they may have been changed together. */
const valuesOf = (value: unknown, place = ""): readonly string[] =>
  isLeaf(value) || !(isJsonObject(value) || Array.isArray(value))
    ? [`${place}=${contentText(value, () => "?")}`]
    : partsOf(value).flatMap(([key, part]) => valuesOf(part, `${place}/${key}`));

const likenessOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((value) => b.has(value)).length / Math.max(1, a.size, b.size);

/** What stands around a step, in words that mean the same in both documents. */
export type Surroundings = (step: ComparedStep) => ReadonlySet<string>;

interface Candidate {
  readonly match: StepMatch;
  /** Likeness first; among the equally like, what stands around them decides. */
  readonly score: number;
}

const bestOf = (all: readonly Candidate[], side: "before" | "after"): ReadonlyMap<ComparedStep, number> => {
  const best = new Map<ComparedStep, number>();
  for (const { match, score } of all) best.set(match[side], Math.max(score, best.get(match[side]) ?? 0));
  return best;
};

/** The pairs that are the one best choice of both their steps; a tie decides nothing. */
const mutual = (all: readonly Candidate[]): readonly StepMatch[] => {
  const [bestBefore, bestAfter] = [bestOf(all, "before"), bestOf(all, "after")];
  const best = all
    .filter(
      ({ match, score }) => score === bestBefore.get(match.before) && score === bestAfter.get(match.after),
    )
    .map(({ match }) => match);
  const choices = new Map<ComparedStep, number>();
  for (const step of best.flatMap(({ before, after }) => [before, after]))
    choices.set(step, (choices.get(step) ?? 0) + 1);
  return best.filter(({ before, after }) => choices.get(before) === 1 && choices.get(after) === 1);
};

/**
 * Steps that went and steps that came, paired where they are of one type, at least three quarters alike, and each
 * other's one best choice. Of several equally like ones, the one that stands among the same steps is the best.
 */
export const likeliestPairs = (
  gone: readonly ComparedStep[],
  come: readonly ComparedStep[],
  around: Surroundings,
): readonly StepMatch[] => {
  if (gone.length * come.length > MOST_COMPARISONS) return [];
  const values = new Map([...gone, ...come].map((step) => [step, new Set(valuesOf(step.content))]));
  const places = new Map([...gone, ...come].map((step) => [step, around(step)]));
  const none: ReadonlySet<string> = new Set();
  const alike = (
    of: ReadonlyMap<ComparedStep, ReadonlySet<string>>,
    a: ComparedStep,
    b: ComparedStep,
  ): number => likenessOf(of.get(a) ?? none, of.get(b) ?? none);
  const all = gone.flatMap((before) =>
    come
      .filter(({ type }) => type === before.type)
      .map((after): Candidate => {
        const likeness = alike(values, before, after);
        const match: StepMatch = { before, after, by: "likeness", likeness };
        return { match, score: likeness + alike(places, before, after) / 1_000_000 };
      }),
  );
  return mutual(all.filter(({ match: { likeness = 0 } }) => likeness >= LEAST_LIKENESS));
};
