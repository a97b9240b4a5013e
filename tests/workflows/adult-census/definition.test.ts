import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { canonicalJson } from "../../../pipeline-definition";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import {
  isJsonObject,
  type Json,
  type PipelineDefinition,
} from "../../../pipeline-definition/document/definition";
import { allSteps, edges } from "../../../pipeline-definition/document/steps";
import { adultCensusPipeline, workflow } from "../../../workflows/adult-census/pipeline";

const code = Object.fromEntries(
  ["preprocess.py", "evaluate.py", "encoder.py", "categories.json"].map((name) => [
    name,
    `s3://adult-census-sample/code/${name}`,
  ]),
);
const inputs = { ...workflow.sampleInputs, code };

/** The definition that the SageMaker Python SDK makes of the same pipeline. */
const fromPythonSdk = JSON.parse(
  readFileSync(path.join(__dirname, "../../golden/python-sdk/adult-census.json"), "utf8"),
) as PipelineDefinition;

/**
 * What may differ between the two without a meaning: descriptions (the SDK writes none for parameters), empty
 * objects and nulls, the model step's suffix that the SDK adds to names, a debugger hook that the SDK adds for
 * every estimator, and `SkipModelValidation: None`, which is the API's default.
 */
const normalised = (value: Json | undefined): Json | undefined => {
  if (Array.isArray(value)) return value.map(normalised) as Json;
  if (!isJsonObject(value)) {
    return typeof value === "string"
      ? value.replace(/-(CreateModel|RegisterModel)$/, "")
      : (value ?? undefined);
  }
  const members = Object.entries(value)
    .filter(([key]) => !["Description", "DebugHookConfig", "SkipModelValidation"].includes(key))
    .map(([key, member]) => [key, normalised(member)] as const)
    .filter(([, member]) => member !== undefined && canonicalJson(member) !== "{}");
  return Object.fromEntries(members);
};

const step = (document: PipelineDefinition, name: string) => {
  const found = allSteps(document).find((placed) => placed.step.Name === name);
  assert.ok(found, `no step ${name}`);
  return found.step;
};

describe("the Adult Census definition", () => {
  const document = adultCensusPipeline(inputs);

  it("says what the SageMaker Python SDK says for the same pipeline", () => {
    assert.deepEqual(normalised(document as never), normalised(fromPythonSdk as never));
  });

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
