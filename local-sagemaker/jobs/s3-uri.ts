import { LocalRunError } from "../plan/local-run-error";

/** `s3://bucket/key` in parts. The key may be empty (the whole bucket) and may end in a slash. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

const URI = /^s3:\/\/([^/]+)(?:\/(.*))?$/s;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * The bucket and key of an S3 URI.
 *
 * @throws LocalRunError when the text is not an S3 URI, the bucket's name breaks S3's rules, or the key has
 * a part `.` or `..`, which as a file name would climb out of the folder that stands for S3.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const parseS3Uri = (uri: string): S3Location => {
  const [, bucket, key = ""] = URI.exec(uri) ?? [];
  if (bucket === undefined)
    throw new LocalRunError(`"${uri}" is not an S3 URI.`, "Write it as s3://BUCKET/KEY.");
  if (!BUCKET.test(bucket) || bucket.includes(".."))
    throw new LocalRunError(
      `S3 URI "${uri}" names the bucket "${bucket}", which S3 does not allow.`,
      "Use 3 to 63 lower-case letters, digits, dots and hyphens.",
    );
  if (key.includes("\0") || key.split("/").some((part) => part === "." || part === ".."))
    throw new LocalRunError(
      `S3 URI "${uri}" has a part "." or ".." in its key.`,
      "Name the object by its full key: on this machine a key is a path below the folder that stands for S3.",
    );
  return { bucket, key };
};
