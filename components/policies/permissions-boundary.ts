import {
  allow,
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** Services that roles of pipelines call; what they may do there, each role's own policy says. */
const CALLED = [
  "bedrock:*",
  "cloudwatch:PutMetricData",
  "codebuild:BatchGetBuilds",
  "codebuild:ListBuildsForProject",
  "codebuild:StartBuild",
  "dynamodb:DescribeStream",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
  "dynamodb:ListStreams",
  "ec2:*NetworkInterface*",
  "ec2:Describe*",
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:CompleteLayerUpload",
  "ecr:DescribeImages",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
  "elasticmapreduce:*",
  "emr-serverless:*",
  "events:*",
  "glue:*",
  "iam:PassRole",
  "kms:*",
  "lambda:InvokeFunction",
  "logs:*",
  "s3:*",
  "sagemaker:*",
  "secretsmanager:GetSecretValue",
  "sns:Publish",
  "sqs:*",
  "states:*",
  "xray:Get*",
  "xray:Put*",
];

/** To change who may do what, to hand out credentials, to end keys, and to open what is private. */
const NEVER = [
  "iam:Add*",
  "iam:Attach*",
  "iam:Create*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Put*",
  "iam:Remove*",
  "iam:Set*",
  "iam:Tag*",
  "iam:Update*",
  "kms:CancelKeyDeletion",
  "kms:CreateKey",
  "kms:DeleteImportedKeyMaterial",
  "kms:Disable*",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:ScheduleKeyDeletion",
  "kms:Update*",
  "logs:DeleteLogGroup",
  "logs:DeleteLogStream",
  "logs:PutSubscriptionFilter",
  "s3:DeleteBucket*",
  "s3:PutAccountPublicAccessBlock",
  "s3:PutBucket*",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutObjectAcl",
  "s3:PutReplicationConfiguration",
  "sagemaker:CreateNotebook*",
  "sagemaker:CreatePresigned*",
  "sqs:AddPermission",
  "sqs:DeleteQueue",
  "sqs:SetQueueAttributes",
  "sts:*",
];

/**
 * What no role of a stack ever goes beyond, whatever somebody attaches to it later. It grants nothing by itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const permissionsBoundary: PolicyDocument = policyDocument(
  allow("WhatPipelinesCall", CALLED, "*"),
  // No other secret than those that webhooks are signed with.
  allow("SecretsOfWebhooks", "secretsmanager:GetSecretValue", "arn:*:secretsmanager:*:*:secret:*webhook-*"),
  {
    Sid: "NeverTheirOwnRights",
    Effect: "Deny",
    Action: NEVER,
    Resource: "*",
  },
  {
    // Step Functions asks for it as the state machine's role, to have its log delivered.
    Sid: "OnlyMachinesOpenLogs",
    Effect: "Deny",
    Action: "logs:PutResourcePolicy",
    Resource: "*",
    Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:*:iam::*:role/*-aws-jobs-*" } },
  },
);
