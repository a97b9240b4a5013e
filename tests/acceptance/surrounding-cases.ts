import { decisions, zone, ACCOUNT } from "./good-account";
import { existing, IMAGE, own, ROLE, SIMULATED, type Case } from "./preflight-case";

/** Images, network, roles, data. */
export const surroundingCases: readonly Case[] = [
  {
    title: "an image that AWS does not have",
    script: { "ecr:BatchGetImage": { body: { images: [], failures: [{ failureCode: "ImageNotFound" }] } } },
    finding: {
      check: "images",
      level: "error",
      message: `Image "${IMAGE}" does not exist.`,
      hint: "Choose a version that AWS's list of images has for this region.",
    },
  },
  {
    title: "a repository that AWS does not have",
    script: { "ecr:BatchGetImage": { error: "RepositoryNotFoundException", message: "no repository" } },
    finding: {
      check: "images",
      level: "error",
      message: `Image "${IMAGE}" does not exist.`,
      hint: "Choose a version that AWS's list of images has for this region.",
    },
  },
  {
    title: "an own image that is built later",
    script: {
      "ecr:BatchGetImage": { error: "RepositoryNotFoundException", message: "no repository" },
      "servicequotas:GetServiceQuota": { body: { Quota: { Value: 1000 } } },
    },
    settings: { builtImages: { [IMAGE]: "tabular" } },
    finding: { check: "images", level: "ok", message: 'Image "tabular" is built by the first up.' },
    others: 0,
  },
  {
    title: "no room for a VPC",
    script: {
      "ec2:DescribeVpcs": (input) => ({
        body: {
          vpcSet: "Filter.1.Name" in input ? [] : Array.from({ length: 5 }, () => ({ vpcId: "vpc-1" })),
        },
      }),
    },
    finding: {
      check: "network",
      level: "error",
      message: 'Region "us-east-1" has 5 of 5 VPCs, and the stack needs one more.',
      hint:
        "Delete one, or ask for more: aws service-quotas request-service-quota-increase --service-code vpc " +
        "--quota-code L-F678F1CE --desired-value 6 --region us-east-1",
    },
  },
  {
    title: "the VPC of the stack, although there is no room for another",
    script: {
      "ec2:DescribeVpcs": { body: { vpcSet: Array.from({ length: 5 }, () => ({ vpcId: "vpc-1" })) } },
    },
    finding: { check: "network", level: "ok", message: "The stack has its VPC already." },
    others: 0,
  },
  {
    title: "too few zones",
    script: {},
    configuration: { availabilityZones: 3 },
    finding: {
      check: "network",
      level: "error",
      message: 'Region "us-east-1" has 2 availability zones, and the stack wants 3.',
      hint: "Take fewer: pulumi config set --stack dev availabilityZones 2",
    },
  },
  {
    title: "a zone without the instances",
    script: {
      "ec2:DescribeAvailabilityZones": {
        body: {
          availabilityZoneInfo: [
            zone("us-east-1b"),
            zone("us-east-1e"),
            zone("us-east-1a", "availability-zone", "impaired"),
          ],
        },
      },
    },
    finding: {
      check: "network",
      level: "warning",
      message: 'EC2 does not offer instance type "ml.m5.xlarge" in us-east-1e, where jobs may get a subnet.',
      hint: "Jobs take the other subnets; choose another type or another number of availabilityZones if they cannot.",
    },
  },
  {
    title: "no gateway to S3",
    script: { "ec2:DescribeVpcEndpointServices": { body: { serviceNameSet: [] } } },
    finding: {
      check: "network",
      level: "error",
      message: 'There is no gateway endpoint service "com.amazonaws.us-east-1.s3".',
      hint: "Without it jobs in isolated subnets reach no data: choose another region.",
    },
  },
  {
    title: "no endpoint service of S3's name",
    script: {
      "ec2:DescribeVpcEndpointServices": { error: "InvalidServiceName", message: "InvalidServiceName" },
    },
    finding: {
      check: "network",
      level: "error",
      message: 'There is no endpoint service "com.amazonaws.us-east-1.s3".',
      hint: "Without it jobs in isolated subnets reach no data: choose another region.",
    },
  },
  {
    title: "a caller who is forbidden to deploy",
    script: {
      "iam:SimulatePrincipalPolicy": decisions({ [SIMULATED]: "explicitDeny", "kms:CreateKey": "allowed" }),
    },
    finding: {
      check: "roles",
      level: "error",
      message: `A policy forbids "${ROLE}" what a deployment needs: ec2:CreateVpc.`,
      hint: "Deploy with another role, or have the denying statement mended.",
    },
  },
  {
    title: "a caller who may not do everything",
    script: {
      "iam:SimulatePrincipalPolicy": decisions({ [SIMULATED]: "implicitDeny", "kms:CreateKey": "allowed" }),
    },
    finding: {
      check: "roles",
      level: "warning",
      message: `"${ROLE}" is not allowed everywhere what a deployment needs: ec2:CreateVpc.`,
      hint: "Fine if it is allowed on the names of this stack; else allow it, or deploy with another role.",
    },
  },
  {
    title: "a pipeline whose role is gone",
    script: {
      "sagemaker:DescribePipeline": existing({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/gone` }),
      "sagemaker:ListTags": own,
      "iam:GetRole": (input) =>
        input["RoleName"] === "gone"
          ? { error: "NoSuchEntity", message: "no role", status: 404 }
          : { body: { Role: { Arn: ROLE } } },
    },
    finding: {
      check: "roles",
      level: "error",
      message: 'Pipeline "adult-census-dev" runs under role "gone", which does not exist.',
      hint: "Find out who deleted it: pulumi refresh notices, and pulumi up makes it again.",
    },
  },
  {
    title: "input data of one's own",
    script: {},
    configuration: { inputData: { uri: "s3://bucket/folder/file.csv" } },
    finding: {
      check: "data",
      level: "warning",
      message: 'The input data "s3://bucket/folder/file.csv" was not looked at.',
      hint: "See for yourself: aws s3 ls s3://bucket/folder/file.csv",
    },
  },
];
