import { join, registerModelStep, retryServiceFaults, type WorkflowInputs } from "../../pipeline-definition";
import { trainedModelStep, xgboostImage } from "../private-jobs";
import type { EvaluateStep, ProcessStep, TrainStep } from "./job-steps";
import type { Parameters } from "./parameters";

export const createModelStep = (inputs: WorkflowInputs, train: TrainStep) =>
  trainedModelStep("adultCreateModel", inputs, {
    description: "Creates a SageMaker model for endpoints and batch transform.",
    image: xgboostImage(inputs),
    modelData: train.properties.ModelArtifacts.S3ModelArtifacts,
  });

export const registerStep = (
  inputs: WorkflowInputs,
  p: Parameters,
  process: ProcessStep,
  train: TrainStep,
  evaluate: EvaluateStep,
) => {
  const evaluation = evaluate.properties.ProcessingOutputConfig.Outputs.at("evaluation").S3Output.S3Uri;
  const categories = process.properties.ProcessingOutputConfig.Outputs.at("categories").S3Output.S3Uri;
  return registerModelStep("adultRegisterModel", {
    description: "Registers the model with its metrics; a person approves it.",
    retry: [retryServiceFaults],
    arguments: {
      ModelPackageGroupName: inputs.modelPackageGroupName,
      ModelApprovalStatus: p.modelApprovalStatus,
      InferenceSpecification: {
        Containers: [
          { Image: xgboostImage(inputs), ModelDataUrl: train.properties.ModelArtifacts.S3ModelArtifacts },
        ],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
        SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
        SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
      },
      ModelMetrics: {
        ModelQuality: {
          Statistics: { ContentType: "application/json", S3Uri: join("/", [evaluation, "evaluation.json"]) },
        },
      },
      CustomerMetadataProperties: { categories: join("/", [categories, "categories.json"]) },
    },
  });
};
