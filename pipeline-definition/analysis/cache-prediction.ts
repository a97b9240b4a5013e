import { isCached, keyFields, type KeyField } from "../api-model/cache-key";
import { isNewInEachExecution } from "../api-model/run-values";
import { STEP_TYPES } from "../api-model/step-types";
import { formatPath } from "../document/path";
import { findReferences, type Reference } from "../document/references";
import { inputReason, type PredictionContext } from "./cache-inputs";
import { REASONS, verdictOf, type CacheReason, type CacheVerdict } from "./cache-reasons";
import { referenceText, withDefaults } from "./cache-values";
import { declaredParameters } from "./diff/diff-parameters";
import { diffValues } from "./diff/diff-values";
import { inOrderOfNeed, type ComparedDocument, type ComparedStep, type Place } from "./diff/placed-steps";
import { contentText } from "./diff/step-content";
import type { StepMatch } from "./diff/step-match";

/** What the next execution does about a step, and why. */
export interface StepPrediction {
  readonly verdict: CacheVerdict;
  /** Those that decide: all of the strongest kind. */
  readonly reasons: readonly CacheReason[];
  /** The branch it stands in: all this holds when that one is taken. */
  readonly onlyIf?: Place;
}

const fieldPath = (path: readonly (string | number)[]): string =>
  formatPath(path).replace(/^Arguments\./, "");

/** What parameters in a field have to do with its change: another default, or one that only one document has. */
const defaultReasons = (
  value: unknown,
  field: string,
  { before, after, names }: PredictionContext,
): readonly CacheReason[] => {
  const [old, current] = [declaredParameters(before.document), declaredParameters(after.document)];
  const parameters = findReferences(value).flatMap((one) => (one.kind === "parameter" ? [one.name] : []));
  return [...new Set(parameters)].flatMap((name) => {
    const [was, is] = [old.get(name)?.["DefaultValue"], current.get(name)?.["DefaultValue"]];
    const parameter = `Parameters.${name}`;
    if (contentText(was, names.before) === contentText(is, names.after)) return [];
    return was === undefined || is === undefined
      ? [REASONS.valueGivenAtStart(parameter, field)]
      : [REASONS.defaultChanged(parameter, field)];
  });
};

/** How a field of the key differs from what it was, if it does. */
const changeReasons = (was: KeyField, is: KeyField, context: PredictionContext): readonly CacheReason[] => {
  const { names, valueBefore, valueAfter } = context;
  const [old, current] = [valueBefore(was.value), valueAfter(is.value)];
  const text = (order: "free" | "kept") => [
    contentText(old, names.before, order),
    contentText(current, names.after, order),
  ];
  const [keptBefore, keptAfter] = text("kept");
  if (keptBefore === keptAfter) return [];
  const [freeBefore, freeAfter] = text("free");
  const field = fieldPath(is.path);
  if (freeBefore === freeAfter) return [REASONS.orderChanged(field)];
  const fields = diffValues(was.value, is.value, names, formatPath(is.path)).map(({ path }) =>
    path.replace(/^Arguments\./, ""),
  );
  const defaults = defaultReasons(is.value, field, context);
  // What neither a field nor a default tells is another name of the experiment.
  if (fields.length === 0 && defaults.length === 0) return [REASONS.fieldChanged([field])];
  return [...(fields.length > 0 ? [REASONS.fieldChanged(fields)] : []), ...defaults];
};

const referenceReasons = (reference: Reference, field: string, context: PredictionContext) => {
  if (reference.kind === "execution")
    return isNewInEachExecution(reference.variable)
      ? [REASONS.newInEachExecution(referenceText(reference), field)]
      : [];
  if (reference.kind === "parameter") return [REASONS.valueGivenAtStart(referenceText(reference), field)];
  return inputReason(reference, field, context) ?? [];
};

const fieldReasons = (was: KeyField, is: KeyField, context: PredictionContext): readonly CacheReason[] => [
  ...changeReasons(was, is, context),
  // What stands in the document is put in already, so a parameter that is left has no default.
  ...findReferences(context.valueAfter(is.value)).flatMap((reference) =>
    referenceReasons(reference, fieldPath(is.path), context),
  ),
];

const matchReasons = (
  { before, after, by }: StepMatch,
  context: PredictionContext,
): readonly CacheReason[] => {
  if (before.type !== after.type) return [REASONS.typeChanged(before.type, after.type)];
  const [was, is] = [keyFields(before.content), keyFields(after.content)];
  const key =
    was === undefined || is === undefined
      ? [REASONS.keyNotDocumented(after.type)]
      : is.flatMap((field, i) => fieldReasons(was[i] ?? field, field, context));
  return [
    ...key,
    ...(by === "name" ? [] : [REASONS.renamed(before.name)]),
    ...(isCached(before.content) ? [] : [REASONS.cacheWasOff()]),
  ];
};

const expiry = ({ content }: ComparedStep): string | undefined => {
  const config = content["CacheConfig"] as Readonly<Record<string, unknown>> | undefined;
  return typeof config?.["ExpireAfter"] === "string" ? config["ExpireAfter"] : undefined;
};

const reasonsFor = (
  step: ComparedStep,
  match: StepMatch | undefined,
  context: PredictionContext,
): readonly CacheReason[] => {
  if (STEP_TYPES.get(step.type)?.cache === false) return [REASONS.typeNotCached(step.type)];
  if (match === undefined) return [REASONS.newStep()];
  if (!isCached(step.content)) return [REASONS.cacheOff()];
  const reasons = matchReasons(match, context);
  return reasons.length > 0 ? reasons : [REASONS.nothingChanged(expiry(step))];
};

const unique = (reasons: readonly CacheReason[]): readonly CacheReason[] => [
  ...new Map(reasons.map((reason) => [reason.text, reason])).values(),
];

/**
 * What the first execution of a new definition does about each step, if the last one of the old definition succeeded
 * a moment before, both with the defaults of their parameters. `from cache` holds as long as a success is not older
 * than the step's `ExpireAfter`; `may come from cache` is said where AWS or the document leaves it open.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export const predictCaches = (
  before: ComparedDocument,
  after: ComparedDocument,
  matches: readonly StepMatch[],
  names: PredictionContext["names"],
): ReadonlyMap<ComparedStep, StepPrediction> => {
  const predictions = new Map<ComparedStep, StepPrediction>();
  const matchOf = new Map(matches.map((match) => [match.after, match]));
  const context: PredictionContext = {
    before,
    after,
    names,
    matchOf,
    valueBefore: withDefaults(before.document),
    valueAfter: withDefaults(after.document),
    verdicts: new Map(),
    known: new Map(),
  };
  for (const step of inOrderOfNeed(after)) {
    const reasons = unique(reasonsFor(step, matchOf.get(step), context));
    const verdict = verdictOf(reasons);
    context.verdicts.set(step, verdict);
    predictions.set(step, {
      verdict,
      reasons: reasons.filter((reason) => reason.verdict === verdict),
      ...(step.place && { onlyIf: step.place }),
    });
  }
  return predictions;
};
