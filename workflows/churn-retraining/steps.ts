import {
  awsJob,
  csvChannel,
  executionVariables,
  functionArn,
  glueJobRun,
  lambdaStep,
  trainingStep,
  type WorkflowInputs,
} from "../../pipeline-definition";
import { outputUri, retry, trainedModelStep, trainingJob, xgboostImage } from "../private-jobs";
import type { Parameters } from "./parameters";

export const etlStep = (inputs: WorkflowInputs, p: Parameters) =>
  awsJob("GlueEtl", inputs, {
    description: "Unquotes and checks the rows, and splits them 70/30 into train and validation.",
    job: glueJobRun("etl", { S3_SOURCE: p.inputData, S3_DEST: outputUri(inputs, "GlueEtl"), SEED: p.seed }),
    outputs: {
      trainFolder: "String",
      validationFolder: "String",
      trainRows: "Integer",
      validationRows: "Integer",
    },
    timeoutMinutes: 30,
    retries: 1,
  });

export const trainStep = (inputs: WorkflowInputs, p: Parameters, etl: EtlStep) =>
  trainingStep("Train", {
    description:
      "Trains SageMaker's built-in XGBoost; the validation rows are looked at, never learned from.",
    // Each run prepares its data anew and under its own prefix.
    cache: false,
    retry,
    arguments: {
      AlgorithmSpecification: { TrainingImage: xgboostImage(inputs), TrainingInputMode: "File" },
      HyperParameters: {
        objective: "binary:logistic",
        num_round: "100",
        max_depth: "5",
        eta: "0.2",
        gamma: "4",
        min_child_weight: "6",
        subsample: "0.8",
        eval_metric: "error",
      },
      InputDataConfig: [
        csvChannel("train", outputUri(inputs, "GlueEtl", etl.outputs.trainFolder)),
        csvChannel("validation", outputUri(inputs, "GlueEtl", etl.outputs.validationFolder)),
      ],
      ...trainingJob(inputs, "Train", { instanceType: p.trainingInstanceType, maxSeconds: 1800 }),
    },
  });

export const queryStep = (inputs: WorkflowInputs, train: TrainStep) =>
  lambdaStep("QueryTrainingResults", {
    description: "Reads the validation error of the training job by its name.",
    functionArn: functionArn(inputs, "query-training-results"),
    arguments: { trainingJobName: train.properties.TrainingJobName },
    outputs: { validationError: "Float" },
  });

export const saveModelStep = (inputs: WorkflowInputs, train: TrainStep) =>
  trainedModelStep("SaveModel", inputs, {
    description: "Creates the model, which only an accepted run does.",
    image: xgboostImage(inputs),
    modelData: train.properties.ModelArtifacts.S3ModelArtifacts,
  });

/** As CreateEndpointConfig and CreateEndpoint take them, in one text, since an event is flat. */
const tagsText = (tags: WorkflowInputs["tags"] = {}): string =>
  JSON.stringify(
    Object.entries(tags)
      .map(([Key, Value]) => ({ Key, Value }))
      .sort((a, b) => (a.Key < b.Key ? -1 : 1)),
  );

export const deployStep = (inputs: WorkflowInputs, p: Parameters, model: SaveModelStep) =>
  lambdaStep("Deploy", {
    description: "Creates or updates the endpoint, and waits until it serves the new model.",
    functionArn: functionArn(inputs, "deploy"),
    arguments: {
      endpointName: p.endpointName,
      modelName: model.properties.ModelName,
      executionId: executionVariables.pipelineExecutionId,
      instanceType: p.hostingInstanceType,
      instanceCount: p.hostingInstanceCount,
      keyArn: inputs.keyArn,
      tags: tagsText(inputs.tags),
    },
    outputs: { endpointName: "String", endpointConfigName: "String", action: "String" },
  });

type EtlStep = ReturnType<typeof etlStep>;
type TrainStep = ReturnType<typeof trainStep>;
type SaveModelStep = ReturnType<typeof saveModelStep>;
