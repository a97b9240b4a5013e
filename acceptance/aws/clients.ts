import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import { isOnThisMachine, parseEndpoint } from "../../scripts/execution/endpoint";

/** The services that are asked. */
export interface AwsClients {
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly iam: IAMClient;
  /** In the region of a key, which need not be the stack's. */
  readonly kmsIn: (region: string) => KMSClient;
  readonly quotas: ServiceQuotasClient;
  readonly sagemaker: SageMakerClient;
  readonly sts: STSClient;
}

/** Where the services are. */
export interface ClientOptions {
  readonly region: string;
  /** One endpoint for all services, as a rehearsal has it. @default AWS's, or those that the environment names */
  readonly endpointUrl?: string;
}

/** Endpoints that the environment names, for all services or one; the SDK reads them, and says little when it cannot. */
const checkEndpointsOfEnvironment = (): void => {
  for (const [name, url = ""] of Object.entries(process.env)) {
    if (/^AWS_ENDPOINT_URL(_|$)/.test(name) && url !== "") parseEndpoint(url);
  }
};

/**
 * Clients with the credentials of the environment; an endpoint on this machine needs nobody's.
 *
 * @throws UsageError for an endpoint, given or in the environment, that is no URL, or not encrypted and not on this
 * machine.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const awsClients = ({ region, endpointUrl }: ClientOptions): AwsClients => {
  // The SDK's version is pinned; its warning is about later ones, which shall not run on Node 20.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  checkEndpointsOfEnvironment();
  const endpoint = endpointUrl === undefined ? undefined : parseEndpoint(endpointUrl);
  const nobody = { accessKeyId: "rehearsal", secretAccessKey: "rehearsal" };
  const config = {
    region,
    ...(endpoint === undefined ? {} : { endpoint: endpoint.href }),
    ...(endpoint !== undefined && isOnThisMachine(endpoint) ? { credentials: nobody } : {}),
  };
  return {
    ec2: new EC2Client(config),
    ecr: new ECRClient(config),
    iam: new IAMClient(config),
    kmsIn: (keyRegion) => new KMSClient({ ...config, region: keyRegion }),
    quotas: new ServiceQuotasClient(config),
    sagemaker: new SageMakerClient(config),
    sts: new STSClient(config),
  };
};
