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
import { evaluateStep, processStep, trainStep } from "./job-steps";
import { createModelStep, registerStep } from "./model-steps";
import { parameters } from "./parameters";
import { adultCensusSample } from "./sample-data";

/**
 * Predicts from census answers whether a person earns more than 50,000 dollars a year; registers the
 * model when it is accurate enough and fails with the measured accuracy otherwise.
 */
export const adultCensusPipeline = (inputs: WorkflowInputs): PipelineDefinition => {
  const p = parameters(inputs.inputData);
  const process = processStep(inputs, p);
  const train = trainStep(inputs, p, process);
  const evaluate = evaluateStep(inputs, p, process, train);
  const accuracy = jsonGet(evaluate, "EvaluationReport", "metrics.accuracy.value");
  const gate = conditionStep("adultAccCond", {
    conditions: [conditionGreaterThanOrEqualTo(accuracy, p.accuracyThreshold)],
    // Neither needs the other, so they run at the same time.
    ifSteps: [createModelStep(inputs, train), registerStep(inputs, p, process, train, evaluate)],
    elseSteps: [
      failStep("adultAccuracyTooLow", {
        errorMessage: join(" ", ["Accuracy", accuracy, "is below the threshold of", p.accuracyThreshold]),
      }),
    ],
  });
  return pipeline({
    parameters: Object.values(p),
    steps: [process, train, evaluate, gate],
    tags: inputs.tags,
  });
};

export const workflow: Workflow = {
  name: "adult-census",
  description: "Predicts from census answers who earns more than 50,000 dollars a year.",
  define: adultCensusPipeline,
  sampleInputs: {
    pipelineName: "adult-census",
    region: "us-east-1",
    bucket: "adult-census-sample",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    roleArns: {
      processing: "arn:aws:iam::111122223333:role/adult-census-processing",
      training: "arn:aws:iam::111122223333:role/adult-census-training",
      model: "arn:aws:iam::111122223333:role/adult-census-model",
    },
    subnetIds: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
    securityGroupIds: ["sg-0a1b2c3d"],
    modelPackageGroupName: "adult-census",
    inputData: "s3://adult-census-sample/data/adult-census/adult.csv",
  },
  sampleData: adultCensusSample,
};
