import { longestCache, type CachedStep } from "../pipeline-definition/analysis/longest-cache";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";

/** A step whose results are used for longer than what they point to can be brought back. */
export class CacheRetentionError extends Error {
  override readonly name = "CacheRetentionError";
  readonly hint: string;

  constructor({ step, expireAfter, days }: CachedStep, kept: number) {
    super(
      `Step "${step}" uses its results for ${String(days)} days ("${expireAfter}"), but configuration "oldVersionDays" keeps overwritten and deleted files for ${String(kept)}.`,
    );
    this.hint = `Keep them as long: pulumi config set oldVersionDays ${String(days)}, or shorten "ExpireAfter" in the workflow.`;
  }
}

/**
 * Holds the time for which a bucket keeps what was overwritten or deleted against the caches of a definition:
 * SageMaker takes the result of a cached step without looking whether its files are still there.
 *
 * @param oldVersionDays days after which the bucket of code, data and outputs drops old versions
 * @throws CacheRetentionError
 */
export const checkCacheRetention = (definition: PipelineDefinition, oldVersionDays: number): void => {
  const longest = longestCache(definition);
  if (longest !== undefined && longest.days > oldVersionDays)
    throw new CacheRetentionError(longest, oldVersionDays);
};
