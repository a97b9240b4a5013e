import { RepositoryPolicy } from "@pulumi/aws/ecr";
import { Invocation, type Function as LambdaFunction } from "@pulumi/aws/lambda";
import { BucketObjectv2 } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { ImageFolder } from "../workflows/image-folder";
import { handlerFunction, type FunctionSurroundings } from "./handler-function";
import { imageStartPolicy, repositoryPolicy } from "./policies/image-policies";

export interface ImageBuildsArgs extends FunctionSurroundings {
  readonly images: readonly ImageFolder[];
  /** Name of the bucket for the files of the images. */
  readonly bucket: pulumi.Input<string>;
  readonly repositoryName: pulumi.Input<string>;
  readonly repositoryUrl: pulumi.Input<string>;
  readonly projectName: pulumi.Input<string>;
  readonly projectArn: pulumi.Input<string>;
  /** ARN of the role that builds: nobody else may push. */
  readonly builderRoleArn: pulumi.Input<string>;
  /** ARNs of the functions that run in one of the images. @default none */
  readonly functionArns?: pulumi.Input<readonly string[]>;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The digest in the function's answer. @throws Error when there is none */
const digestIn = (image: string, answer: string): string => {
  const { imageDigest } = JSON.parse(answer) as { readonly imageDigest?: unknown };
  if (typeof imageDigest === "string" && DIGEST.test(imageDigest)) return imageDigest;
  throw new Error(`The build of image "${image}" answered ${answer}, which has no digest.`);
};

/**
 * Own images: their files go up under keys made of their content, and a function has the repository's digest of each,
 * after a build when there is none yet. An unchanged folder asks for nothing; a changed one becomes a new image, and
 * the old one stays for the definitions that name it.
 */
export class ImageBuilds extends pulumi.ComponentResource {
  /** URI of each image by its name, by digest. Unknown in a preview that will build. */
  readonly uris: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: ImageBuildsArgs, opts?: pulumi.ComponentResourceOptions) {
    // Neither this machine's paths nor the folders' lists belong into the state.
    const { images, ...kept } = args;
    super("sagemaker-pipelines:index:ImageBuilds", name, kept, opts);
    const { dependsOn } = opts ?? {};
    const upload = { parent: this, retainOnDelete: true, ...(dependsOn === undefined ? {} : { dependsOn }) };
    const access = new RepositoryPolicy(
      name,
      {
        repository: args.repositoryName,
        policy: pulumi.jsonStringify(
          pulumi
            .all([args.builderRoleArn, args.functionArns ?? []])
            .apply(([builder, functions]) => repositoryPolicy(builder, functions)),
        ),
      },
      { parent: this },
    );
    const starter = this.starterOf(name, args);
    this.uris = Object.fromEntries(
      images.map((image) => {
        const files = image.files.map((file) =>
          this.uploaded(`${name}-${image.name}`, file, image, args.bucket, upload),
        );
        return [image.name, this.built(`${name}-${image.name}`, image, args, starter, [access, ...files])];
      }),
    );
    this.registerOutputs({ uris: this.uris });
  }

  private uploaded(
    name: string,
    file: ImageFolder["files"][number],
    { prefix }: ImageFolder,
    bucket: pulumi.Input<string>,
    opts: pulumi.CustomResourceOptions,
  ): BucketObjectv2 {
    const source = new pulumi.asset.FileAsset(file.path);
    return new BucketObjectv2(`${name}-${file.name}`, { bucket, key: `${prefix}${file.name}`, source }, opts);
  }

  private starterOf(name: string, args: ImageBuildsArgs): LambdaFunction {
    const { projectArn, repositoryName } = args;
    return handlerFunction(
      name,
      args,
      {
        description: `Has the own images of ${args.pipelineName} built and tells their digests`,
        file: "image-build.mjs",
        policy: (known) =>
          pulumi
            .all([projectArn, repositoryName])
            .apply(([project, repository]) => imageStartPolicy(known, project, repository)),
        // One `up` asks for all of them at once, and nobody else asks.
        concurrency: args.images.length,
        timeoutSeconds: 900,
      },
      { parent: this },
    );
  }

  private built(
    name: string,
    { name: image, tag, prefix }: ImageFolder,
    { bucket, projectName, repositoryName, repositoryUrl }: ImageBuildsArgs,
    starter: LambdaFunction,
    dependsOn: readonly pulumi.Resource[],
  ): pulumi.Output<string> {
    const source = pulumi.interpolate`${bucket}/${prefix}`;
    const answer = new Invocation(
      name,
      {
        functionName: starter.name,
        input: pulumi.jsonStringify({ projectName, repositoryName, imageTag: tag, source }),
      },
      { parent: this, dependsOn: [...dependsOn] },
    );
    const digest = answer.result.apply((text) => digestIn(image, text));
    return pulumi.interpolate`${repositoryUrl}@${digest}`;
  }
}
