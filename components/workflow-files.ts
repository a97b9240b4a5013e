import { BucketObjectv2 } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { CodeFile } from "../workflows/code-bundle";

/** A text to upload that stands in no file. */
export interface TextObject {
  readonly name: string;
  /** S3 key, made of the content's hash. */
  readonly key: string;
  readonly content: string;
}

export interface WorkflowFilesArgs {
  /** Name of the bucket. */
  readonly bucket: pulumi.Input<string>;
  readonly code: readonly CodeFile[];
  /** Sample data, where the stack has no data of its own. */
  readonly sample?: TextObject | undefined;
}

/**
 * The files that jobs read, each under a key made of its content. A changed file becomes a new object and
 * the old one stays: executions that run already, and those that are started again, still need it. Nothing
 * reads a URI from here: keys follow from local files, so a preview can show the whole definition.
 */
export class WorkflowFiles extends pulumi.ComponentResource {
  constructor(name: string, args: WorkflowFilesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { bucket, code, sample } = args;
    // A component's inputs are kept in the state, where neither this machine's paths nor the sample belong,
    // and shown when they change, which the objects themselves do better.
    super("sagemaker-pipelines:index:WorkflowFiles", name, { bucket }, opts);
    const upload = (object: Pick<TextObject, "name" | "key">, source: pulumi.asset.Asset) =>
      new BucketObjectv2(
        `${name}-${object.name}`,
        { bucket, key: object.key, source },
        // A component hands its dependencies on to none of its children.
        {
          parent: this,
          retainOnDelete: true,
          ...(opts?.dependsOn === undefined ? {} : { dependsOn: opts.dependsOn }),
        },
      );
    for (const file of code) upload(file, new pulumi.asset.FileAsset(file.path));
    if (sample !== undefined) upload(sample, new pulumi.asset.StringAsset(sample.content));
    this.registerOutputs({});
  }
}
