import { isJsonObject, type JsonObject } from "../../pipeline-definition/document/definition";
import { objectsAt, textAt } from "../jobs/request-reading";
import { endpointArn, endpointConfigArn, type Place } from "../plan/names";

/**
 * What `DescribeEndpointConfig` answers for a configuration made from these arguments.
 *
 * @param time When it was made, ISO 8601.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpointConfig.html
 */
export const describeEndpointConfig = (
  args: JsonObject,
  name: string,
  place: Place,
  time: string,
): JsonObject => ({
  EnableNetworkIsolation: false,
  ...args,
  EndpointConfigName: name,
  EndpointConfigArn: endpointConfigArn(place, name),
  ProductionVariants: objectsAt(args, "ProductionVariants").map((variant) => ({
    InitialVariantWeight: 1,
    ...variant,
  })),
  CreationTime: time,
});

const summaryOf = (variant: JsonObject): JsonObject => {
  const weight = Number(textAt(variant, "InitialVariantWeight") ?? 1);
  const count = variant["InitialInstanceCount"];
  return {
    VariantName: variant["VariantName"],
    CurrentWeight: weight,
    DesiredWeight: weight,
    ...(count === undefined ? {} : { CurrentInstanceCount: count, DesiredInstanceCount: count }),
    ...(variant["ServerlessConfig"] === undefined
      ? {}
      : { CurrentServerlessConfig: variant["ServerlessConfig"] }),
  };
};

const captureSummary = (config: JsonObject): JsonObject => {
  const capture = config["DataCaptureConfig"];
  if (!isJsonObject(capture)) return {};
  const enabled = capture["EnableCapture"] !== false;
  return {
    DataCaptureConfig: {
      EnableCapture: enabled,
      CaptureStatus: enabled ? "Started" : "Stopped",
      CurrentSamplingPercentage: capture["InitialSamplingPercentage"],
      DestinationS3Uri: capture["DestinationS3Uri"],
      ...(capture["KmsKeyId"] === undefined ? {} : { KmsKeyId: capture["KmsKeyId"] }),
    },
  };
};

/** What an endpoint takes from its configuration. */
export const configuredBy = (config: JsonObject): JsonObject => ({
  EndpointConfigName: config["EndpointConfigName"],
  ProductionVariants: objectsAt(config, "ProductionVariants").map(summaryOf),
  ...captureSummary(config),
});

/**
 * What `DescribeEndpoint` answers for a new endpoint, which is not in service yet.
 *
 * @param time When it was made, ISO 8601.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 */
export const describeNewEndpoint = (
  config: JsonObject,
  name: string,
  place: Place,
  time: string,
): JsonObject => ({
  EndpointName: name,
  EndpointArn: endpointArn(place, name),
  ...configuredBy(config),
  EndpointStatus: "Creating",
  CreationTime: time,
  LastModifiedTime: time,
});
