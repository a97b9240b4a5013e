import { quotedList } from "../document/nearest-name";
import type { ReferenceText } from "./cache-values";

/** What the next execution does about a step. */
export type CacheVerdict = "runs" | "from cache" | "may come from cache";

/** Why: for programs. */
export type ReasonCode =
  | "new-step"
  | "type-not-cached"
  | "cache-off"
  | "type-changed"
  | "field-changed"
  | "default-changed"
  | "new-in-each-execution"
  | "input-runs"
  | "input-may-run"
  | "input-unknown"
  | "input-same-place"
  | "value-given-at-start"
  | "order-changed"
  | "key-not-documented"
  | "renamed"
  | "cache-was-off"
  | "nothing-changed";

/** One reason for what happens to a step in the next execution. */
export interface CacheReason {
  readonly code: ReasonCode;
  readonly verdict: CacheVerdict;
  /** One sentence. */
  readonly text: string;
  /** Fields of the step that it is about, as paths. */
  readonly fields?: readonly string[];
  /** The step that it is about, when that is another. */
  readonly step?: string;
}

const quoted = (name: string): string => JSON.stringify(name);

const runs = (code: ReasonCode, text: string, more: Partial<CacheReason> = {}): CacheReason => ({
  code,
  verdict: "runs",
  text,
  ...more,
});

const may = (code: ReasonCode, text: string, more: Partial<CacheReason> = {}): CacheReason => ({
  code,
  verdict: "may come from cache",
  text,
  ...more,
});

/** All reasons there are, each with its sentence. */
export const REASONS = {
  newStep: () => runs("new-step", "It is new."),
  typeNotCached: (type: string) =>
    runs(
      "type-not-cached",
      type === "Condition"
        ? "A condition is evaluated in every execution."
        : `Steps of type ${quoted(type)} are not cached.`,
    ),
  cacheOff: () => runs("cache-off", "Its cache is off."),
  typeChanged: (before: string, after: string) =>
    runs("type-changed", `Its type was ${quoted(before)} and is ${quoted(after)}.`, { fields: ["Type"] }),
  fieldChanged: (fields: readonly string[]) =>
    runs("field-changed", `${quotedList(fields)} changed.`, { fields }),
  defaultChanged: (parameter: string, field: string) =>
    runs("default-changed", `${quoted(field)} holds ${quoted(parameter)}, whose default changed.`, {
      fields: [field],
    }),
  newInEachExecution: (reference: ReferenceText, field: string) =>
    runs("new-in-each-execution", `${quoted(field)} holds ${reference}, which is new in each execution.`, {
      fields: [field],
    }),
  inputRuns: (reference: ReferenceText, step: string, field: string) =>
    runs("input-runs", `It reads ${reference}, and ${quoted(step)} runs again.`, { fields: [field], step }),
  inputMayRun: (reference: ReferenceText, step: string, field: string) =>
    may("input-may-run", `It reads ${reference}, and ${quoted(step)} may run again.`, {
      fields: [field],
      step,
    }),
  inputUnknown: (reference: ReferenceText, step: string, field: string) =>
    may(
      "input-unknown",
      `It reads ${reference}, which may be another value after ${quoted(step)} has run again.`,
      { fields: [field], step },
    ),
  inputSamePlace: (reference: ReferenceText, step: string, field: string) =>
    may(
      "input-same-place",
      `It reads ${reference}, which names the same place after ${quoted(step)} has run again; the cache compares names of places, not data.`,
      { fields: [field], step },
    ),
  valueGivenAtStart: (parameter: string, field: string) =>
    may(
      "value-given-at-start",
      `${quoted(field)} holds ${quoted(parameter)}, whose value is given at the start.`,
      { fields: [field] },
    ),
  orderChanged: (field: string) =>
    may(
      "order-changed",
      `Only the order of ${quoted(field)} changed; AWS does not tell whether that counts.`,
      {
        fields: [field],
      },
    ),
  keyNotDocumented: (type: string) =>
    may("key-not-documented", `AWS does not tell what the cache of type ${quoted(type)} looks at.`),
  renamed: (from: string) =>
    may("renamed", `It was called ${quoted(from)}; AWS does not tell whether the cache outlives a renaming.`),
  cacheWasOff: () =>
    may("cache-was-off", "Its cache was off; AWS does not tell whether runs without cache count."),
  nothingChanged: (expireAfter: string | undefined): CacheReason => ({
    code: "nothing-changed",
    verdict: "from cache",
    text:
      expireAfter === undefined
        ? "Nothing that its cache looks at changed."
        : `Nothing that its cache looks at changed; successes of the last ${expireAfter} count.`,
  }),
} as const;

const RANK: readonly CacheVerdict[] = ["from cache", "may come from cache", "runs"];

/** The strongest of several reasons decides. */
export const verdictOf = (reasons: readonly CacheReason[]): CacheVerdict =>
  RANK[Math.max(0, ...reasons.map(({ verdict }) => RANK.indexOf(verdict)))] ?? "runs";
