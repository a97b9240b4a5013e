import assert from "node:assert/strict";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { canonicalJson } from "../../../pipeline-definition";
import { isJsonObject, type Json } from "../../../pipeline-definition/document/definition";
import { allSteps, edges } from "../../../pipeline-definition/document/steps";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";
import { irisPipeline } from "../../../workflows/iris/pipeline";
import { irisRealData } from "../../../workflows/iris/real-data";

const workflow = findWorkflow("iris");
const inputs = workflowInputs(workflow);

/** Looks a member up by its path; undefined when there is none. */
const at = (value: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, name) => (isJsonObject(inner) ? inner[name] : undefined), value);

describe("the Iris definition", () => {
  const document = irisPipeline(inputs);
  const stepOf = (name: string) => allSteps(document).find(({ step }) => step.Name === name)?.step;
  const defaultOf = (name: string, inputData = inputs.inputData) =>
    irisPipeline({ ...inputs, inputData }).Parameters?.find(({ Name }) => Name === name)?.DefaultValue;

  it("has no problem, not even a warning", () => {
    assert.deepEqual(checkDefinition(document), []);
  });

  it("starts no step before the data of the step before is there", () => {
    const waits = new Set(edges(document).map(({ from, to }) => `${from} -> ${to}`));
    for (const edge of [
      "DataIngestion -> Preprocessing",
      "Preprocessing -> Training",
      "Training -> CreateModel",
      "CreateModel -> PredictTest",
      "Preprocessing -> PredictTest",
      "PredictTest -> Evaluate",
      "Evaluate -> CheckAccuracy",
      "CheckAccuracy -> Register",
      "CheckAccuracy -> AccuracyTooLow",
    ]) {
      assert.ok(waits.has(edge), `${edge} is not among ${[...waits].join(", ")}`);
    }
  });

  it("trains on the train rows alone, and a channel of their own holds nothing else", () => {
    const channels = at(stepOf("Training")?.Arguments, "InputDataConfig");
    assert.ok(Array.isArray(channels));
    assert.equal(channels.length, 1);
    assert.ok(canonicalJson(channels).includes("ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"));
  });

  it("keeps the label of a test row from the model that is asked about it", () => {
    assert.equal(at(stepOf("PredictTest")?.Arguments, "DataProcessing", "InputFilter"), "$[1:]");
  });

  it("knows the hash of UCI's file, and that of a place named after its content", () => {
    const hash = "0123456789abcdef".repeat(4);
    assert.equal(defaultOf("ExpectedSha256", irisRealData.url), irisRealData.sha256);
    assert.equal(defaultOf("ExpectedSha256", `s3://b/data/iris/${hash}/iris.data`), hash);
    assert.equal(defaultOf("ExpectedSha256", "s3://b/own/iris.data"), "unchecked");
  });

  it("runs preprocessing and evaluation in the workflow's own image, by digest", () => {
    for (const name of ["Preprocessing", "Evaluate"]) {
      const image = at(stepOf(name)?.Arguments, "AppSpecification", "ImageUri");
      assert.match(typeof image === "string" ? image : "", /@sha256:[0-9a-f]{64}$/);
      assert.equal(image, inputs.images?.["preprocess"]);
    }
  });

  it("cannot register an approved model", () => {
    const approval = document.Parameters?.find(({ Name }) => Name === "ModelApprovalStatus");
    assert.deepEqual(approval?.EnumValues, ["PendingManualApproval", "Rejected"]);
  });

  it("names the code file and the image that are missing", () => {
    assert.throws(() => irisPipeline({ ...inputs, code: {} }), /no code file "preprocess.py"/);
    assert.throws(() => irisPipeline({ ...inputs, images: {} }), /no own image "preprocess"/);
  });
});
