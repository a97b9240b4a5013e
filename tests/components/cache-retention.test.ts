import assert from "node:assert/strict";
import { checkCacheRetention } from "../../components/cache-retention";
import { longestCache } from "../../pipeline-definition/analysis/longest-cache";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { runProgram } from "../support/pulumi-program";

const cached = (...durations: readonly string[]): PipelineDefinition => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters: [],
  Steps: durations.map((ExpireAfter, i) => ({
    Name: `Step${String(i)}`,
    Type: "Processing",
    Arguments: {},
    CacheConfig: { Enabled: true, ExpireAfter },
  })),
});

describe("retention and caches", () => {
  for (const [duration, days] of [
    ["P30D", 30],
    ["p2w", 14],
    ["30d", 30],
    ["PT1H", 1],
    ["P1DT1M", 2],
    ["P1M", 31],
    ["P1Y", 366],
  ] as const) {
    it(`read ${duration} as ${String(days)} days`, () => {
      assert.equal(longestCache(cached(duration))?.days, days);
    });
  }

  it("find the longest of all steps, and none where none is on", () => {
    assert.equal(longestCache(cached("P1D", "P3W", "P20D"))?.step, "Step1");
    const { Steps, ...rest } = cached("P1D");
    const off = Steps.map((step) => ({ ...step, CacheConfig: { Enabled: false, ExpireAfter: "P9Y" } }));
    assert.equal(longestCache({ ...rest, Steps: off }), undefined);
  });

  it("go together when files can be brought back for as long as they are counted on", () => {
    checkCacheRetention(cached("P90D"), 90);
    checkCacheRetention(cached(), 1);
  });

  it("are refused otherwise, with the step and both times", () => {
    assert.throws(
      () => {
        checkCacheRetention(cached("P1D", "P91D"), 90);
      },
      {
        name: "CacheRetentionError",
        message:
          'Step "Step1" uses its results for 91 days ("P91D"), but configuration "oldVersionDays" keeps overwritten and deleted files for 90.',
        hint: 'Keep them as long: pulumi config set oldVersionDays 91, or shorten "ExpireAfter" in the workflow.',
      },
    );
  });

  it("stop a preview before anything is made", async () => {
    await assert.rejects(
      runProgram({ stack: "dev", config: { oldVersionDays: "7" }, preview: true }),
      /uses its results for 30 days .*keeps overwritten and deleted files for 7\.\nKeep them as long: /,
    );
  });

  it("reach the lifecycle of the artifacts", async () => {
    const run = await runProgram({ stack: "dev", config: { oldVersionDays: "400" } });
    const { inputs } = run.only(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "adult-census-dev-artifacts",
    );
    const rules = inputs["rules"] as readonly Record<string, unknown>[];
    assert.deepEqual(
      rules.flatMap((rule) => rule["noncurrentVersionExpiration"] ?? []),
      [{ noncurrentDays: 400 }],
    );
  });
});
