import assert from "node:assert/strict";
import {
  clarifyCheckStep,
  conditionEquals,
  conditionStep,
  executionVariables,
  experimentVariables,
  failStep,
  genericStep,
  join,
  jsonGet,
  lambdaStep,
  parameterBoolean,
  parameterFloat,
  parameterInteger,
  parameterString,
  pipeline,
  processingStep,
  qualityCheckStep,
  registerModelStep,
  s3Output,
  trainingStep,
} from "../../pipeline-definition";
import type { Json } from "../../pipeline-definition/document/definition";
import { processingJob, trainingJob } from "./steps/example-jobs";

const count = parameterInteger("Count", { default: 1 });
const rate = parameterFloat("Rate", { default: 0.1 });
const flag = parameterBoolean("Flag", { default: true });
const text = parameterString("Text", { default: "a" });
const parameters = [count, rate, flag, text];

const joined = (expression: unknown) => ({ "Std:Join": { On: "", Values: [expression] } });
const get = (name: string) => ({ Get: name });

/** The arguments of the last step of a pipeline of these steps. */
const lastArguments = (...steps: Parameters<typeof pipeline>[0]["steps"]) =>
  pipeline({ parameters, steps }).Steps.at(-1)?.Arguments;

const prepare = processingStep("Prepare", {
  arguments: {
    ...processingJob,
    ProcessingOutputConfig: { Outputs: [s3Output("report", "s3://b/report", "/opt/ml/processing/report")] },
  },
  propertyFiles: [{ name: "Report", output: "report", path: "report.json" }],
});
const score = lambdaStep("Score", {
  functionArn: "arn:aws:lambda:us-east-1:111122223333:function:score",
  outputs: { value: "Float", verdict: "String" },
});

describe("a value in a place of text", () => {
  it("is joined into text when it is a number or a boolean, wherever it comes from", () => {
    const train = trainingStep("Train", {
      arguments: {
        ...trainingJob,
        HyperParameters: {
          count,
          rate,
          flag,
          metric: jsonGet(prepare, "Report", "rows"),
          value: score.outputs.value,
          seconds: prepare.properties.StoppingCondition.MaxRuntimeInSeconds,
        },
      },
    });
    assert.deepEqual(lastArguments(prepare, score, train)?.["HyperParameters"], {
      count: joined(get("Parameters.Count")),
      rate: joined(get("Parameters.Rate")),
      flag: joined(get("Parameters.Flag")),
      metric: joined(jsonGet(prepare, "Report", "rows").toExpression()),
      value: joined(get("Steps.Score.OutputParameters['value']")),
      seconds: joined(get("Steps.Prepare.StoppingCondition.MaxRuntimeInSeconds")),
    });
  });

  it("stays as it is when it is text already", () => {
    const HyperParameters = {
      text,
      literal: "1",
      verdict: score.outputs.verdict,
      run: executionVariables.pipelineExecutionId,
      job: prepare.properties.ProcessingJobName,
      path: join("/", ["a", count]),
    };
    const train = trainingStep("Train", { arguments: { ...trainingJob, HyperParameters } });
    assert.deepEqual(lastArguments(prepare, score, train)?.["HyperParameters"], {
      text: get("Parameters.Text"),
      literal: "1",
      verdict: get("Steps.Score.OutputParameters['verdict']"),
      run: get("Execution.PipelineExecutionId"),
      job: get("Steps.Prepare.ProcessingJobName"),
      path: { "Std:Join": { On: "/", Values: ["a", get("Parameters.Count")] } },
    });
  });

  it("is joined in lists and in branches", () => {
    const again = processingStep("Again", {
      arguments: {
        ...processingJob,
        AppSpecification: { ...processingJob.AppSpecification, ContainerArguments: ["--n", count] },
      },
    });
    const gate = conditionStep("Gate", {
      conditions: [conditionEquals(flag, true)],
      ifSteps: [again],
      elseSteps: [failStep("No", { errorMessage: rate })],
    });
    const branches = lastArguments(gate) as Record<string, { Arguments: Record<string, Json> }[]>;
    assert.deepEqual(branches["IfSteps"]?.[0]?.Arguments["AppSpecification"], {
      ...processingJob.AppSpecification,
      ContainerArguments: ["--n", joined(get("Parameters.Count"))],
    });
    assert.deepEqual(branches["ElseSteps"]?.[0]?.Arguments["ErrorMessage"], joined(get("Parameters.Rate")));
  });

  it("is joined beside the arguments, where switches stay switches", () => {
    const quality = qualityCheckStep("Quality", {
      checkType: "DATA_QUALITY",
      arguments: processingJob,
      skipCheck: flag,
      modelPackageGroupName: count,
      suppliedBaselineStatistics: count,
      suppliedBaselineConstraints: count,
    });
    const bias = clarifyCheckStep("Bias", {
      checkType: "MODEL_BIAS",
      arguments: processingJob,
      modelName: count,
    });
    const steps = pipeline({ parameters, steps: [quality, bias] }).Steps as unknown as Record<string, Json>[];
    const number = joined(get("Parameters.Count"));
    assert.deepEqual(steps[0], {
      ...steps[0],
      SkipCheck: get("Parameters.Flag"),
      ModelPackageGroupName: number,
      SuppliedBaselineStatistics: number,
      SuppliedBaselineConstraints: number,
    });
    assert.deepEqual(steps[1]?.["ModelName"], number);
  });
});

describe("a value in another place", () => {
  it("stays a number where a number is wanted", () => {
    const train = trainingStep("Train", {
      arguments: { ...trainingJob, ResourceConfig: { ...trainingJob.ResourceConfig, InstanceCount: count } },
    });
    assert.deepEqual(lastArguments(train)?.["ResourceConfig"], {
      ...trainingJob.ResourceConfig,
      InstanceCount: get("Parameters.Count"),
    });
  });

  it("keeps its type in a condition and in a payload, whose types are the author's own", () => {
    const send = lambdaStep("Send", {
      functionArn: "arn:aws:lambda:us-east-1:111122223333:function:send",
      arguments: { count, flag },
    });
    assert.deepEqual(lastArguments(send), { count: get("Parameters.Count"), flag: get("Parameters.Flag") });
    const gate = conditionStep("Gate", { conditions: [conditionEquals(count, 1)] });
    assert.deepEqual(lastArguments(gate)?.["Conditions"], [
      { Type: "Equals", LeftValue: get("Parameters.Count"), RightValue: 1 },
    ]);
  });

  it("stays as it is where AWS takes one of a few values: text made of a number is none of them", () => {
    const status = jsonGet<"Report", string>(prepare, "Report", "status");
    const register = registerModelStep("Register", {
      arguments: { ModelPackageGroupName: "demo", ModelApprovalStatus: status },
    });
    assert.deepEqual(lastArguments(prepare, register)?.["ModelApprovalStatus"], status.toExpression());
  });

  it("stays as it is where nobody knows what is wanted", () => {
    const step = genericStep("New", { type: "SomethingNew", arguments: { Count: count } });
    assert.deepEqual(lastArguments(step), { Count: get("Parameters.Count") });
  });
});

describe("pipeline settings", () => {
  const steps = [failStep("Fail", { errorMessage: "no" })];

  it("say nothing of experiments and MLflow by default", () => {
    assert.deepEqual(Object.keys(pipeline({ steps })), ["Version", "Metadata", "Parameters", "Steps"]);
  });

  it("name an experiment and MLflow, from literals and variables", () => {
    const document = pipeline({
      parameters,
      steps,
      metadata: { team: "census" },
      experiment: { experimentName: executionVariables.pipelineName, trialName: join("-", ["run", count]) },
      mlflow: {
        mlflowResourceArn: "arn:aws:sagemaker:us-east-1:111122223333:mlflow-app/app",
        mlflowExperimentName: count,
      },
    });
    assert.deepEqual(document.Metadata, { team: "census" });
    assert.deepEqual(document.PipelineExperimentConfig, {
      ExperimentName: get("Execution.PipelineName"),
      TrialName: { "Std:Join": { On: "-", Values: ["run", get("Parameters.Count")] } },
    });
    assert.deepEqual(document.MlflowConfig, {
      MlflowResourceArn: "arn:aws:sagemaker:us-east-1:111122223333:mlflow-app/app",
      MlflowExperimentName: joined(get("Parameters.Count")),
    });
  });

  it("take numbers where they want text", () => {
    const document = pipeline({
      parameters,
      steps,
      experiment: { experimentName: count, trialName: rate },
      mlflow: { mlflowResourceArn: flag },
    });
    assert.deepEqual(document.PipelineExperimentConfig, {
      ExperimentName: joined(get("Parameters.Count")),
      TrialName: joined(get("Parameters.Rate")),
    });
    assert.deepEqual(document.MlflowConfig, { MlflowResourceArn: joined(get("Parameters.Flag")) });
  });

  it("turn both off in so many words", () => {
    const document = pipeline({ steps, experiment: false, mlflow: false });
    assert.equal(document.PipelineExperimentConfig, null);
    assert.equal(document.MlflowConfig, null);
  });

  it("offer the experiment's names to the steps", () => {
    const fail = failStep("Fail", { errorMessage: experimentVariables.trialName });
    const experiment = { experimentName: "census", trialName: "first" };
    assert.deepEqual(pipeline({ steps: [fail], experiment }).Steps[0]?.Arguments, {
      ErrorMessage: get("PipelineExperimentConfig.TrialName"),
    });
    assert.deepEqual(experimentVariables.experimentName.toExpression(), {
      Get: "PipelineExperimentConfig.ExperimentName",
    });
  });
});

describe("parameters of a pipeline", () => {
  const steps = [failStep("Fail", { errorMessage: count })];

  it("have to be declared when a step uses them", () => {
    assert.throws(() => pipeline({ steps }), /"Count"/);
  });

  it("are declared once", () => {
    const again = parameterString("Count");
    assert.throws(() => pipeline({ parameters: [count, again], steps }), /"Count"/);
  });
});
