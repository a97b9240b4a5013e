import assert from "node:assert/strict";
import { canonicalJson } from "../../../pipeline-definition";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { allSteps, edges } from "../../../pipeline-definition/document/steps";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";

const workflow = findWorkflow("churn-retraining");
const inputs = workflowInputs(workflow);
const document = workflow.define(inputs);
const argumentsOf = (name: string): string =>
  canonicalJson(allSteps(document).find(({ step }) => step.Name === name)?.step.Arguments);

describe("the churn retraining definition", () => {
  it("has no problem, not even a warning", () => {
    assert.deepEqual(checkDefinition(document), []);
  });

  it("orders its steps by what they read of each other", () => {
    const data = edges(document).flatMap(({ from, to, kind }) =>
      kind === "data" ? [`${from} > ${to}`] : [],
    );
    assert.deepEqual(data.sort(), [
      "GlueEtl > Train",
      "QueryTrainingResults > ErrorBelowThreshold",
      "QueryTrainingResults > ModelAccuracyTooLow",
      "SaveModel > Deploy",
      "Train > QueryTrainingResults",
      "Train > SaveModel",
    ]);
    assert.ok(!canonicalJson(document).includes('"DependsOn"'));
  });

  it("reaches no step that makes or deploys a model but through the true branch of the gate", () => {
    const inside = allSteps(document).flatMap(({ step, path }) =>
      path.includes("IfSteps") ? [step.Name] : [],
    );
    assert.deepEqual(inside, ["SaveModel", "Deploy"]);
    const makers = allSteps(document).filter(
      ({ step }) => ["Model", "EndpointConfig", "Endpoint"].includes(step.Type) || step.Name === "Deploy",
    );
    assert.deepEqual(
      makers.map(({ step }) => step.Name),
      inside,
    );
  });

  it("lets the measured error itself decide, and a model that is exactly at the threshold not pass", () => {
    const gate = document.Steps.find(({ Type }) => Type === "Condition");
    assert.deepEqual(gate?.Arguments?.["Conditions"], [
      {
        Type: "LessThan",
        LeftValue: { Get: "Steps.QueryTrainingResults.OutputParameters['validationError']" },
        RightValue: { Get: "Parameters.ErrorThreshold" },
      },
    ]);
  });

  it("takes no name of a job, model or configuration from anything but the execution", () => {
    const text = canonicalJson(document);
    for (const name of ["TrainingJobName", "ModelName", "EndpointConfigName"]) {
      assert.ok(!new RegExp(`"${name}":"`).test(text), name);
    }
    assert.ok(argumentsOf("Deploy").includes('"executionId":{"Get":"Execution.PipelineExecutionId"}'));
  });

  it("writes below the execution's own prefix, so that no two runs share a file", () => {
    for (const [step, member] of [
      ["GlueEtl", "--S3_DEST"],
      ["Train", "S3OutputPath"],
    ] as const) {
      assert.match(
        argumentsOf(step),
        new RegExp(
          `"${member}":\\{"Std:Join":\\{"On":"/","Values":\\["s3://[^"]+",\\{"Get":"Execution.PipelineExecutionId"\\},"${step}"`,
        ),
      );
    }
  });

  it("isolates training and model, encrypts what they keep and bounds their time", () => {
    for (const wanted of ['"EnableNetworkIsolation":true', '"Subnets":']) {
      for (const step of ["Train", "SaveModel"])
        assert.ok(argumentsOf(step).includes(wanted), `${step} ${wanted}`);
    }
    for (const wanted of ['"KmsKeyId":', '"VolumeKmsKeyId":', '"MaxRuntimeInSeconds":1800']) {
      assert.ok(argumentsOf("Train").includes(wanted), wanted);
    }
    assert.ok(argumentsOf("Deploy").includes(`"keyArn":"${inputs.keyArn}"`));
  });

  it("hands the deployment's tags to the endpoint, in an order of their own", () => {
    const tagged = (tags: Readonly<Record<string, string>>): string =>
      canonicalJson(workflow.define({ ...inputs, tags }));
    assert.equal(tagged({ b: "2", a: "1" }), tagged({ a: "1", b: "2" }));
    assert.ok(
      tagged({ a: "1" }).includes(JSON.stringify('[{"Key":"a","Value":"1"}]').replace(/^/, '"tags":')),
    );
    assert.ok(argumentsOf("Deploy").includes('"tags":"[]"'));
  });

  it("gives two stacks two endpoints", () => {
    const names = ["churn-dev", "churn-prod"].map(
      (pipelineName) =>
        workflow.define({ ...inputs, pipelineName }).Parameters?.find(({ Name }) => Name === "EndpointName")
          ?.DefaultValue,
    );
    assert.deepEqual(names, ["churn-dev", "churn-prod"]);
  });
});
