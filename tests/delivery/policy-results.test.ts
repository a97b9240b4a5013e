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

  it("takes a policy that read an unknown value for undecided, not for broken", () => {
    const message = (policy: string) =>
      `can't run policy '${policy}' from policy pack 'controls@v0.1.0' during preview: string value at .policy can't be known during preview\n`;
    const events = ["s3-3", "s3-3", "iam-1"].map((policyName) => ({
      policyEvent: { policyName, enforcementLevel: "advisory", message: message(policyName) },
    }));
    assert.deepEqual(readPolicyResults(events.map((one) => JSON.stringify(one)).join("\n")), {
      undecided: ["s3-3", "iam-1"],
      violations: [],
    });
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
