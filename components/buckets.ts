import { Bucket, BucketLogging } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { safeguardBucket } from "./bucket-safeguards";
import { accessLogsBucketPolicy, artifactsBucketPolicy } from "./policies/bucket-policies";
import type { Place } from "./policies/place";
import { stateful } from "./stateful";

export interface BucketsArgs {
  readonly place: pulumi.Input<Place>;
  /** ARN of the key that encrypts the artifacts. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that access logs are kept. */
  readonly logRetentionDays: number;
  /** Whether the buckets survive a `destroy`; without it they are emptied and removed. */
  readonly protect: boolean;
}

const OLD_VERSION_DAYS = 90;

/** The bucket for code, data and everything that executions write, and the one for its access logs. */
export class Buckets extends pulumi.ComponentResource {
  /** Name of the bucket for code, data and outputs. */
  readonly artifacts: pulumi.Output<string>;

  constructor(name: string, args: BucketsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Buckets", name, args, opts);
    const options = { parent: this };
    const artifacts = this.bucket(`${name}-artifacts`, args.protect);
    const logs = this.bucket(`${name}-access-logs`, args.protect);
    safeguardBucket(
      `${name}-artifacts`,
      artifacts,
      {
        policy: pulumi
          .all([artifacts.arn, args.keyArn])
          .apply(([arn, key]) => artifactsBucketPolicy(arn, key)),
        keyArn: args.keyArn,
        oldVersionDays: OLD_VERSION_DAYS,
      },
      options,
    );
    safeguardBucket(
      `${name}-access-logs`,
      logs,
      {
        policy: pulumi
          .all([logs.arn, artifacts.arn, args.place])
          .apply(([arn, logged, { account }]) => accessLogsBucketPolicy(arn, logged, account)),
        oldVersionDays: OLD_VERSION_DAYS,
        expireDays: args.logRetentionDays,
      },
      options,
    );
    new BucketLogging(
      `${name}-artifacts`,
      { bucket: artifacts.bucket, targetBucket: logs.bucket, targetPrefix: "artifacts/" },
      options,
    );
    this.artifacts = artifacts.bucket;
    this.registerOutputs({ artifacts: this.artifacts });
  }

  private bucket(name: string, protect: boolean): Bucket {
    return new Bucket(name, { forceDestroy: !protect }, { parent: this, ...stateful(protect) });
  }
}
