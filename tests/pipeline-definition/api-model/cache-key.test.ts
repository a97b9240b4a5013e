import assert from "node:assert/strict";
import { diffDefinitions } from "../../../pipeline-definition/analysis/diff/diff-definitions";
import { isCached, keyFields } from "../../../pipeline-definition/api-model/cache-key";
import { STEP_TYPES } from "../../../pipeline-definition/api-model/step-types";

const CacheConfig = { Enabled: true, ExpireAfter: "P1D" };

/** What AWS lists, written down a second time: the table cannot prove itself. */
const LISTED: Readonly<Record<string, string>> = {
  Processing: "AppSpecification Environment ProcessingInputs",
  Training:
    "AlgorithmSpecification CheckpointConfig DebugHookConfig DebugRuleConfigurations Environment HyperParameters InputDataConfig",
  Tuning:
    "HyperParameterTuningJobConfig TrainingJobDefinition.AlgorithmSpecification TrainingJobDefinition.HyperParameterRanges TrainingJobDefinition.InputDataConfig TrainingJobDefinition.StaticHyperParameters TrainingJobDefinition.TuningObjective TrainingJobDefinitions",
  AutoML:
    "AutoMLJobConfig.CandidateGenerationConfig AutoMLJobConfig.CompletionCriteria AutoMLJobConfig.DataSplitConfig AutoMLJobConfig.Mode AutoMLJobObjective InputDataConfig ProblemType",
  Transform: "DataProcessing Environment ModelName TransformInput",
  EMR: "ClusterId StepConfig",
};

/** A step of one type with a value at a path below its arguments. */
const pipelineOf = (Type: string, key: string, value: string, beside: string) => {
  const [last = "", ...outer] = key.split(".").reverse();
  const inner = outer.reduce<object>((held, member) => ({ [member]: held }), { [last]: value });
  return { Steps: [{ Name: "S", Type, Arguments: { ...inner, Tags: beside }, CacheConfig }] };
};

const prediction = (before: unknown, after: unknown): string => {
  const next = diffDefinitions(before, after).steps[0]?.next;
  return `${next?.verdict ?? ""}: ${next?.reasons.map(({ text }) => text).join(" ") ?? ""}`;
};

describe("keyFields", () => {
  for (const [type, key] of Object.entries(LISTED)) {
    it(`looks at what AWS lists for a ${type} step, no more and no less`, () => {
      const fields = keyFields({ Type: type, Arguments: {} })?.map(({ name }) => name) ?? [];
      assert.equal(fields.toSorted().join(" "), key);
    });
  }

  for (const [type, { cacheKey = [] }] of STEP_TYPES) {
    for (const key of cacheKey) {
      it(`makes a ${type} step run again for a change of ${key}, and for none beside it`, () => {
        const before = pipelineOf(type, key, "a", "x");
        assert.equal(prediction(before, pipelineOf(type, key, "b", "x")), `runs: "${key}" changed.`);
        assert.match(prediction(before, pipelineOf(type, key, "a", "y")), /^from cache: /);
      });
    }
  }

  it("reads members of the key that stand beside the arguments", () => {
    const check = (SkipCheck: boolean) => ({
      Steps: [{ Name: "Q", Type: "QualityCheck", Arguments: {}, SkipCheck, CacheConfig }],
    });
    assert.equal(prediction(check(true), check(false)), 'runs: "SkipCheck" changed.');
    const step = { Type: "QualityCheck", SkipCheck: true, CheckType: "DATA_QUALITY" };
    const read = keyFields(step)?.filter(({ value }) => value !== undefined);
    assert.deepEqual(read?.map(({ path }) => path).sort(), [["CheckType"], ["SkipCheck"]]);
  });

  it("knows no key where AWS tells none, and no cache where there is none", () => {
    assert.equal(keyFields({ Type: "Lambda" }), undefined);
    assert.equal(keyFields({ Type: "Model" }), undefined);
    assert.equal(keyFields({ Type: 5 }), undefined);
    assert.equal(isCached({ Type: "Model", CacheConfig }), false);
    assert.equal(isCached({ Type: "Processing", CacheConfig }), true);
    assert.equal(isCached({ Type: "Processing", CacheConfig: { Enabled: "true" } }), false);
    assert.equal(isCached({ Type: "Processing" }), false);
  });
});
