import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readPolicyResults } from "../../delivery/policy-results";
import { readPreview } from "../../delivery/preview";
import { isDangerous, resourceChanges } from "../../delivery/resource-changes";
import { PREVIEWS, readJson } from "./canned-preview";

const recorded = (stack: string) => {
  const preview = readPreview(readJson(`tests/delivery/previews/recorded-${stack}.json`));
  assert.ok(preview !== undefined);
  return preview;
};

describe("a preview that the pulumi command wrote", () => {
  it("of a changed definition and script shows both, and no component or provider", () => {
    const preview = recorded("dev");
    assert.deepEqual(preview.errors, []);
    assert.deepEqual(
      resourceChanges(preview).map(({ kind, name, diffReasons }) => [kind, name, diffReasons]),
      [
        ["replace", "adult-census-dev-evaluate.py", ["key", "source"]],
        ["update", "adult-census-dev", ["pipelineDefinition"]],
      ],
    );
  });

  it("holds the definition on both sides, as JSON", () => {
    const [, pipeline] = resourceChanges(recorded("dev"));
    const depths = [pipeline?.before, pipeline?.after].map(
      (side) => /"max_depth":"(\d)"/.exec(String(side?.inputs["pipelineDefinition"]))?.[1],
    );
    assert.deepEqual(depths, ["5", "6"]);
  });

  it("of what is refused tells why, once, and what would be lost", () => {
    const preview = recorded("prod");
    assert.equal(preview.errors.length, 1);
    assert.match(preview.errors[0] ?? "", /^Preview failed: resource ".*-jobs" cannot be deleted\n/);
    const lost = resourceChanges(preview).filter(isDangerous);
    assert.deepEqual(
      lost.map(({ kind, name, isProtected }) => [kind, name, isProtected]),
      [["delete", "adult-census-prod-jobs", true]],
    );
  });

  it("of a stack that stands leaves no policy undecided", () => {
    const events = readFileSync(path.join(PREVIEWS, "recorded-dev-events.jsonl"), "utf8");
    assert.deepEqual(readPolicyResults(events), { passed: 110, violations: [] });
  });
});
