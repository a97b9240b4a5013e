import { at, listed, members, parsed } from "../json-reading";
import { capital } from "./resource-shapes";

/** What belongs into another resource: the member that names it, and what is put there. */
export interface MergedShape {
  readonly into: string;
  readonly by: string;
  readonly members: (inputs: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

const ofBucket = (members: MergedShape["members"]): MergedShape => ({
  into: "aws:s3/bucket:Bucket",
  by: "bucket",
  members,
});

/** By type of the AWS provider: resources of their own there, and members of others in CloudFormation. */
export const MERGED_SHAPES: Readonly<Record<string, MergedShape>> = {
  "aws:s3/bucketLogging:BucketLogging": ofBucket(({ targetBucket, targetPrefix }) => ({
    LoggingConfiguration: { DestinationBucketName: targetBucket, LogFilePrefix: targetPrefix },
  })),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket(({ rule }) => ({
    OwnershipControls: { Rules: [{ ObjectOwnership: at(rule, "objectOwnership") }] },
  })),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket((inputs) => ({
    PublicAccessBlockConfiguration: Object.fromEntries(
      members(inputs).flatMap(([key, value]) => (key === "bucket" ? [] : [[capital(key), value]])),
    ),
  })),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket(
    ({ rules }) => ({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: listed(rules).map((rule) => ({
          BucketKeyEnabled: at(rule, "bucketKeyEnabled") === true,
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: at(rule, "applyServerSideEncryptionByDefault", "sseAlgorithm"),
            KMSMasterKeyID: at(rule, "applyServerSideEncryptionByDefault", "kmsMasterKeyId"),
          },
        })),
      },
    }),
  ),
  "aws:s3/bucketVersioning:BucketVersioning": ofBucket(({ versioningConfiguration }) => ({
    VersioningConfiguration: { Status: at(versioningConfiguration, "status") },
  })),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": {
    into: "aws:ecr/repository:Repository",
    by: "repository",
    members: ({ policy }) => ({ RepositoryPolicyText: parsed(policy) }),
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    into: "aws:iam/policy:Policy",
    by: "policyArn",
    members: ({ role }) => ({ Roles: [role] }),
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    into: "aws:cloudwatch/eventRule:EventRule",
    by: "rule",
    members: ({ arn, deadLetterConfig }) => ({
      Targets: [{ Arn: arn, Id: "target", DeadLetterConfig: { Arn: at(deadLetterConfig, "arn") } }],
    }),
  },
};
