import { isJsonObject } from "../document/definition";
import { findReferences } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { STEP_TYPES } from "../api-model/step-types";

/** AWS's documents also write `p30d` and `30d`; seconds are not among their units. */
const DURATION = /^P?(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/i;

const DURATION_HINT =
  'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.';

/** Members of the cache key that are different in each execution. */
const checkHits = ({ type, args, subject, path }: StepReading): readonly Problem[] => {
  const keys = STEP_TYPES.get(type ?? "")?.cacheKey ?? [];
  return keys.flatMap((key) =>
    findReferences(args[key], [...path, "Arguments", key]).flatMap((reference) => {
      if (reference.kind !== "execution" || /^Pipeline(Name|Arn)$/.test(reference.variable)) return [];
      const message = `${subject} is cached, but "${key}" holds "Execution.${reference.variable}", which changes each time.`;
      const hint = "Take it out of the cache's key, or switch the cache off.";
      return [problem("cache-never-hits", reference.path, message, hint)];
    }),
  );
};

const checkStep = (step: StepReading): readonly Problem[] => {
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
    const message = `"ExpireAfter" of ${subject} is ${JSON.stringify(ExpireAfter.slice(0, 80))}, which is no duration.`;
    return [problem("invalid-duration", [...path, "ExpireAfter"], message, DURATION_HINT)];
  }
  if (Enabled !== true) return [];
  if (ExpireAfter === undefined || ExpireAfter === null) {
    const message = `The cache of ${subject} is on without "ExpireAfter".`;
    return [problem("cache-without-expiry", path, message, DURATION_HINT)];
  }
  return checkHits(step);
};

/**
 * Caches are set where SageMaker has them, and can be of use.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export const checkCaches = ({ steps }: DefinitionReading): readonly Problem[] => steps.flatMap(checkStep);
