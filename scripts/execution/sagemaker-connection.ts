import { SageMakerClient, type SageMakerClientConfig } from "@aws-sdk/client-sagemaker";
import { isOnThisMachine, parseEndpoint } from "./endpoint";

/** Where SageMaker is. */
export interface ConnectionOptions {
  /** @default the SDK's: environment, then the profile; the placeholder region for an endpoint on this machine */
  readonly region?: string;
  /**
   * Another endpoint than AWS's: the local API, or a private one.
   *
   * @default AWS_ENDPOINT_URL_SAGEMAKER or AWS_ENDPOINT_URL, else AWS's
   */
  readonly endpointUrl?: string;
}

/** What the SDK would use where no endpoint is given; a profile's is the SDK's to read. */
const endpointOfEnvironment = (): string | undefined =>
  process.env["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] === "true"
    ? undefined
    : ["AWS_ENDPOINT_URL_SAGEMAKER", "AWS_ENDPOINT_URL"]
        .map((name) => process.env[name])
        .find((url) => url !== undefined && url !== "");

/** An endpoint on this machine needs neither a region nor anybody's credentials. */
const LOCAL: SageMakerClientConfig = {
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
};

/**
 * A client of SageMaker.
 *
 * @throws UsageError for an endpoint, given or in the environment, that is no URL, or not encrypted and not on
 * this machine.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const connect = ({
  region,
  endpointUrl = endpointOfEnvironment(),
}: ConnectionOptions): SageMakerClient => {
  // The SDK's version is pinned; its warning is about later ones, which shall not run on Node 20.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const endpoint = endpointUrl === undefined ? undefined : parseEndpoint(endpointUrl);
  return new SageMakerClient({
    ...(endpoint !== undefined && isOnThisMachine(endpoint) ? LOCAL : {}),
    ...(endpoint === undefined ? {} : { endpoint: endpoint.href }),
    ...(region === undefined ? {} : { region }),
  });
};
