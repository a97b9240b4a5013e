import { regionalArn } from "../../pipeline-definition/analysis/permissions/place";
import { taggedByStack, type Delivered, type ServiceGroup } from "./managed-service";

const kinds =
  (...names: readonly string[]) =>
  ({ place }: Delivered): readonly string[] =>
    names.map((name) => regionalArn(place, "ec2", `${name}/*`));

const EVERY_KIND = kinds(
  "elastic-ip",
  "internet-gateway",
  "natgateway",
  "route-table",
  "security-group",
  "security-group-rule",
  "subnet",
  "vpc",
  "vpc-endpoint",
  "vpc-flow-log",
);

/** The network: its parts have no names, so the tag of the stack tells whose they are. */
export const network: ServiceGroup = {
  name: "network",
  services: [
    {
      sid: "Network",
      read: [
        "ec2:DescribeAddresses",
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeFlowLogs",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNatGateways",
        "ec2:DescribeNetworkAcls",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribePrefixLists",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcEndpointServices",
        "ec2:DescribeVpcEndpoints",
        "ec2:DescribeVpcs",
      ],
      write: [],
      resources: () => ["*"],
    },
    {
      sid: "NetworkAttributes",
      read: ["ec2:DescribeVpcAttribute"],
      write: [],
      resources: kinds("vpc"),
    },
    {
      // A new part has no tag yet; making one changes nothing that stands.
      sid: "NewNetwork",
      read: [],
      write: [
        "ec2:AllocateAddress",
        "ec2:CreateFlowLogs",
        "ec2:CreateInternetGateway",
        "ec2:CreateNatGateway",
        "ec2:CreateRouteTable",
        "ec2:CreateSecurityGroup",
        "ec2:CreateSubnet",
        "ec2:CreateVpc",
        "ec2:CreateVpcEndpoint",
      ],
      resources: EVERY_KIND,
    },
    {
      sid: "ChangeNetwork",
      read: [],
      write: [
        "ec2:AssociateRouteTable",
        "ec2:AttachInternetGateway",
        "ec2:AuthorizeSecurityGroupEgress",
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:CreateRoute",
        "ec2:DeleteFlowLogs",
        "ec2:DeleteInternetGateway",
        "ec2:DeleteNatGateway",
        "ec2:DeleteRoute",
        "ec2:DeleteRouteTable",
        "ec2:DeleteSecurityGroup",
        "ec2:DeleteSubnet",
        "ec2:DeleteTags",
        "ec2:DeleteVpc",
        "ec2:DeleteVpcEndpoints",
        "ec2:DetachInternetGateway",
        "ec2:DisassociateRouteTable",
        "ec2:ModifySecurityGroupRules",
        "ec2:ModifySubnetAttribute",
        "ec2:ModifyVpcAttribute",
        "ec2:ModifyVpcEndpoint",
        "ec2:ReleaseAddress",
      ],
      resources: EVERY_KIND,
      condition: taggedByStack,
    },
    {
      // The VPC's default security group comes into being without a tag, and is emptied and tagged then.
      sid: "AdoptDefaults",
      read: [],
      write: ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"],
      resources: kinds("security-group", "security-group-rule"),
      condition: ({ stack }) => ({ StringEqualsIfExists: { "aws:ResourceTag/stack": stack } }),
    },
    {
      sid: "NetworkTags",
      read: [],
      write: ["ec2:CreateTags"],
      resources: EVERY_KIND,
      condition: ({ stack }) => ({
        StringEqualsIfExists: { "aws:ResourceTag/stack": stack, "aws:RequestTag/stack": stack },
      }),
    },
  ],
};
