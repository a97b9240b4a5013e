import {
  processingStep,
  s3Input,
  s3Output,
  transformStep,
  type WorkflowInputs,
} from "../../pipeline-definition";
import { codeFile, outputUri, retry, script, trainedModelStep } from "../private-jobs";
import { cache, linearLearner, ownImage, processing } from "./job-settings";
import type { PreprocessStep, TrainStep } from "./job-steps";
import type { Parameters } from "./parameters";

export const createModelStep = (inputs: WorkflowInputs, train: TrainStep) =>
  trainedModelStep("CreateModel", inputs, {
    description: "Creates a SageMaker model, which the test rows are put to.",
    image: linearLearner(inputs),
    modelData: train.properties.ModelArtifacts.S3ModelArtifacts,
  });

/** Asks the serving image itself, so that nothing relies on how linear-learner writes its model down. */
export const predictStep = (
  inputs: WorkflowInputs,
  p: Parameters,
  preprocess: PreprocessStep,
  model: CreateModelStep,
) =>
  transformStep("PredictTest", {
    description: "Lets the model say the species of each test row, whose own label is cut off.",
    cache,
    retry,
    arguments: {
      ModelName: model.properties.ModelName,
      BatchStrategy: "MultiRecord",
      TransformInput: {
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: preprocess.properties.ProcessingOutputConfig.Outputs.at("test").S3Output.S3Uri,
          },
        },
        ContentType: "text/csv",
        SplitType: "Line",
      },
      DataProcessing: { InputFilter: "$[1:]" },
      TransformOutput: {
        S3OutputPath: outputUri(inputs, "PredictTest"),
        Accept: "application/jsonlines",
        AssembleWith: "Line",
        KmsKeyId: inputs.keyArn,
      },
      TransformResources: {
        InstanceType: p.transformInstanceType,
        InstanceCount: 1,
        VolumeKmsKeyId: inputs.keyArn,
      },
    },
  });

export const evaluateStep = (
  inputs: WorkflowInputs,
  p: Parameters,
  preprocess: PreprocessStep,
  predict: PredictStep,
) =>
  processingStep("Evaluate", {
    description: "Compares the model's answers with the species of the test rows, which it has never seen.",
    cache,
    retry,
    propertyFiles: [{ name: "EvaluationReport", output: "evaluation", path: "evaluation.json" }],
    arguments: {
      ...processing(inputs, p),
      AppSpecification: { ImageUri: ownImage(inputs), ContainerEntrypoint: script("evaluate.py") },
      ProcessingInputs: [
        s3Input(
          "test",
          preprocess.properties.ProcessingOutputConfig.Outputs.at("test").S3Output.S3Uri,
          "/opt/ml/processing/test",
        ),
        s3Input(
          "predictions",
          predict.properties.TransformOutput.S3OutputPath,
          "/opt/ml/processing/predictions",
        ),
        s3Input("code", codeFile(inputs, "evaluate.py"), "/opt/ml/processing/input/code"),
        s3Input("lib", codeFile(inputs, "job_run.py"), "/opt/ml/processing/input/lib"),
      ],
      ProcessingOutputConfig: {
        KmsKeyId: inputs.keyArn,
        Outputs: [
          s3Output(
            "evaluation",
            outputUri(inputs, "Evaluate", "evaluation"),
            "/opt/ml/processing/evaluation",
          ),
        ],
      },
    },
  });

type CreateModelStep = ReturnType<typeof createModelStep>;
type PredictStep = ReturnType<typeof predictStep>;
export type EvaluateStep = ReturnType<typeof evaluateStep>;
