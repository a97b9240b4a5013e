import { parameterFloat, parameterInteger, parameterString } from "../../pipeline-definition";

/**
 * The parameters of the pipeline, with the defaults of the original where it has one.
 *
 * @param inputData S3 URI of the data that comes with the deployment.
 * @param endpointName An endpoint of the deployment's own: two stacks of one account must not share it.
 */
export const parameters = (inputData: string, endpointName: string) => ({
  inputData: parameterString("InputData", {
    default: inputData,
    description: "S3 URI of one file of 70 numbers a line, the label first, no header.",
  }),
  endpointName: parameterString("EndpointName", {
    default: endpointName,
    description: "Endpoint that is created or updated; at most 50 letters, digits and hyphens.",
  }),
  errorThreshold: parameterFloat("ErrorThreshold", {
    default: 0.1,
    description: "A model is deployed when it is wrong in less than this share of the validation rows.",
  }),
  trainingInstanceType: parameterString("TrainingInstanceType", { default: "ml.m5.xlarge" }),
  hostingInstanceType: parameterString("HostingInstanceType", { default: "ml.m5.large" }),
  hostingInstanceCount: parameterInteger("HostingInstanceCount", { default: 1 }),
  seed: parameterInteger("Seed", {
    default: 42,
    description: "Seed of the split into train and validation.",
  }),
});

export type Parameters = ReturnType<typeof parameters>;
