import { parameterFloat, parameterInteger, parameterString } from "../../pipeline-definition";
import { irisRealData } from "./real-data";

/** Said in place of a hash where nobody knows it; the ingesting function knows the word. */
const UNCHECKED = "unchecked";

/** The hash that a source must have: known for UCI's file, and told by a place that is named after its content. */
const expectedHash = (source: string): string =>
  source === irisRealData.url
    ? irisRealData.sha256
    : (/\/([0-9a-f]{64})\/[^/]+$/.exec(source)?.[1] ?? UNCHECKED);

/** The parameters of the pipeline, with the defaults of the original where it has one. */
export const parameters = (inputData: string) => ({
  sourceUrl: parameterString("SourceUrl", {
    default: inputData,
    description: "https or s3 address of the Iris file: four measures and the species, no header.",
  }),
  expectedSha256: parameterString("ExpectedSha256", {
    default: expectedHash(inputData),
    description: `SHA-256 of that file in hexadecimal digits, or "${UNCHECKED}".`,
  }),
  maxBytes: parameterInteger("MaxBytes", {
    default: 1_000_000,
    description: "A longer file is not taken.",
  }),
  processingInstanceType: parameterString("ProcessingInstanceType", { default: "ml.t3.medium" }),
  trainingInstanceType: parameterString("TrainingInstanceType", { default: "ml.m5.large" }),
  transformInstanceType: parameterString("TransformInstanceType", { default: "ml.m5.large" }),
  accuracyThreshold: parameterFloat("AccuracyThreshold", {
    default: 0.85,
    description: "A model is registered when its accuracy on the test rows is at least this.",
  }),
  // Approved is left out on purpose: a person approves, never the pipeline.
  modelApprovalStatus: parameterString("ModelApprovalStatus", {
    default: "PendingManualApproval",
    allowed: ["PendingManualApproval", "Rejected"],
  }),
  seed: parameterInteger("Seed", { default: 42, description: "Seed of the split into train and test." }),
});

export type Parameters = ReturnType<typeof parameters>;
