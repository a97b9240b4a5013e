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
import type { PreprocessStep } from "./data-steps";
import { cache, codeFile, image, outputKey, outputUri, retry, vpcConfig } from "./job-settings";
import type { Parameters } from "./parameters";

export const trainStep = (inputs: WorkflowInputs, p: Parameters, preprocess: PreprocessStep) =>
  trainingStep("Training", {
    description: "Trains a regressor of rings with XGBoost, by a script that comes through a channel.",
    cache,
    retry,
    arguments: {
      AlgorithmSpecification: {
        TrainingImage: image(inputs),
        TrainingInputMode: "File",
        MetricDefinitions: [
          { Name: "train:rmse", Regex: "train-rmse:([0-9.]+)" },
          { Name: "validation:rmse", Regex: "validation-rmse:([0-9.]+)" },
        ],
      },
      RoleArn: inputs.roleArns.training,
      ...scriptMode({
        program: "train.py",
        code: codeFile(inputs, "train.py"),
        hyperParameters: { num_round: p.rounds, max_depth: p.maxDepth, eta: p.eta },
        channels: [
          csvChannel("train", preprocess.outputs.trainingUri),
          csvChannel("validation", preprocess.outputs.validationUri),
        ],
      }),
      OutputDataConfig: { S3OutputPath: outputUri(inputs, "Training"), KmsKeyId: inputs.keyArn },
      ResourceConfig: {
        InstanceType: p.trainingInstanceType,
        InstanceCount: 1,
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: inputs.keyArn,
      },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      ProfilerConfig: { DisableProfiler: true },
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: vpcConfig(inputs),
    },
  });

/** What the evaluation job shares with no other: image, role, network, limits. */
const processingJob = (inputs: WorkflowInputs, { processingInstanceType }: Parameters) => ({
  RoleArn: inputs.roleArns.processing,
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: processingInstanceType,
      InstanceCount: 1,
      VolumeSizeInGB: 30,
      VolumeKmsKeyId: inputs.keyArn,
    },
  },
  NetworkConfig: {
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    VpcConfig: vpcConfig(inputs),
  },
  StoppingCondition: { MaxRuntimeInSeconds: 1200 },
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
      ...processingJob(inputs, p),
      AppSpecification: {
        ImageUri: image(inputs),
        ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/evaluate.py"],
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
