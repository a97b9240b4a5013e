import {
  allow,
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import type { Place } from "../../pipeline-definition/analysis/permissions/place";

/** Services that jobs and what starts them may use at all; what each role may do with them its own policy says. */
const SERVICES = [
  "athena",
  "autoscaling",
  "cloudwatch",
  "codebuild",
  "dynamodb",
  "ecr",
  "elasticmapreduce",
  "emr-serverless",
  "events",
  "glue",
  "kms",
  "lambda",
  "logs",
  "s3",
  "sagemaker",
  "scheduler",
  "secretsmanager",
  "sns",
  "sqs",
  "states",
  "xray",
];

/** What a VPC job does with its network interfaces, and EMR with its machines. */
const NETWORK = [
  "ec2:AuthorizeSecurityGroup*",
  "ec2:CreateNetworkInterface*",
  "ec2:CreateTags",
  "ec2:DeleteNetworkInterface*",
  "ec2:Describe*",
  "ec2:RunInstances",
  "ec2:TerminateInstances",
];

/**
 * The most that any role of a delivered stack can be given: no identities, no network of others, no keys of
 * their own. It grants nothing by itself.
 *
 * @param names beginnings of the stacks' names
 */
export const boundary = (place: Place, names: readonly string[]): PolicyDocument =>
  policyDocument(
    allow(
      "ServicesOfPipelines",
      SERVICES.map((service) => `${service}:*`),
      "*",
    ),
    allow("JobNetwork", NETWORK, "*"),
    allow(
      "PassOwnRoles",
      "iam:PassRole",
      names.map((name) => `arn:${place.partition}:iam::${place.account}:role/${name}-*`),
    ),
    {
      Sid: "KeysStayAsTheyAre",
      Effect: "Deny",
      Action: ["kms:Disable*", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
      Resource: "*",
    },
    {
      Sid: "BucketsStayAsTheyAre",
      Effect: "Deny",
      Action: ["s3:DeleteBucket*", "s3:PutBucket*", "s3:PutEncryptionConfiguration"],
      Resource: "*",
    },
  );
