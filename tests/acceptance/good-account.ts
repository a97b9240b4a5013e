import type { Reply, Script } from "./aws-double";

export const ACCOUNT = "111122223333";

export const ABSENT: Reply = { error: "ResourceNotFound", message: "Pipeline does not exist." };

const quota = (QuotaName: string, Value: number, QuotaCode = "L-12345678") => ({
  ServiceCode: "sagemaker",
  QuotaName,
  QuotaCode,
  Value,
});

/** What Service Quotas answers: each quota with its value. */
export const quotas = (values: Readonly<Record<string, number>>): Reply => ({
  body: { Quotas: Object.entries(values).map(([name, value]) => quota(name, value)) },
});

/** What IAM answers to a simulation, by action. */
export const decisions = (all: Readonly<Record<string, string>>): Reply => ({
  body: {
    EvaluationResults: Object.entries(all).map(([EvalActionName, EvalDecision]) => ({
      EvalActionName,
      EvalDecision,
    })),
    IsTruncated: false,
  },
});

export const zone = (zoneName: string, zoneType = "availability-zone", zoneState = "available") => ({
  zoneName,
  zoneType,
  zoneState,
});

/** What KMS tells of a key. */
export const keyIs = (KeyState: string, KeyUsage = "ENCRYPT_DECRYPT"): Reply => ({
  body: { KeyMetadata: { KeyId: "0a1b2c3d-0000-0000-0000-000000000000", KeyState, KeyUsage } },
});

/** An account in which the dev stack can be made, and nothing of it exists. */
export const goodAccount: Script = {
  "sts:GetCallerIdentity": {
    body: { Account: ACCOUNT, Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/ada`, UserId: "AROA:ada" },
  },
  "ec2:DescribeRegions": {
    body: { regionInfo: [{ regionName: "us-east-1", optInStatus: "opt-in-not-required" }] },
  },
  "kms:DescribeKey": keyIs("Enabled"),
  "servicequotas:ListServiceQuotas": quotas({
    "ml.m5.xlarge for processing job usage": 2,
    "ml.m5.xlarge for training job usage": 2,
  }),
  "servicequotas:GetServiceQuota": { body: { Quota: { QuotaCode: "L-F678F1CE", Value: 5 } } },
  "sagemaker:DescribePipeline": ABSENT,
  "sagemaker:DescribeModelPackageGroup": {
    error: "ValidationException",
    message:
      "ModelPackageGroup arn:aws:sagemaker:us-east-1:111122223333:model-package-group/x does not exist.",
  },
  "ecr:BatchGetImage": { body: { images: [{ imageId: { imageTag: "3.2-0" } }], failures: [] } },
  "ec2:DescribeVpcs": (input) => ({ body: { vpcSet: "Filter.1.Name" in input ? [] : [{ vpcId: "vpc-1" }] } }),
  "ec2:DescribeAvailabilityZones": {
    body: {
      availabilityZoneInfo: [zone("us-east-1b"), zone("us-east-1a"), zone("us-east-1-bos-1", "local-zone")],
    },
  },
  "ec2:DescribeInstanceTypeOfferings": {
    body: {
      instanceTypeOfferingSet: ["us-east-1a", "us-east-1b"].map((location) => ({
        instanceType: "m5.xlarge",
        locationType: "availability-zone",
        location,
      })),
    },
  },
  "ec2:DescribeVpcEndpointServices": { body: { serviceNameSet: ["com.amazonaws.us-east-1.s3"] } },
  "iam:GetRole": {
    body: {
      Role: {
        Path: "/delivery/",
        RoleName: "Deploy",
        RoleId: "AROA",
        Arn: `arn:aws:iam::${ACCOUNT}:role/delivery/Deploy`,
        CreateDate: "2026-01-01T00:00:00Z",
      },
    },
  },
  "iam:SimulatePrincipalPolicy": decisions({ "iam:CreateRole": "allowed", "kms:CreateKey": "allowed" }),
};
