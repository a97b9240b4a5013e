import { Alias, Key } from "@pulumi/aws/kms";
import { Bucket, BucketLogging } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { safeguardBucket } from "../components/bucket-safeguards";
import { accessLogsBucketPolicy, artifactsBucketPolicy } from "../components/policies/bucket-policies";
import { dataKeyPolicy } from "../components/policies/key-policies";
import { stateful } from "../components/stateful";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { Ownership } from "./account-configuration";
import { adoption } from "./adoption";

export interface StateStorageArgs {
  readonly place: pulumi.Input<Place>;
  readonly bucket: Ownership;
  /** Empty for `pulumi-state-ACCOUNT-REGION`. */
  readonly bucketName: string;
  readonly key: Ownership;
  /** ARN of the existing key, when it is adopted or left. */
  readonly keyArn: string;
  readonly protect: boolean;
}

const OLD_VERSION_DAYS = 365;

/** Where Pulumi keeps the states of all stacks of the account, and the key of the secrets in them. */
export class StateStorage extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: StateStorageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:StateStorage", name, args, opts);
    this.keyArn = args.key === "leave" ? pulumi.output(args.keyArn) : this.key(`${name}-secrets`, args);
    const bucketName = pulumi
      .output(args.place)
      .apply(({ account, region }) => args.bucketName || `pulumi-state-${account}-${region}`);
    this.bucketName = args.bucket === "leave" ? bucketName : this.bucket(`${name}-state`, bucketName, args);
    this.registerOutputs({ bucketName: this.bucketName, keyArn: this.keyArn });
  }

  private key(name: string, { place, key: ownership, keyArn, protect }: StateStorageArgs) {
    const id = keyArn.split("/").at(-1) ?? "";
    const key = new Key(
      name,
      {
        description: "States of Pulumi stacks, and the secrets in them",
        policy: pulumi.jsonStringify(pulumi.output(place).apply(dataKeyPolicy)),
        enableKeyRotation: true,
        deletionWindowInDays: 30,
      },
      { parent: this, ...stateful(protect), ...adoption(ownership, id, LEFT_ALONE.key) },
    );
    if (ownership === "create")
      new Alias(name, { name: "alias/pulumi-secrets", targetKeyId: key.keyId }, { parent: this });
    return key.arn;
  }

  private bucket(name: string, bucketName: pulumi.Output<string>, args: StateStorageArgs) {
    const bucket = new Bucket(
      name,
      { bucket: bucketName },
      {
        parent: this,
        ...stateful(args.protect),
        ...adoption(args.bucket, args.bucketName, LEFT_ALONE.bucket),
      },
    );
    // What stands around an adopted bucket may be in use by others; it is set with `create`.
    if (args.bucket === "create") {
      const policy = pulumi
        .all([bucket.arn, this.keyArn])
        .apply(([arn, keyArn]) => artifactsBucketPolicy(arn, keyArn, undefined));
      const safeguards = { policy, keyArn: this.keyArn, oldVersionDays: OLD_VERSION_DAYS };
      safeguardBucket(name, bucket, safeguards, { parent: this });
      this.log(name, bucket, args);
    }
    return bucket.bucket;
  }

  /** Keeps a record of who read or wrote a state, which holds all that is to be known of a stack. */
  private log(name: string, bucket: Bucket, { place, protect }: StateStorageArgs): void {
    const logs = new Bucket(`${name}-access-logs`, {}, { parent: this, ...stateful(protect) });
    const policy = pulumi
      .all([logs.arn, bucket.arn, place])
      .apply(([arn, source, { account }]) => accessLogsBucketPolicy(arn, source, account));
    const days = { oldVersionDays: OLD_VERSION_DAYS, expireDays: OLD_VERSION_DAYS };
    const guard = safeguardBucket(`${name}-access-logs`, logs, { policy, ...days }, { parent: this });
    new BucketLogging(
      name,
      { bucket: bucket.bucket, targetBucket: logs.bucket, targetPrefix: "state/" },
      // S3 refuses a target that does not take its logs yet.
      { parent: this, dependsOn: [guard] },
    );
  }
}

/** Inputs of existing resources that differ from ours, most likely. */
const LEFT_ALONE = {
  key: ["description", "policy", "enableKeyRotation", "deletionWindowInDays", "tags", "tagsAll"],
  bucket: ["tags", "tagsAll"],
};
