import { executionVariables, functionArn, lambdaStep, type WorkflowInputs } from "../../pipeline-definition";
import { trainedModelStep, xgboostImage } from "../private-jobs";
import type { TrainStep } from "./job-steps";
import type { Parameters } from "./parameters";

export const createModelStep = (inputs: WorkflowInputs, train: TrainStep) =>
  trainedModelStep("CreateModel", inputs, {
    description: "Creates a SageMaker model; the image serves what the script has saved by itself.",
    image: xgboostImage(inputs),
    modelData: train.properties.ModelArtifacts.S3ModelArtifacts,
  });

/** A function, since SageMaker's own endpoint steps refuse to capture data. */
export const deployStep = (inputs: WorkflowInputs, p: Parameters, model: CreateModelStep) =>
  lambdaStep("DeployModel", {
    description: "Creates the endpoint, or updates it without a gap, and captures all requests and answers.",
    functionArn: functionArn(inputs, "deploy"),
    arguments: {
      endpointName: p.endpointName,
      modelName: model.properties.ModelName,
      executionId: executionVariables.pipelineExecutionId,
      instanceType: p.endpointInstanceType,
      instanceCount: p.endpointInstanceCount,
      keyArn: inputs.keyArn,
      captureUri: `s3://${inputs.bucket}/${inputs.pipelineName}/endpoint-data-capture`,
      tags: JSON.stringify(Object.entries(inputs.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
    },
    outputs: { endpointName: "String", endpointConfigName: "String", action: "String" },
  });

type CreateModelStep = ReturnType<typeof createModelStep>;
