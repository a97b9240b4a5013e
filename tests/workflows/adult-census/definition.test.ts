import assert from "node:assert/strict";
import { canonicalJson } from "../../../pipeline-definition";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import type { PipelineDefinition } from "../../../pipeline-definition/document/definition";
import { allSteps, edges } from "../../../pipeline-definition/document/steps";
import { adultCensusPipeline, workflow } from "../../../workflows/adult-census/pipeline";

const code = Object.fromEntries(
  ["preprocess.py", "evaluate.py", "encoder.py", "categories.json"].map((name) => [
    name,
    `s3://adult-census-sample/code/${name}`,
  ]),
);
const inputs = { ...workflow.sampleInputs, code };

const step = (document: PipelineDefinition, name: string) => {
  const found = allSteps(document).find((placed) => placed.step.Name === name);
  assert.ok(found, `no step ${name}`);
  return found.step;
};

describe("the Adult Census definition", () => {
  const document = adultCensusPipeline(inputs);

  it("has no problem, not even a warning", () => {
    assert.deepEqual(checkDefinition(document), []);
  });

  it("keeps the model step and the register-model step independent of each other", () => {
    const between = edges(document).filter(
      ({ from, to }) => from === "adultCreateModel" || to === "adultCreateModel",
    );
    assert.deepEqual(
      between.map(({ from, kind }) => [from, kind]),
      [
        ["adultTrain", "data"],
        ["adultAccCond", "branch"],
      ],
    );
  });

  it("cannot register an approved model", () => {
    const approval = document.Parameters?.find(({ Name }) => Name === "ModelApprovalStatus");
    assert.deepEqual(approval?.EnumValues, ["PendingManualApproval", "Rejected"]);
  });

  it("isolates every job, encrypts it with our key and bounds its time", () => {
    for (const name of ["adultProcess", "adultTrain", "adultEval"]) {
      const text = canonicalJson(step(document, name).Arguments);
      for (const wanted of [
        '"EnableNetworkIsolation":true',
        '"KmsKeyId":',
        '"VolumeKmsKeyId":',
        '"Subnets":',
      ]) {
        assert.ok(text.includes(wanted), `${name} lacks ${wanted}`);
      }
      assert.ok(text.includes('"MaxRuntimeInSeconds":3600'), `${name} has no time limit`);
    }
  });

  it("renders to the same bytes however its inputs were written down", () => {
    const backwards = Object.fromEntries(Object.entries(inputs).reverse()) as unknown as typeof inputs;
    assert.equal(canonicalJson(adultCensusPipeline(backwards)), canonicalJson(document));
  });

  it("names the code file that is missing", () => {
    assert.throws(() => adultCensusPipeline({ ...inputs, code: {} }), /no code file "categories.json"/);
  });
});
