import {
  csvChannel,
  functionArn,
  lambdaStep,
  processingStep,
  s3Input,
  s3Output,
  scriptMode,
  trainingStep,
  type WorkflowInputs,
} from "../../pipeline-definition";
import {
  codeFile,
  outputKey,
  outputUri,
  processingJob,
  retry,
  script,
  trainingJob,
  xgboostImage,
} from "../private-jobs";
import type { PreprocessStep } from "./data-steps";
import type { Parameters } from "./parameters";

/** Every night has data of its own, under paths of its own: no earlier result could ever be used. */
const cache = false;

export const trainStep = (inputs: WorkflowInputs, p: Parameters, preprocess: PreprocessStep) =>
  trainingStep("Training", {
    description: "Trains a regressor of rings with XGBoost, by a script that comes through a channel.",
    cache,
    retry,
    arguments: {
      AlgorithmSpecification: {
        TrainingImage: xgboostImage(inputs),
        TrainingInputMode: "File",
        MetricDefinitions: [
          { Name: "train:rmse", Regex: "train-rmse:([0-9.]+)" },
          { Name: "validation:rmse", Regex: "validation-rmse:([0-9.]+)" },
        ],
      },
      ...scriptMode({
        program: "train.py",
        code: codeFile(inputs, "train.py"),
        hyperParameters: { num_round: p.rounds, max_depth: p.maxDepth, eta: p.eta },
        channels: [
          csvChannel("train", preprocess.outputs.trainingUri),
          csvChannel("validation", preprocess.outputs.validationUri),
        ],
      }),
      ...trainingJob(inputs, "Training", { instanceType: p.trainingInstanceType, maxSeconds: 3600 }),
    },
  });

export const evaluateStep = (
  inputs: WorkflowInputs,
  p: Parameters,
  preprocess: PreprocessStep,
  train: TrainStep,
) =>
  processingStep("EvaluateModel", {
    description: "Lets the model say the rings of the test rows, none of which ever trains.",
    cache,
    retry,
    arguments: {
      ...processingJob(inputs, { instanceType: p.processingInstanceType, maxSeconds: 1200 }),
      AppSpecification: {
        ImageUri: xgboostImage(inputs),
        ContainerEntrypoint: script("evaluate.py"),
      },
      ProcessingInputs: [
        s3Input("model", train.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/model"),
        s3Input("testing", preprocess.outputs.testingUri, "/opt/ml/processing/testing"),
        s3Input("code", codeFile(inputs, "evaluate.py"), "/opt/ml/processing/input/code"),
      ],
      ProcessingOutputConfig: {
        KmsKeyId: inputs.keyArn,
        Outputs: [
          s3Output(
            "evaluation",
            outputUri(inputs, "EvaluateModel", "evaluation"),
            "/opt/ml/processing/evaluation",
          ),
        ],
      },
    },
  });

export const analyzeStep = (inputs: WorkflowInputs, evaluate: EvaluateStep) =>
  lambdaStep("AnalyzeResults", {
    description: "Computes the root mean squared error; fails when it is no finite number.",
    dependsOn: [evaluate],
    functionArn: functionArn(inputs, "analyze-results"),
    arguments: {
      Bucket: inputs.bucket,
      Key: outputKey(inputs, "EvaluateModel", "evaluation", "evaluation.json"),
    },
    outputs: { Result: "Float" },
  });

export type TrainStep = ReturnType<typeof trainStep>;
export type EvaluateStep = ReturnType<typeof evaluateStep>;
