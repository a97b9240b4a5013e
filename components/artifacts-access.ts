import { BucketPolicy } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { bucketArn, type Place } from "../pipeline-definition/analysis/permissions/place";
import { artifactsBucketPolicy } from "./policies/bucket-policies";

export interface ArtifactsAccessArgs {
  readonly place: pulumi.Input<Place>;
  /** Name of the bucket for code and outputs. */
  readonly bucket: pulumi.Input<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Input<string>;
  /** What binds jobs to the VPC's endpoint; undefined lets them in from anywhere, with their credentials. */
  readonly jobsOnlyThrough:
    | { readonly endpointId: pulumi.Input<string>; readonly roleArns: readonly pulumi.Input<string>[] }
    | undefined;
}

/**
 * Who reaches the artifacts, and how. Apart from the bucket itself, since the network that jobs come from has to know
 * the bucket first.
 */
export class ArtifactsAccess extends pulumi.ComponentResource {
  constructor(name: string, args: ArtifactsAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:ArtifactsAccess", name, args, opts);
    const { place, bucket, keyArn, jobsOnlyThrough } = args;
    const policy = pulumi
      .all([place, bucket, keyArn, pulumi.output(jobsOnlyThrough)])
      .apply(([known, name, key, through]) => artifactsBucketPolicy(bucketArn(known, name), key, through));
    new BucketPolicy(
      `${name}-artifacts`,
      { bucket, policy: pulumi.jsonStringify(policy) },
      // A component hands its dependencies on to none of its children.
      { parent: this, ...(opts?.dependsOn === undefined ? {} : { dependsOn: opts.dependsOn }) },
    );
    this.registerOutputs({});
  }
}
