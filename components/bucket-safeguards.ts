import {
  BucketLifecycleConfiguration,
  BucketOwnershipControls,
  BucketPolicy,
  BucketPublicAccessBlock,
  BucketServerSideEncryptionConfiguration,
  BucketVersioning,
  type Bucket,
} from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";

export interface BucketSafeguards {
  /** Absent where the policy is made elsewhere, with more than the bucket known. */
  readonly policy?: pulumi.Input<PolicyDocument>;
  /** ARN of the key that encrypts the objects; without it Amazon's own (log delivery can use no other). */
  readonly keyArn?: pulumi.Input<string>;
  /** Days after which old versions are removed. */
  readonly oldVersionDays: number;
  /** Days after which the objects themselves are removed; without it never. */
  readonly expireDays?: number;
}

const PRIVATE = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/**
 * Everything that keeps a bucket private, encrypted, versioned and tidy. AWS has a resource for each, and
 * the inline forms on the bucket are deprecated. The policy comes last and is returned, for what has to wait
 * until others may use the bucket; without one, what blocks the public is.
 */
export const safeguardBucket = (
  name: string,
  bucket: Bucket,
  safeguards: BucketSafeguards,
  opts: pulumi.CustomResourceOptions,
): BucketPolicy | BucketPublicAccessBlock => {
  const { keyArn, policy } = safeguards;
  const target = { bucket: bucket.bucket };
  const block = new BucketPublicAccessBlock(name, { ...target, ...PRIVATE }, opts);
  new BucketOwnershipControls(name, { ...target, rule: { objectOwnership: "BucketOwnerEnforced" } }, opts);
  new BucketVersioning(name, { ...target, versioningConfiguration: { status: "Enabled" } }, opts);
  new BucketServerSideEncryptionConfiguration(
    name,
    {
      ...target,
      rules: [
        keyArn === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
              bucketKeyEnabled: true,
            },
      ],
    },
    opts,
  );
  new BucketLifecycleConfiguration(name, { ...target, rules: lifecycleRules(safeguards) }, opts);
  if (policy === undefined) return block;
  // S3 refuses two changes of a bucket's access at the same time.
  return new BucketPolicy(
    name,
    { ...target, policy: pulumi.jsonStringify(policy) },
    { ...opts, dependsOn: [block] },
  );
};

const lifecycleRules = ({ oldVersionDays, expireDays }: BucketSafeguards) => [
  {
    id: "old-versions",
    status: "Enabled",
    filter: { prefix: "" },
    noncurrentVersionExpiration: { noncurrentDays: oldVersionDays },
  },
  {
    id: "broken-uploads",
    status: "Enabled",
    filter: { prefix: "" },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  },
  ...(expireDays === undefined
    ? []
    : [{ id: "age", status: "Enabled", filter: { prefix: "" }, expiration: { days: expireDays } }]),
];
