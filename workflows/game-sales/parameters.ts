import {
  parameterBoolean,
  parameterFloat,
  parameterInteger,
  parameterString,
} from "../../pipeline-definition";

/**
 * The parameters of the pipeline.
 *
 * @param inputData S3 URI of the data that comes with the deployment.
 * @param endpointName An endpoint of the deployment's own: two stacks of one account must not share it.
 */
export const parameters = (inputData: string, endpointName: string) => ({
  inputData: parameterString("InputData", {
    default: inputData,
    description: "S3 URI of one CSV file with the columns of the video game sales, header included.",
  }),
  errorThreshold: parameterFloat("ErrorThreshold", {
    default: 0.2,
    description:
      "A model scores games when it is wrong in less than this share of the validation rows, and less often than " +
      "the commoner answer.",
  }),
  trainingInstanceType: parameterString("TrainingInstanceType", { default: "ml.m5.xlarge" }),
  transformInstanceType: parameterString("TransformInstanceType", { default: "ml.m5.large" }),
  deployEndpoint: parameterBoolean("DeployEndpoint", {
    default: false,
    description: "Whether an accepted model also goes to an endpoint, which costs money while it stands.",
  }),
  endpointName: parameterString("EndpointName", {
    default: endpointName,
    description: "Endpoint that is created or updated, where one is wanted.",
  }),
  hostingInstanceType: parameterString("HostingInstanceType", { default: "ml.m5.large" }),
  seed: parameterInteger("Seed", {
    default: 1729,
    description: "Seed of the split into train, validation and games to score.",
  }),
});

export type Parameters = ReturnType<typeof parameters>;
