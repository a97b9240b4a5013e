import { parameterFloat, parameterInteger, parameterString } from "../../pipeline-definition";

/** The parameters of the pipeline, with the defaults of the original where it has one. */
export const parameters = (inputData: string) => ({
  processingInstanceType: parameterString("ProcessingInstanceType", { default: "ml.m5.xlarge" }),
  processingInstanceCount: parameterInteger("ProcessingInstanceCount", { default: 1 }),
  trainingInstanceType: parameterString("TrainingInstanceType", { default: "ml.m5.xlarge" }),
  // Approved is left out on purpose: a person approves, never the pipeline.
  modelApprovalStatus: parameterString("ModelApprovalStatus", {
    default: "PendingManualApproval",
    allowed: ["PendingManualApproval", "Rejected"],
  }),
  inputData: parameterString("InputData", {
    default: inputData,
    description: "S3 URI of one CSV file with the columns of the Adult Census data, header included.",
  }),
  accuracyThreshold: parameterFloat("AccuracyThreshold", {
    default: 0.8,
    description: "A model is registered when its accuracy on the test rows is at least this.",
  }),
  seed: parameterInteger("Seed", {
    default: 42,
    description: "Seed of the split into train, validation and test.",
  }),
});

export type Parameters = ReturnType<typeof parameters>;
