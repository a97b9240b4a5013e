import assert from "node:assert/strict";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { canonicalJson } from "../../../pipeline-definition";
import { isJsonObject, type Json } from "../../../pipeline-definition/document/definition";
import { allSteps, edges } from "../../../pipeline-definition/document/steps";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";
import { abalonePipeline } from "../../../workflows/abalone/pipeline";

const workflow = findWorkflow("abalone");
const inputs = workflowInputs(workflow);

/** Looks a member up by its path; undefined when there is none. */
const at = (value: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, name) => (isJsonObject(inner) ? inner[name] : undefined), value);

describe("the abalone definition", () => {
  const document = abalonePipeline(inputs);
  const stepOf = (name: string) => allSteps(document).find(({ step }) => step.Name === name)?.step;

  it("has no problem, not even a warning", () => {
    assert.deepEqual(checkDefinition(document), []);
  });

  it("runs its steps in the original's order", () => {
    assert.deepEqual(
      edges(document)
        .map(({ from, to }) => `${from} -> ${to}`)
        .filter((edge, index, all) => all.indexOf(edge) === index)
        .sort(),
      [
        "AnalyzeResults -> CheckThreshold",
        "CheckThreshold -> CreateModel",
        "CheckThreshold -> DeployModel",
        "CrawlData -> PreprocessData",
        "CreateModel -> DeployModel",
        "EvaluateModel -> AnalyzeResults",
        "PreprocessData -> EvaluateModel",
        "PreprocessData -> Training",
        "Training -> CreateModel",
        "Training -> EvaluateModel",
      ],
    );
  });

  it("approves an error of the threshold itself", () => {
    assert.deepEqual(at(stepOf("CheckThreshold")?.Arguments, "Conditions"), [
      {
        Type: "LessThanOrEqualTo",
        LeftValue: { Get: "Steps.AnalyzeResults.OutputParameters['Result']" },
        RightValue: { Get: "Parameters.RmseThreshold" },
      },
    ]);
    assert.equal(document.Parameters?.find(({ Name }) => Name === "RmseThreshold")?.DefaultValue, 3.1);
  });

  it("brings the training script through a channel, so that the job stays isolated", () => {
    const args = stepOf("Training")?.Arguments;
    assert.equal(at(args, "EnableNetworkIsolation"), true);
    assert.equal(at(args, "HyperParameters", "sagemaker_submit_directory"), '"/opt/ml/input/data/code"');
    assert.ok(canonicalJson(at(args, "InputDataConfig")).includes(inputs.code["train.py"] ?? "no script"));
  });

  it("deploys two instances under a name that stays, and captures into the bucket", () => {
    const args = stepOf("DeployModel")?.Arguments;
    assert.deepEqual(at(args, "instanceCount"), { Get: "Parameters.EndpointInstanceCount" });
    const defaults = new Map(document.Parameters?.map(({ Name, DefaultValue }) => [Name, DefaultValue]));
    assert.equal(defaults.get("EndpointInstanceCount"), 2);
    assert.equal(defaults.get("EndpointName"), "abalone");
    assert.equal(at(args, "captureUri"), "s3://abalone-sample/abalone/endpoint-data-capture");
  });

  it("gives the endpoint the stack's tags", () => {
    const tagged = abalonePipeline({ ...inputs, tags: { stack: "dev" } });
    const deploy = allSteps(tagged).find(({ step }) => step.Name === "DeployModel")?.step;
    assert.equal(at(deploy?.Arguments, "tags"), '[{"Key":"stack","Value":"dev"}]');
  });

  it("names the code file that is missing", () => {
    assert.throws(() => abalonePipeline({ ...inputs, code: {} }), /no code file "train.py"/);
  });
});
