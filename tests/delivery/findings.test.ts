import assert from "node:assert/strict";
import { findings, verdictOf } from "../../delivery/findings";
import type { PolicyResults } from "../../delivery/policy-results";
import { readPreview } from "../../delivery/preview";
import { deliveryReport, type PipelineInput } from "../../delivery/report";
import { cannedStep, churn } from "./canned-preview";

const ASSUMED = { minutesPerJob: 60, measuredMinutes: {}, runsPerMonth: 10 };

const of = (
  steps: readonly unknown[],
  rest: {
    readonly policies?: PolicyResults;
    readonly pipelines?: readonly PipelineInput[];
    readonly budgetPerMonth?: number;
    readonly diagnostics?: readonly unknown[];
  } = {},
) => {
  const { policies, pipelines = [], budgetPerMonth, diagnostics = [] } = rest;
  const preview = readPreview({ steps, diagnostics });
  const all = findings(
    deliveryReport({
      stacks: [{ stack: "prod", preview, ...(policies && { policies }) }],
      pipelines,
      assumptions: ASSUMED,
      ...(budgetPerMonth === undefined ? {} : { budgetPerMonth }),
    }),
  );
  return { verdict: verdictOf(all), texts: all.map(({ text }) => text) };
};

const BUCKET = "aws:s3/bucket:Bucket";

describe("findings", () => {
  it("says stop when data is lost, when the account keeps it, and when Pulumi will refuse", () => {
    const gone = (before: object) => of([cannedStep("delete", BUCKET, "data", { before })]);
    assert.deepEqual(gone({}), {
      verdict: "stop",
      texts: ["prod: data (aws:s3/bucket:Bucket) would be deleted, and what it holds is lost"],
    });
    assert.deepEqual(gone({ retainOnDelete: true }).texts, [
      "prod: data (aws:s3/bucket:Bucket) would be deleted; the old one stays in the account",
    ]);
    assert.deepEqual(gone({ protect: true }).texts, [
      "prod: data (aws:s3/bucket:Bucket) would be deleted; it is protected, so the deployment will fail",
    ]);
    const replaced = of([cannedStep("replace", BUCKET, "data", { before: {}, after: {} })]);
    assert.match(replaced.texts[0] ?? "", /would be replaced, and what it holds is lost$/);
  });

  it("says look when something goes that can be made again", () => {
    const sides = { before: {}, after: {} };
    const steps = [
      cannedStep("delete", "aws:iam/role:Role", "a", sides),
      cannedStep("replace", "aws:ec2/subnet:Subnet", "b", sides),
      cannedStep("replace", "aws:ec2/subnet:Subnet", "c", sides),
    ];
    assert.deepEqual(of(steps), {
      verdict: "look",
      texts: ["prod: 2 resources replaced, 1 resource deleted"],
    });
  });

  it("says nothing of what is created or changed in place", () => {
    const steps = [
      cannedStep("create", BUCKET, "a", { after: {} }),
      cannedStep("update", BUCKET, "b", { after: {} }),
    ];
    assert.deepEqual(of(steps), { verdict: "fine", texts: [] });
  });

  it("says stop when the preview failed or cannot be read", () => {
    const diagnostics = [
      { severity: "error", message: "error: one\nand more" },
      { severity: "error", message: "two" },
    ];
    assert.deepEqual(of([], { diagnostics }), {
      verdict: "stop",
      texts: ["prod: the preview failed: one"],
    });
    const report = deliveryReport({
      stacks: [{ stack: "dev", preview: undefined }],
      pipelines: [],
      assumptions: ASSUMED,
    });
    assert.deepEqual(
      findings(report).map(({ text }) => text),
      ["dev: the preview printed nothing that can be read"],
    );
  });

  it("says stop for a broken mandatory policy, look for an advisory one, stop first", () => {
    const violation = (policy: string, level: string) => ({ policy, level, pack: "p", message: "m" });
    const violations = [
      violation("nice", "advisory"),
      violation("must", "mandatory"),
      violation("must", "mandatory"),
    ];
    assert.deepEqual(of([], { policies: { violations } }), {
      verdict: "stop",
      texts: ["prod: policy must is broken", "prod: 1 advisory policy broken"],
    });
  });

  it("tells new permissions, other conditions and higher cost", () => {
    assert.deepEqual(of([], { pipelines: [{ name: "churn", ...churn }] }), {
      verdict: "look",
      texts: [
        "churn: 1 permission added",
        "churn: 2 permissions under other conditions",
        // An hour each: 0.461 + 0.23 + 0.115, and 3 × 0.115 before.
        "churn: $0.46 more per run",
      ],
    });
  });

  it("tells what would stand idle", () => {
    assert.deepEqual(of([cannedStep("create", "aws:kms/key:Key", "k", { after: {} })]).texts, [
      "prod: $1.00 more per month for what stands",
    ]);
  });

  it("tells a pipeline that is removed", () => {
    assert.deepEqual(of([], { pipelines: [{ name: "churn", before: churn.before }] }).texts, [
      "churn: the pipeline is removed",
    ]);
  });

  it("says stop beyond the budget, and not at it", () => {
    const pipelines = [{ name: "churn", before: churn.after, after: churn.after }];
    assert.deepEqual(of([], { pipelines, budgetPerMonth: 8 }), {
      verdict: "stop",
      texts: ["$8.06 per month is more than the budget of $8.00"],
    });
    assert.deepEqual(of([], { pipelines, budgetPerMonth: 8.07 }).verdict, "fine");
  });

  it("says that without a preview nothing is known of resources", () => {
    const report = deliveryReport({ stacks: [], pipelines: [], assumptions: ASSUMED });
    assert.deepEqual(findings(report), [
      { severity: "look", text: "no stack was previewed: what becomes of resources is not known" },
    ]);
  });
});
