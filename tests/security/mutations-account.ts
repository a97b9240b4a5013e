import type { ControlId } from "../../policy-pack/control";
import { add, grant, rewrite, set, unprotected, without, type Change } from "./changes";
import { oneKey } from "./mutations";

const TRUST = ["iam:Role", "assumeRolePolicy"] as const;
const POLICY = ["iam:Policy", "policy"] as const;
const BUCKET_POLICY = ["s3:BucketPolicy", "policy"] as const;
const KEY = ["kms:Key", "policy"] as const;

/** Changes of the account's own stack. */
export const ACCOUNT_MUTATIONS: readonly (readonly [control: ControlId, what: string, change: Change])[] = [
  ["S3-1", "no block", without("s3:BucketPublicAccessBlock")],
  ["S3-2", "no encryption", without("s3:BucketServerSideEncryptionConfiguration")],
  ["S3-3", "without TLS", rewrite(...BUCKET_POLICY, /aws:SecureTransport/, "aws:Other")],
  ["S3-4", "no old states", set("s3:BucketVersioning", "versioningConfiguration.status", "Suspended")],
  ["S3-5", "old states for ever", set("s3:BucketLifecycleConfiguration", "rules.0.status", "Disabled")],
  ["S3-6", "nobody knows who read a state", without("s3:BucketLogging")],
  ["S3-7", "access lists", without("s3:BucketOwnershipControls")],
  ["S3-8", "any key", rewrite(...BUCKET_POLICY, /-aws-kms-key-id/, "-other")],
  ["S3-10", "logs of any account", rewrite(...BUCKET_POLICY, /aws:Source(Account|Arn)/, "aws:Other")],
  ["S3-11", "unprotected states", unprotected("s3:Bucket")],
  ["KMS-1", "no rotation", set("kms:Key", "enableKeyRotation", false)],
  ["KMS-2", "anybody", rewrite(...KEY, /"arn:aws:iam::\d+:root"/, '"*"')],
  ["KMS-3", "soon deleted", set("kms:Key", "deletionWindowInDays", 7)],
  ["KMS-4", "grants to anybody", rewrite(...POLICY, /kms:GrantIsForAWSResource/, "aws:Other")],
  ["KMS-5", "one key", oneKey],
  ["IAM-1", "everything", grant("*")],
  ["IAM-2", "a whole service", grant("iam:*")],
  ["IAM-3", "every object", grant("s3:GetObject")],
  [
    "IAM-4",
    "an administrator",
    set("iam:RolePolicyAttachment", "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"),
  ],
  ["IAM-5", "a workload that passes any role", grant("iam:PassRole")],
  [
    "IAM-6",
    "a service for any account",
    rewrite(
      ...TRUST,
      /"Principal":\{"Federated":"[^"]+"\}/,
      '"Principal":{"Service":"sagemaker.amazonaws.com"}',
    ),
  ],
  [
    "IAM-8",
    "a whole account",
    rewrite(...TRUST, /\{"Federated":"[^"]+"\}/, '{"AWS":"arn:aws:iam::999988887777:root"}'),
  ],
  [
    "IAM-9",
    "a workload with rights over roles",
    grant("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/x"),
  ],
  ["IAM-10", "keys of other stacks", rewrite(...POLICY, /aws:ResourceTag\/stack/, "aws:Other")],
  ["IAM-11", "a boundary that lets roles be made", rewrite(...POLICY, /"athena:\*"/, '"iam:*"')],
  [
    "IAM-11",
    "a boundary that lets keys be given away",
    rewrite(...POLICY, /"kms:PutKeyPolicy","kms:ScheduleKeyDeletion"/, '"kms:ScheduleKeyDeletion"'),
  ],
  ["IAM-15", "tokens made for others", rewrite(...TRUST, /:aud"/, ':azp"')],
  ["IAM-15", "any branch", rewrite(...TRUST, /:environment:[a-z]+/, ":*")],
  ["IAM-15", "any repository", rewrite(...TRUST, /repo:acme\/ml-pipelines:/, "repo:acme/*:")],
  ["IAM-16", "roles without a boundary", rewrite(...POLICY, /iam:PermissionsBoundary/, "aws:Other")],
  [
    "IAM-16",
    "a preview that reads secrets",
    rewrite(...POLICY, /secretsmanager:GetSecretValue/, "aws:Other"),
  ],
  ["IAM-16", "a preview that writes", rewrite(...POLICY, /"s3:GetBucketAcl"/, '"s3:PutBucketAcl"')],
  ["IAM-17", "a user", add("aws:iam/user:User", {})],
  ["NET-12", "a NAT gateway", add("aws:ec2/natGateway:NatGateway", {})],
  ["LOG-1", "training logs left to SageMaker", set("cloudwatch:LogGroup", "name", "/aws/sagemaker/Other")],
  ["LOG-1", "logs of a month", set("cloudwatch:LogGroup", "retentionInDays", 30)],
  ["LOG-2", "no key", set("cloudwatch:LogGroup", "kmsKeyId", undefined)],
  [
    "OPS-1",
    "a plain secret",
    (estate) => ({ ...estate, configuration: { ...estate.configuration, "p:apiToken": "x9f8e7d6c5b4a3" } }),
  ],
  ["OPS-2", "unprotected logs", unprotected("cloudwatch:LogGroup")],
  ["OPS-7", "no tags", (estate) => ({ ...estate, configuration: {} })],
];
