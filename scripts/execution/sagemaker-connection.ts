import { SageMakerClient, type SageMakerClientConfig } from "@aws-sdk/client-sagemaker";
import { UsageError } from "../command-line/command";

/** Where SageMaker is. */
export interface ConnectionOptions {
  /** @default the SDK's: environment, then the profile; the placeholder region for an endpoint on this machine */
  readonly region?: string;
  /** Another endpoint than AWS's: the local API, or a private one. */
  readonly endpointUrl?: string;
}

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

const parseEndpoint = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new UsageError(
      `The endpoint "${text}" is no URL.`,
      "Write it whole, for example http://127.0.0.1:8765.",
    );
  }
  if (url.protocol === "http:" && !LOOPBACK.includes(url.hostname)) {
    throw new UsageError(
      `The endpoint "${text}" is not encrypted and not on this machine.`,
      "Use https; http is for 127.0.0.1 and localhost only.",
    );
  }
  return url;
};

/** An endpoint on this machine needs neither a region nor anybody's credentials. */
const LOCAL: SageMakerClientConfig = {
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
};

/** @throws UsageError for an endpoint that is no URL, or not encrypted and not on this machine. */
export const connect = ({ region, endpointUrl }: ConnectionOptions): SageMakerClient => {
  // The SDK's version is pinned; its warning is about later ones, which shall not run on Node 20.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const endpoint = endpointUrl === undefined ? undefined : parseEndpoint(endpointUrl);
  return new SageMakerClient({
    ...(endpoint !== undefined && LOOPBACK.includes(endpoint.hostname) ? LOCAL : {}),
    ...(endpoint === undefined ? {} : { endpoint: endpoint.href }),
    ...(region === undefined ? {} : { region }),
  });
};
