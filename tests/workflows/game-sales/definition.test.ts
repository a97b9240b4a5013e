import assert from "node:assert/strict";
import { canonicalJson } from "../../../pipeline-definition";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { allSteps, edges } from "../../../pipeline-definition/document/steps";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";

const workflow = findWorkflow("game-sales");
const inputs = workflowInputs(workflow);
const document = workflow.define(inputs);
const argumentsOf = (name: string) =>
  allSteps(document).find(({ step }) => step.Name === name)?.step.Arguments;
const conditionsOf = (name: string) => argumentsOf(name)?.["Conditions"];

const error = { Get: "Steps.Train.FinalMetricDataList['validation:error'].Value" };
const ACCEPTED = ["Steps.GlueEtl.OutputParameters['majorityError']", "Parameters.ErrorThreshold"].map(
  (Get) => ({
    Type: "LessThan",
    LeftValue: error,
    RightValue: { Get },
  }),
);

describe("the game sales definition", () => {
  it("has no problem, not even a warning", () => {
    assert.deepEqual(checkDefinition(document), []);
  });

  it("orders its steps by what they read of each other", () => {
    const data = edges(document).flatMap(({ from, to, kind }) =>
      kind === "data" ? [`${from} > ${to}`] : [],
    );
    assert.deepEqual(data.sort(), [
      "CreateModel > BatchTransform",
      "CreateServedModel > EndpointConfig",
      "EndpointConfig > Endpoint",
      "GlueEtl > BatchTransform",
      "GlueEtl > BeatsTheCommonerAnswer",
      "GlueEtl > EndpointWanted",
      "GlueEtl > ModelTooWeak",
      "GlueEtl > Train",
      "Train > BeatsTheCommonerAnswer",
      "Train > CreateModel",
      "Train > CreateServedModel",
      "Train > EndpointWanted",
      "Train > ModelTooWeak",
    ]);
    assert.ok(!canonicalJson(document).includes('"DependsOn"'));
  });

  it("scores with the model of this execution, and only when that beats the commoner answer", () => {
    assert.deepEqual(conditionsOf("BeatsTheCommonerAnswer"), ACCEPTED);
    assert.deepEqual(argumentsOf("BatchTransform")?.["ModelName"], { Get: "Steps.CreateModel.ModelName" });
    const inside = allSteps(document).flatMap(({ step, path }) =>
      path.includes("IfSteps") ? [step.Name] : [],
    );
    assert.deepEqual(inside, [
      "CreateModel",
      "BatchTransform",
      "CreateServedModel",
      "EndpointConfig",
      "Endpoint",
    ]);
  });

  it("makes an endpoint only when asked to, and then only of an accepted model", () => {
    assert.deepEqual(conditionsOf("EndpointWanted"), [
      { Type: "Equals", LeftValue: { Get: "Parameters.DeployEndpoint" }, RightValue: true },
      ...ACCEPTED,
    ]);
    const wanted = document.Parameters?.find(({ Name }) => Name === "DeployEndpoint");
    assert.equal(wanted?.DefaultValue, false);
  });

  it("keeps rows and scores together and the row's number away from the model", () => {
    assert.deepEqual(argumentsOf("BatchTransform")?.["DataProcessing"], {
      InputFilter: "$[1:]",
      JoinSource: "Input",
      OutputFilter: "$[0,-1]",
    });
  });

  it("isolates training and models, encrypts what is kept and bounds the time", () => {
    for (const name of ["Train", "CreateModel", "CreateServedModel"]) {
      assert.ok(canonicalJson(argumentsOf(name)).includes('"EnableNetworkIsolation":true'), name);
    }
    for (const [name, members] of Object.entries({
      Train: ['"KmsKeyId":', '"VolumeKmsKeyId":', '"MaxRuntimeInSeconds":1800'],
      BatchTransform: ['"KmsKeyId":', '"VolumeKmsKeyId":'],
      EndpointConfig: ['"KmsKeyId":'],
      GlueEtl: ['"--aws_job_minutes":"30"'],
    })) {
      for (const member of members)
        assert.ok(canonicalJson(argumentsOf(name)).includes(member), `${name} ${member}`);
    }
  });
});
