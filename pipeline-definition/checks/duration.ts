/**
 * A duration as `CacheConfig.ExpireAfter` takes it: ISO 8601 without seconds. AWS's documents also write `p30d` and
 * `30d`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export const DURATION = /^P?(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/i;

/** What to do about something that is none. */
export const DURATION_HINT =
  'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.';
