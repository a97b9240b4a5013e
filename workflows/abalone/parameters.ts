import { parameterFloat, parameterInteger, parameterString } from "../../pipeline-definition";

/** The parameters of the pipeline, with the defaults of the original where it has one. */
export const parameters = (inputData: string, bucket: string, pipelineName: string) => ({
  rawData: parameterString("RawData", {
    default: inputData,
    description: "S3 URI of the abalone data: sex, seven measures and rings, no header.",
  }),
  newSurveys: parameterString("NewSurveys", {
    default: `s3://${bucket}/abalone_data/new/`,
    description: "S3 prefix of the surveys that have come since, in the same form; it may be empty.",
  }),
  rounds: parameterInteger("Rounds", { default: 50, description: "Rounds of boosting." }),
  maxDepth: parameterInteger("MaxDepth", { default: 4, description: "Depth of each tree." }),
  eta: parameterFloat("Eta", { default: 0.1, description: "Share of each tree that counts." }),
  rmseThreshold: parameterFloat("RmseThreshold", {
    default: 3.1,
    description: "A model is deployed when it is off by at most this many rings on the test rows.",
  }),
  trainingInstanceType: parameterString("TrainingInstanceType", { default: "ml.m5.xlarge" }),
  processingInstanceType: parameterString("ProcessingInstanceType", { default: "ml.m5.xlarge" }),
  endpointName: parameterString("EndpointName", {
    default: pipelineName,
    description: "The same every night: created once, updated from then on.",
  }),
  endpointInstanceType: parameterString("EndpointInstanceType", { default: "ml.m5.large" }),
  endpointInstanceCount: parameterInteger("EndpointInstanceCount", { default: 2 }),
});

export type Parameters = ReturnType<typeof parameters>;
