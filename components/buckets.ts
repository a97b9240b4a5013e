import { Bucket, BucketLogging } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { safeguardBucket } from "./bucket-safeguards";
import { accessLogsBucketPolicy } from "./policies/bucket-policies";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { stateful } from "./stateful";

export interface BucketsArgs {
  readonly place: pulumi.Input<Place>;
  /** ARN of the key that encrypts the artifacts. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that access logs are kept. */
  readonly logRetentionDays: number;
  /** Days after which old versions are removed. */
  readonly oldVersionDays: number;
  /** Whether the buckets survive a `destroy`; without it they are emptied and removed. */
  readonly protect: boolean;
}

/**
 * The bucket for code, data and everything that executions write, and the one for its access logs. Who reaches the
 * first is the matter of `ArtifactsAccess`.
 */
export class Buckets extends pulumi.ComponentResource {
  /** Name of the bucket for code, data and outputs. */
  readonly artifacts: pulumi.Output<string>;
  /** Name of the bucket for the record of who used the other. */
  readonly accessLogs: pulumi.Output<string>;

  constructor(name: string, args: BucketsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Buckets", name, args, opts);
    const artifacts = this.bucket(`${name}-artifacts`, args.protect);
    const logs = this.bucket(`${name}-access-logs`, args.protect);
    const { keyArn, oldVersionDays } = args;
    safeguardBucket(`${name}-artifacts`, artifacts, { keyArn, oldVersionDays }, { parent: this });
    const logsPolicy = this.guardLogs(`${name}-access-logs`, logs, artifacts, args);
    new BucketLogging(
      `${name}-artifacts`,
      { bucket: artifacts.bucket, targetBucket: logs.bucket, targetPrefix: "artifacts/" },
      // S3 refuses a target that does not take its logs yet.
      { parent: this, dependsOn: [logsPolicy] },
    );
    this.artifacts = artifacts.bucket;
    this.accessLogs = logs.bucket;
    this.registerOutputs({ artifacts: this.artifacts, accessLogs: this.accessLogs });
  }

  private guardLogs(name: string, bucket: Bucket, logged: Bucket, args: BucketsArgs): pulumi.Resource {
    const policy = pulumi
      .all([bucket.arn, logged.arn, args.place])
      .apply(([arn, source, { account }]) => accessLogsBucketPolicy(arn, source, account));
    const days = { oldVersionDays: args.oldVersionDays, expireDays: args.logRetentionDays };
    return safeguardBucket(name, bucket, { policy, ...days }, { parent: this });
  }

  private bucket(name: string, protect: boolean): Bucket {
    return new Bucket(name, { forceDestroy: !protect }, { parent: this, ...stateful(protect) });
  }
}
