import { endpointFeatures } from "./policies/endpoint-services";
import { listOf, matching, oneOf, orEmpty } from "./setting";

const oneOfEach = (values: readonly string[]) =>
  listOf(
    new RegExp(`^(${values.join("|")})$`),
    `a JSON list of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
    values[0] ?? "",
    0,
  );

/** Keys of the network: how far it leads, and whether the stack makes it at all. */
export const networkSettings = {
  /** Ways out to the internet, which a network of its own does not have by default. */
  natGateways: oneOf(["none", "single", "one-per-zone"]),
  endpointsFor: oneOfEach(endpointFeatures),
  vpcId: orEmpty(matching(/^vpc-[0-9a-f]{8,17}$/, "the id of a VPC", "vpc-0f0f0f0f0f0f0f0f0")),
  subnetIds: listOf(/^subnet-[0-9a-f]{8,17}$/, "a JSON list of subnet ids", "subnet-0f0f0f0f0f0f0f0f0", 0),
  securityGroupIds: listOf(
    /^sg-[0-9a-f]{8,17}$/,
    "a JSON list of security group ids",
    "sg-0f0f0f0f0f0f0f0f0",
    0,
  ),
  s3EndpointId: orEmpty(
    matching(/^vpce-[0-9a-f]{8,17}$/, "the id of a gateway endpoint for S3", "vpce-0f0f0f0f0f0f0f0f0"),
  ),
};

/** What the settings of the network say together. */
export interface NetworkValues {
  readonly natGateways: string;
  readonly endpointsFor: readonly string[];
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly s3EndpointId: string;
}

interface NetworkMistake {
  readonly message: string;
  readonly hint: string;
}

const forExisting = ({ subnetIds = [], securityGroupIds = [], ...rest }: Partial<NetworkValues>) => [
  ...(subnetIds.length >= 2
    ? []
    : [
        {
          message: `Configuration "subnetIds" names ${String(subnetIds.length)} subnets of VPC "${rest.vpcId ?? ""}"; jobs and models need two, in two zones.`,
          hint: `Set it: pulumi config set subnetIds '["subnet-ID","subnet-ID"]'`,
        },
      ]),
  ...(securityGroupIds.length > 0
    ? []
    : [
        {
          message: `Configuration "securityGroupIds" names no security group of VPC "${rest.vpcId ?? ""}".`,
          hint: `Set it: pulumi config set securityGroupIds '["sg-ID"]'`,
        },
      ]),
  ...(rest.natGateways === "none" && rest.endpointsFor?.length === 0
    ? []
    : [
        {
          message: `Configuration "natGateways" and "endpointsFor" are of a network that the stack makes, and "vpcId" names one that exists.`,
          hint: "Remove them: pulumi config rm natGateways, pulumi config rm endpointsFor.",
        },
      ]),
];

/** A network is either made or named, and what is named is complete. */
export const networkMistakes = (
  values: Partial<NetworkValues & { readonly jobsOnlyThroughEndpoint: boolean }>,
): readonly NetworkMistake[] => {
  const { vpcId, subnetIds = [], securityGroupIds = [], s3EndpointId = "", jobsOnlyThroughEndpoint } = values;
  if (vpcId === undefined) return [];
  if (vpcId !== "") {
    const through = jobsOnlyThroughEndpoint === true && s3EndpointId === "";
    return [
      ...forExisting(values),
      ...(through
        ? [
            {
              message: `Configuration "jobsOnlyThroughEndpoint" is true, and "s3EndpointId" does not name the endpoint of VPC "${vpcId}".`,
              hint: "Name it: pulumi config set s3EndpointId vpce-ID. Without one: pulumi config set jobsOnlyThroughEndpoint false.",
            },
          ]
        : []),
    ];
  }
  const named = subnetIds.length + securityGroupIds.length > 0 || s3EndpointId !== "";
  return named
    ? [
        {
          message: `Configuration "subnetIds", "securityGroupIds" and "s3EndpointId" are of an existing VPC, and "vpcId" names none.`,
          hint: "Name it: pulumi config set vpcId vpc-ID, or remove them.",
        },
      ]
    : [];
};
