/** Where resources stand: the parts that every ARN has in common. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

/** Partitions other than `aws`, by what their regions begin with. */
const PARTITIONS = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-isof-", "aws-iso-f"],
  ["us-isob-", "aws-iso-b"],
  ["us-iso-", "aws-iso"],
] as const;

/** The place that a region and an account make. */
export const placeOf = (region: string, account: string): Place => ({
  partition: PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws",
  region,
  account,
});

/** `arn:aws:sagemaker:eu-west-1:111122223333:model/demo`: an ARN with region and account. */
export const regionalArn = (place: Place, service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;

/** ARN of a bucket. */
export const bucketArn = ({ partition }: Place, bucket: string): string => `arn:${partition}:s3:::${bucket}`;

/** Stand where neither the document nor its surroundings name a region or an account. */
export const PLACEHOLDER_REGION = "REGION";
export const PLACEHOLDER_ACCOUNT = "ACCOUNT";

/** `amazonaws.com`, or what it is in China. */
export const domainOf = ({ partition }: Place): string =>
  partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

/** Holds when S3 uses a key for a caller, and for no direct call to KMS. */
export const throughS3 = (place: Place) => ({
  StringEquals: { "kms:ViaService": `s3.${place.region}.${domainOf(place)}` },
});
