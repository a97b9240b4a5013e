import {
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** Nobody, whatever their policies say, reaches the bucket without TLS. */
const onlyTls = (bucketArn: string): Statement => ({
  Sid: "OnlyTls",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** Denies writes whose header names something else; a write without the header gets the bucket's default. */
const denyOther = (
  Sid: string,
  bucketArn: string,
  operator: string,
  header: string,
  value: string,
): Statement => ({
  Sid,
  Effect: "Deny",
  Principal: "*",
  Action: "s3:PutObject",
  Resource: `${bucketArn}/*`,
  // A negated operator, with or without IfExists, holds when the key is missing: hence Null.
  Condition: { [operator]: { [header]: value }, Null: { [header]: "false" } },
});

/** What is written is encrypted by our key, said or unsaid. */
const onlyOurKey = (bucketArn: string, keyArn: string): readonly Statement[] => {
  const header = "s3:x-amz-server-side-encryption";
  return [
    denyOther("OnlyKms", bucketArn, "StringNotEquals", header, "aws:kms"),
    denyOther("OnlyOurKey", bucketArn, "ArnNotEquals", `${header}-aws-kms-key-id`, keyArn),
  ];
};

/** The one way by which some roles reach a bucket. */
export interface OnlyThrough {
  /** ID of a VPC endpoint. */
  readonly endpointId: string;
  readonly roleArns: readonly string[];
}

/**
 * Credentials of a job are worth nothing outside its network. What SageMaker does outside it under a role of its own
 * (a condition that reads a report, a model that is looked at before it is made) is not held to this.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
 */
const jobsThroughEndpoint = (bucketArn: string, { endpointId, roleArns }: OnlyThrough): Statement => ({
  Sid: "JobsOnlyThroughEndpoint",
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: `${bucketArn}/*`,
  Condition: {
    StringNotEquals: { "aws:SourceVpce": endpointId },
    ArnEquals: { "aws:PrincipalArn": roleArns },
    Bool: { "aws:ViaAWSService": "false" },
  },
});

export const artifactsBucketPolicy = (
  bucketArn: string,
  keyArn: string,
  through: OnlyThrough | undefined,
): PolicyDocument =>
  policyDocument(
    onlyTls(bucketArn),
    ...onlyOurKey(bucketArn, keyArn),
    through === undefined ? undefined : jobsThroughEndpoint(bucketArn, through),
  );

/**
 * The bucket that takes the access logs of another: S3's log delivery may write for that one only.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export const accessLogsBucketPolicy = (
  bucketArn: string,
  loggedBucketArn: string,
  account: string,
): PolicyDocument =>
  policyDocument(onlyTls(bucketArn), {
    Sid: "LogDelivery",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": loggedBucketArn },
    },
  });
