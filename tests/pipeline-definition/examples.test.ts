import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { automaticModel } from "../../docs/examples/auto-ml";
import { reviewedScore } from "../../docs/examples/calling";
import { firstPipeline } from "../../docs/examples/first-pipeline";
import { monitoredTransform } from "../../docs/examples/monitored-transform";
import { recordedPipeline } from "../../docs/examples/pipeline-settings";
import { checkedData } from "../../docs/examples/quality-check";
import { scriptTraining } from "../../docs/examples/script-mode";
import { servedModel } from "../../docs/examples/serving";
import { sparkJobs } from "../../docs/examples/spark";
import { tunedModel } from "../../docs/examples/tuning";
import { allSteps } from "../../pipeline-definition/document/steps";
import { STEP_TYPES } from "../../pipeline-definition/api-model/step-types";

const examples = {
  automaticModel,
  checkedData,
  firstPipeline,
  monitoredTransform,
  recordedPipeline,
  reviewedScore,
  scriptTraining,
  servedModel,
  sparkJobs,
  tunedModel,
};
const document = (define: (typeof examples)[keyof typeof examples]) =>
  define("arn:aws:iam::111122223333:role/job", "census");

describe("the examples of the definition's page", () => {
  for (const [name, define] of Object.entries(examples)) {
    it(`make a document without an error: ${name}`, () => {
      assert.ok(document(define).Steps.length > 0);
    });
  }

  it("are all tried here", () => {
    const page = readFileSync(path.join(__dirname, "../../docs/definition.md"), "utf8");
    const shown = page.match(/^<!-- docs\/examples\/.*\.ts -->$/gm) ?? [];
    assert.equal(new Set(shown).size, Object.keys(examples).length);
  });

  it("show every step type of the typed functions", () => {
    const shown = Object.values(examples).flatMap((define) =>
      allSteps(document(define)).map(({ step }) => step.Type),
    );
    const generic = /^(Bedrock|Lineage$|Job$)/;
    const missing = [...STEP_TYPES.keys()].filter((type) => !shown.includes(type) && !generic.test(type));
    // Adult Census shows it.
    assert.deepEqual(missing, ["Processing"]);
  });
});
