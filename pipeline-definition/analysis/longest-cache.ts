import { isCached } from "../api-model/cache-key";
import type { JsonObject, PipelineDefinition } from "../document/definition";
import { allSteps } from "../document/steps";

/** A step whose result may be used again, and for how long. */
export interface CachedStep {
  readonly step: string;
  /** As the document has it: `P30D`. */
  readonly expireAfter: string;
  /** The same in days, begun ones counted whole. */
  readonly days: number;
}

const PARTS = /^P?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/i;
/** Days of each part, months and years as long as they can be. */
const DAYS = [366, 31, 7, 1, 1 / 24, 1 / 1440];

const daysOf = (duration: string): number => {
  const [, ...parts] = PARTS.exec(duration) ?? [];
  return Math.ceil(parts.reduce((sum, part, i) => sum + Number(part || 0) * (DAYS[i] ?? 0), 0));
};

/**
 * The step of a definition whose results are used for the longest time: what it wrote has to be there as long.
 * Undefined when no step has a cache.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export const longestCache = (definition: PipelineDefinition): CachedStep | undefined =>
  allSteps(definition)
    .flatMap(({ step }) => {
      const { ExpireAfter: expireAfter } = step.CacheConfig ?? {};
      return isCached(step as unknown as JsonObject) && typeof expireAfter === "string"
        ? [{ step: step.Name, expireAfter, days: daysOf(expireAfter) }]
        : [];
    })
    .reduce<CachedStep | undefined>(
      (longest, one) => (longest === undefined || one.days > longest.days ? one : longest),
      undefined,
    );
