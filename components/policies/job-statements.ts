import { keyPatterns, type DataLocation } from "./data-location";
import {
  bucketArn,
  regionalArn,
  throughS3,
  type Place,
} from "../../pipeline-definition/analysis/permissions/place";
import { allow, type Statement } from "../../pipeline-definition/analysis/permissions/policy-document";

/** What jobs of one kind may touch. */
export interface JobNames {
  readonly place: Place;
  /** Name of the bucket for code and outputs. */
  readonly bucket: string;
  /** ARN of the key of that bucket and of the job volumes. */
  readonly keyArn: string;
  /** Every execution writes under this prefix of the bucket. */
  readonly pipelineName: string;
  /** ARNs of the ECR repositories of the images. */
  readonly repositories: readonly string[];
}

const objects = (place: Place, bucket: string, ...patterns: readonly string[]): readonly string[] =>
  patterns.map((pattern) => `${bucketArn(place, bucket)}/${pattern}`);

/** Listing a bucket, but only below the given keys. */
export const listing = (Sid: string, place: Place, bucket: string, patterns: readonly string[]): Statement =>
  allow(Sid, "s3:ListBucket", bucketArn(place, bucket), { StringLike: { "s3:prefix": patterns } });

/** Reading what executions of the pipeline wrote, and further keys of the same bucket. */
export const readArtifacts = ({ place, bucket, pipelineName }: JobNames, ...more: string[]): Statement =>
  allow("ReadArtifacts", "s3:GetObject", objects(place, bucket, `${pipelineName}/*`, ...more));

export const readData = ({ place }: JobNames, data: DataLocation): Statement =>
  allow("ReadData", "s3:GetObject", objects(place, data.bucket, ...keyPatterns(data)));

/** Writing below the pipeline's own prefix and nowhere else. */
export const writeArtifacts = ({ place, bucket, pipelineName }: JobNames): Statement =>
  allow(
    "WriteArtifacts",
    ["s3:PutObject", "s3:AbortMultipartUpload"],
    objects(place, bucket, `${pipelineName}/*`),
  );

/** Encrypting and decrypting objects, only through S3. */
export const useKey = ({ place, keyArn }: JobNames): Statement =>
  allow("KeyThroughS3", ["kms:Decrypt", "kms:GenerateDataKey"], keyArn, throughS3(place));

/** The encrypted volumes of the job's instances: AWS's services take a grant on the key. */
export const encryptVolumes = ({ keyArn }: JobNames): readonly Statement[] => [
  allow("VolumeGrant", "kms:CreateGrant", keyArn, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
  allow("DescribeKey", "kms:DescribeKey", keyArn),
];

/** Pulling exactly the images of the definition; nothing, when it has none (IAM refuses an empty list). */
export const pullImages = ({ repositories }: JobNames): readonly Statement[] =>
  repositories.length === 0
    ? []
    : [
        allow(
          "PullImages",
          ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
          repositories,
        ),
        // This action knows no resource.
        allow("RegistryToken", "ecr:GetAuthorizationToken", "*"),
      ];

/**
 * Logs. SageMaker names the groups by kind of job and not by pipeline, so all stacks of an account share
 * them and none can own them: the first job makes the group.
 *
 * @param group the group below `/aws/sagemaker/`; with `*` at its end, all groups that begin so
 */
export const writeLogs = ({ place }: JobNames, group: string): Statement => {
  const arn = regionalArn(place, "logs", `log-group:/aws/sagemaker/${group}`);
  return allow(
    "WriteLogs",
    ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    group.endsWith("*") ? arn : [arn, `${arn}:log-stream:*`],
  );
};

/** Metrics; the action knows no resource, so its namespace is bounded instead. */
export const putMetrics: Statement = allow("PutMetrics", "cloudwatch:PutMetricData", "*", {
  StringLike: { "cloudwatch:namespace": "*aws/sagemaker/*" },
});

/**
 * The network interfaces of jobs in a VPC. AWS refuses processing jobs whose role narrows these actions by
 * conditions, and documents them for all resources.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export const joinVpc: Statement = allow(
  "NetworkInterfaces",
  [
    "ec2:CreateNetworkInterface",
    "ec2:CreateNetworkInterfacePermission",
    "ec2:DeleteNetworkInterface",
    "ec2:DeleteNetworkInterfacePermission",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
  ],
  "*",
);
