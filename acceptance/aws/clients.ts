import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { IAMClient } from "@aws-sdk/client-iam";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";

/** The services that are asked. */
export interface AwsClients {
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly iam: IAMClient;
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

const isThisMachine = (url: string): boolean =>
  URL.canParse(url) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);

/**
 * Clients with the credentials of the environment; an endpoint on this machine needs nobody's.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const awsClients = ({ region, endpointUrl }: ClientOptions): AwsClients => {
  // The SDK's version is pinned; its warning is about later ones, which shall not run on Node 20.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const nobody = { accessKeyId: "rehearsal", secretAccessKey: "rehearsal" };
  const config = {
    region,
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    ...(endpointUrl !== undefined && isThisMachine(endpointUrl) ? { credentials: nobody } : {}),
  };
  return {
    ec2: new EC2Client(config),
    ecr: new ECRClient(config),
    iam: new IAMClient(config),
    quotas: new ServiceQuotasClient(config),
    sagemaker: new SageMakerClient(config),
    sts: new STSClient(config),
  };
};
