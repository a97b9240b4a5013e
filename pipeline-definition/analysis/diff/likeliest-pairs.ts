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

const bestOf = (pairs: readonly StepMatch[], side: "before" | "after"): ReadonlyMap<ComparedStep, number> => {
  const best = new Map<ComparedStep, number>();
  for (const { likeness = 0, ...pair } of pairs)
    best.set(pair[side], Math.max(likeness, best.get(pair[side]) ?? 0));
  return best;
};

/** The pairs that are the one best choice of both their steps; a tie decides nothing. */
const mutual = (pairs: readonly StepMatch[]): readonly StepMatch[] => {
  const [bestBefore, bestAfter] = [bestOf(pairs, "before"), bestOf(pairs, "after")];
  const best = pairs.filter(
    ({ before, after, likeness }) => likeness === bestBefore.get(before) && likeness === bestAfter.get(after),
  );
  const isAlone = (pair: StepMatch): boolean =>
    best.every((other) => other === pair || (other.before !== pair.before && other.after !== pair.after));
  return best.filter(isAlone);
};

/**
 * Steps that went and steps that came, paired where they are of one type, at least three quarters alike, and each
 * other's one best choice.
 */
export const likeliestPairs = (
  gone: readonly ComparedStep[],
  come: readonly ComparedStep[],
): readonly StepMatch[] => {
  if (gone.length * come.length > MOST_COMPARISONS) return [];
  const values = new Map([...gone, ...come].map((step) => [step, new Set(valuesOf(step.content))]));
  const none: ReadonlySet<string> = new Set();
  const pairs = gone.flatMap((before) =>
    come
      .filter(({ type }) => type === before.type)
      .map((after): StepMatch => {
        const likeness = likenessOf(values.get(before) ?? none, values.get(after) ?? none);
        return { before, after, by: "likeness", likeness };
      }),
  );
  return mutual(pairs.filter(({ likeness = 0 }) => likeness >= LEAST_LIKENESS));
};
