import { BucketNotification } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";

/**
 * The event pattern of uploads into a folder. AWS bounds such patterns by `prefix` and `suffix`, or by both as one
 * `wildcard`.
 *
 * @param folder empty for the whole bucket, or with a slash at its end
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export const uploadPattern = (bucket: string, folder: string, suffix: string | undefined) => {
  // A wildcard takes these two for signs of its own.
  const literally = (text: string) => text.replace(/[\\*]/g, "\\$&");
  const key =
    suffix === undefined ? { prefix: folder } : { wildcard: `${literally(folder)}*${literally(suffix)}` };
  return {
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: { bucket: { name: [bucket] }, object: { key: [key] } },
  };
};

/** How an event of S3 says where the object lies. Its keys are not encoded, unlike those of S3's older messages. */
export const UPLOADED_URI = "s3://{detail.bucket.name}/{detail.object.key}";

/** The folder in which an S3 URI lies: its bucket, and the key up to the last slash. */
export const folderOfUri = (
  uri: string,
): { readonly bucket: string; readonly folder: string } | undefined => {
  const [, bucket, folder = ""] = /^s3:\/\/([^/]+)\/((?:[^/]+\/)*)[^/]*$/.exec(uri) ?? [];
  return bucket === undefined ? undefined : { bucket, folder };
};

export interface UploadEventsArgs {
  /** Name of a bucket of this stack. */
  readonly bucket: pulumi.Input<string>;
}

/** Lets a bucket tell EventBridge of every upload. A bucket has one such setting, so there is one component for all triggers. */
export class UploadEvents extends pulumi.ComponentResource {
  constructor(name: string, args: UploadEventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:UploadEvents", name, args, opts);
    new BucketNotification(name, { bucket: args.bucket, eventbridge: true }, { parent: this });
    this.registerOutputs({});
  }
}
