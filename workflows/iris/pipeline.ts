import {
  conditionGreaterThanOrEqualTo,
  conditionStep,
  failStep,
  join,
  jsonGet,
  pipeline,
  type PipelineDefinition,
  type Workflow,
  type WorkflowInputs,
} from "../../pipeline-definition";
import { ingestStep, preprocessStep, trainStep } from "./job-steps";
import { parameters } from "./parameters";
import { registerStep } from "./register-step";
import { irisSample } from "./sample-data";
import { createModelStep, evaluateStep, predictStep } from "./scoring-steps";

/**
 * Fetches the Iris file, trains linear-learner to tell its three species apart, and registers the model when it is
 * right about enough of the test rows; fails with the measured accuracy otherwise.
 */
export const irisPipeline = (inputs: WorkflowInputs): PipelineDefinition => {
  const p = parameters(inputs.inputData);
  const ingest = ingestStep(inputs, p);
  const preprocess = preprocessStep(inputs, p, ingest);
  const train = trainStep(inputs, p, preprocess);
  const model = createModelStep(inputs, train);
  const predict = predictStep(inputs, p, preprocess, model);
  const evaluate = evaluateStep(inputs, p, preprocess, predict);
  const accuracy = jsonGet(evaluate, "EvaluationReport", "metrics.accuracy.value");
  const gate = conditionStep("CheckAccuracy", {
    conditions: [conditionGreaterThanOrEqualTo(accuracy, p.accuracyThreshold)],
    ifSteps: [registerStep(inputs, p, preprocess, train, evaluate)],
    elseSteps: [
      failStep("AccuracyTooLow", {
        errorMessage: join(" ", ["Accuracy", accuracy, "is below the threshold of", p.accuracyThreshold]),
      }),
    ],
  });
  return pipeline({
    parameters: Object.values(p),
    steps: [ingest, preprocess, train, model, predict, evaluate, gate],
    tags: inputs.tags,
  });
};

export const workflow: Workflow = {
  name: "iris",
  description: "Fetches the Iris file and tells three species of flowers apart by their measures.",
  define: irisPipeline,
  functions: {
    ingest: {
      folder: "images/ingest",
      handler: "handler.handle",
      runtime: "python3.13",
      timeoutSeconds: 120,
      calls: ["readInputData", "writeOutputs"],
    },
  },
  sampleInputs: {
    pipelineName: "iris",
    region: "us-east-1",
    bucket: "iris-sample",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    roleArns: {
      processing: "arn:aws:iam::111122223333:role/iris-processing",
      training: "arn:aws:iam::111122223333:role/iris-training",
      model: "arn:aws:iam::111122223333:role/iris-model",
    },
    subnetIds: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
    securityGroupIds: ["sg-0a1b2c3d"],
    modelPackageGroupName: "iris",
    inputData: "s3://iris-sample/data/iris/iris.data",
  },
  sampleData: irisSample,
};
