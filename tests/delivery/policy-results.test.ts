import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readPolicyResults } from "../../delivery/policy-results";
import { PREVIEWS } from "./canned-preview";

describe("readPolicyResults", () => {
  const events = readFileSync(path.join(PREVIEWS, "prod-events.jsonl"), "utf8");

  it("reads violations, without Pulumi's marks for colours", () => {
    assert.deepEqual(
      readPolicyResults(events).violations.map(({ policy, level, message, urn }) => [
        ...[policy, level, message, urn?.split("::").at(-1)],
      ]),
      [
        [
          "prod-keeps-state",
          "mandatory",
          'Bucket "churn-models" is not protected.\nSet protect in its options.',
          "churn-prod-artifacts",
        ],
        ["stack-has-budget", "advisory", "The stack has no budget.", undefined],
      ],
    );
  });

  it("counts a policy as passed when it failed nowhere", () => {
    assert.equal(readPolicyResults(events).passed, 3);
    const both = [
      { policyAnalyzeSummaryEvent: { passed: ["a", "b"] } },
      { policyAnalyzeStackSummaryEvent: { failed: ["b"] } },
    ];
    assert.equal(readPolicyResults(both.map((one) => JSON.stringify(one)).join("\n")).passed, 1);
  });

  it("does not count when Pulumi did not", () => {
    assert.deepEqual(readPolicyResults('{"policyLoadEvent":{}}'), { violations: [] });
  });

  it("skips what is no event", () => {
    assert.deepEqual(
      readPolicyResults('warning: old\n\n[1]\n{"policyEvent":7}\n{"policyAnalyzeSummaryEvent":7}'),
      {
        passed: 0,
        violations: [],
      },
    );
  });

  it("blinds secrets in messages", () => {
    const message = `The key AKIA${"ABCDEFGH".repeat(2)} stands in the open.`;
    const [violation] = readPolicyResults(JSON.stringify({ policyEvent: { message } })).violations;
    assert.equal(violation?.message, "[secret]");
  });
});
