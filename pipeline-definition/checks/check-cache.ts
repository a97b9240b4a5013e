import { isCached, keyFields } from "../api-model/cache-key";
import { isNewAfterEachRun, isNewInEachExecution } from "../api-model/run-values";
import { STEP_TYPES } from "../api-model/step-types";
import { isJsonObject } from "../document/definition";
import { quoted } from "../document/quoted";
import { findReferences, type Reference } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { DURATION, DURATION_HINT } from "./duration";
import { problem, type Problem } from "./problem";

/** Why a reference is another in each execution, as the rest of a sentence. Undefined when it need not be. */
const changes = (reference: Reference, { stepNamed }: DefinitionReading): string | undefined => {
  if (reference.kind === "execution" && isNewInEachExecution(reference.variable))
    return `${quoted(`Execution.${reference.variable}`)}, which changes each time`;
  const read = reference.kind === "property" ? stepNamed.get(reference.step) : undefined;
  if (reference.kind !== "property" || read === undefined || isCached(read.step)) return undefined;
  return isNewAfterEachRun(read.step, reference.property)
    ? `what ${read.subject} makes anew each time`
    : undefined;
};

/** Fields of the cache's key that are different in each execution. */
const checkHits = ({ step, subject, path }: StepReading, reading: DefinitionReading): readonly Problem[] =>
  (keyFields(step) ?? []).flatMap((field) =>
    findReferences(field.value, [...path, ...field.path]).flatMap((reference) => {
      const why = changes(reference, reading);
      if (why === undefined) return [];
      const message = `${subject} is cached, but ${quoted(field.name)} holds ${why}.`;
      const hint = "Take it out of the cache's key, or switch the cache off.";
      return [problem("cache-never-hits", reference.path, message, hint)];
    }),
  );

const checkStep = (step: StepReading, reading: DefinitionReading): readonly Problem[] => {
  const { step: raw, subject, type } = step;
  const config = raw["CacheConfig"];
  const path = [...step.path, "CacheConfig"];
  if (!isJsonObject(config)) return [];
  if (STEP_TYPES.get(type ?? "")?.cache === false) {
    const message = `${subject} has a cache setting, which a step of type "${type ?? ""}" cannot have.`;
    return [problem("cache-not-supported", path, message, 'Take "CacheConfig" out.')];
  }
  const { Enabled, ExpireAfter } = config;
  if (typeof ExpireAfter === "string" && !DURATION.test(ExpireAfter)) {
    const message = `"ExpireAfter" of ${subject} is ${quoted(ExpireAfter)}, which is no duration.`;
    return [problem("invalid-duration", [...path, "ExpireAfter"], message, DURATION_HINT)];
  }
  if (Enabled !== true) return [];
  if (ExpireAfter === undefined || ExpireAfter === null) {
    const message = `The cache of ${subject} is on without "ExpireAfter".`;
    return [problem("cache-without-expiry", path, message, DURATION_HINT)];
  }
  return checkHits(step, reading);
};

/**
 * Caches are set where SageMaker has them, and can be of use.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export const checkCaches = (reading: DefinitionReading): readonly Problem[] =>
  reading.steps.flatMap((step) => checkStep(step, reading));
