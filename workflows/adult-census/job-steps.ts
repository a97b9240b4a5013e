import {
  csvChannel,
  join,
  processingStep,
  s3Input,
  s3Output,
  trainingStep,
  type WorkflowInputs,
} from "../../pipeline-definition";
import {
  codeFile,
  outputUri,
  processingJob,
  retry,
  script,
  trainingJob,
  xgboostImage,
} from "../private-jobs";
import type { Parameters } from "./parameters";

const cache = { expireAfter: "P30D" } as const;

const processing = (
  inputs: WorkflowInputs,
  { processingInstanceType: instanceType, processingInstanceCount: instanceCount }: Parameters,
) => processingJob(inputs, { instanceType, instanceCount, maxSeconds: 3600 });

export const processStep = (inputs: WorkflowInputs, p: Parameters) => {
  const output = <const Name extends string>(name: Name) =>
    s3Output(name, outputUri(inputs, "adultProcess", name), `/opt/ml/processing/${name}`);
  return processingStep("adultProcess", {
    description: "Cleans the rows, encodes them by a fixed list of categories and splits them 60/10/30.",
    cache,
    retry,
    arguments: {
      ...processing(inputs, p),
      AppSpecification: {
        ImageUri: xgboostImage(inputs),
        ContainerEntrypoint: script("preprocess.py"),
        ContainerArguments: ["--seed", join("", [p.seed])],
      },
      ProcessingInputs: [
        s3Input("data", p.inputData, "/opt/ml/processing/input/data"),
        s3Input("categories", codeFile(inputs, "categories.json"), "/opt/ml/processing/input/categories"),
        s3Input("code", codeFile(inputs, "preprocess.py"), "/opt/ml/processing/input/code"),
        s3Input("lib", codeFile(inputs, "encoder.py"), "/opt/ml/processing/input/lib"),
      ],
      ProcessingOutputConfig: {
        KmsKeyId: inputs.keyArn,
        Outputs: [output("train"), output("validation"), output("test"), output("categories")],
      },
    },
  });
};

export const trainStep = (inputs: WorkflowInputs, p: Parameters, process: ProcessStep) => {
  const prepared = process.properties.ProcessingOutputConfig.Outputs;
  return trainingStep("adultTrain", {
    description: "Trains SageMaker's built-in XGBoost on the train rows, watching the validation rows.",
    cache,
    retry,
    arguments: {
      AlgorithmSpecification: { TrainingImage: xgboostImage(inputs), TrainingInputMode: "File" },
      HyperParameters: {
        objective: "binary:logistic",
        num_round: "50",
        max_depth: "5",
        subsample: "1",
        eta: "0.3",
        eval_metric: "logloss",
        verbosity: "1",
      },
      InputDataConfig: [
        csvChannel("train", prepared.at("train").S3Output.S3Uri),
        csvChannel("validation", prepared.at("validation").S3Output.S3Uri),
      ],
      ...trainingJob(inputs, "adultTrain", { instanceType: p.trainingInstanceType, maxSeconds: 3600 }),
    },
  });
};

export const evaluateStep = (
  inputs: WorkflowInputs,
  p: Parameters,
  process: ProcessStep,
  train: TrainStep,
) => {
  const prepared = process.properties.ProcessingOutputConfig.Outputs;
  return processingStep("adultEval", {
    description: "Measures the model on the test rows, which it has never seen.",
    cache,
    retry,
    propertyFiles: [{ name: "EvaluationReport", output: "evaluation", path: "evaluation.json" }],
    arguments: {
      ...processing(inputs, p),
      AppSpecification: { ImageUri: xgboostImage(inputs), ContainerEntrypoint: script("evaluate.py") },
      ProcessingInputs: [
        s3Input("model", train.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/model"),
        s3Input("test", prepared.at("test").S3Output.S3Uri, "/opt/ml/processing/test"),
        s3Input("categories", prepared.at("categories").S3Output.S3Uri, "/opt/ml/processing/categories"),
        s3Input("code", codeFile(inputs, "evaluate.py"), "/opt/ml/processing/input/code"),
        s3Input("lib", codeFile(inputs, "encoder.py"), "/opt/ml/processing/input/lib"),
      ],
      ProcessingOutputConfig: {
        KmsKeyId: inputs.keyArn,
        Outputs: [
          s3Output(
            "evaluation",
            outputUri(inputs, "adultEval", "evaluation"),
            "/opt/ml/processing/evaluation",
          ),
        ],
      },
    },
  });
};

export type ProcessStep = ReturnType<typeof processStep>;
export type TrainStep = ReturnType<typeof trainStep>;
export type EvaluateStep = ReturnType<typeof evaluateStep>;
