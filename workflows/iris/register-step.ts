import { join, registerModelStep, retryServiceFaults, type WorkflowInputs } from "../../pipeline-definition";
import { linearLearner } from "./job-settings";
import type { PreprocessStep, TrainStep } from "./job-steps";
import type { Parameters } from "./parameters";
import type { EvaluateStep } from "./scoring-steps";

export const registerStep = (
  inputs: WorkflowInputs,
  p: Parameters,
  preprocess: PreprocessStep,
  train: TrainStep,
  evaluate: EvaluateStep,
) => {
  const evaluation = evaluate.properties.ProcessingOutputConfig.Outputs.at("evaluation").S3Output.S3Uri;
  const scaling = preprocess.properties.ProcessingOutputConfig.Outputs.at("scaling").S3Output.S3Uri;
  return registerModelStep("Register", {
    description: "Registers the model with its metrics; a person approves it.",
    retry: [retryServiceFaults],
    arguments: {
      ModelPackageGroupName: inputs.modelPackageGroupName,
      ModelApprovalStatus: p.modelApprovalStatus,
      InferenceSpecification: {
        Containers: [
          { Image: linearLearner(inputs), ModelDataUrl: train.properties.ModelArtifacts.S3ModelArtifacts },
        ],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["application/json", "application/jsonlines"],
        SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
        SupportedTransformInstanceTypes: ["ml.m5.large"],
      },
      ModelMetrics: {
        ModelQuality: {
          Statistics: { ContentType: "application/json", S3Uri: join("/", [evaluation, "evaluation.json"]) },
        },
      },
      CustomerMetadataProperties: { scaling: join("/", [scaling, "scaling.json"]) },
    },
  });
};
