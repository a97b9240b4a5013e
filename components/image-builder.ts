import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Project } from "@pulumi/aws/codebuild";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { imageBuilderPolicy, imageBuilderTrust } from "./policies/image-policies";
import { stateful } from "./stateful";

export interface ImageBuilderArgs {
  readonly place: pulumi.Input<Place>;
  /** Name of the bucket with the files of the images. */
  readonly bucket: pulumi.Input<string>;
  /** Folder in it under which all of them lie, without a slash at its end. */
  readonly folder: string;
  /** ARN of the bucket's key. */
  readonly keyArn: pulumi.Input<string>;
  readonly repositoryName: pulumi.Input<string>;
  readonly repositoryUrl: pulumi.Input<string>;
  /** ARN of the key that encrypts the logs. */
  readonly logsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** Whether the logs survive a `destroy`. */
  readonly protect: boolean;
}

/**
 * What a build does. Provenance and other attestations would make an index of the image with a digest of its own at
 * each build, and `SOURCE_DATE_EPOCH` keeps the time of the build out of the image.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */
const buildSpecification = {
  version: 0.2,
  phases: {
    pre_build: {
      commands: [
        "aws ecr get-login-password" +
          ' | docker login --username AWS --password-stdin "${REPOSITORY_URL%%/*}"',
      ],
    },
    build: {
      commands: [
        "docker buildx build --platform linux/amd64 --provenance=false --sbom=false --no-cache --pull" +
          ' --build-arg SOURCE_DATE_EPOCH=0 --tag "$REPOSITORY_URL:$IMAGE_TAG" --push .',
      ],
    },
  },
} as const;

const environmentOf = (repositoryUrl: pulumi.Input<string>) => ({
  type: "LINUX_CONTAINER",
  computeType: "BUILD_GENERAL1_SMALL",
  image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
  // Docker needs it; nothing runs on the machine but this build.
  privilegedMode: true,
  environmentVariables: [{ name: "REPOSITORY_URL", value: repositoryUrl }],
});

/** The project and role that one build of an image runs with. It costs nothing while nothing is built. */
export class ImageBuilder extends pulumi.ComponentResource {
  readonly projectName: pulumi.Output<string>;
  readonly projectArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ImageBuilderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:ImageBuilder", name, args, opts);
    const { repositoryUrl, keyArn } = args;
    const group = new LogGroup(
      name,
      { kmsKeyId: args.logsKeyArn, retentionInDays: args.logRetentionDays },
      { parent: this, ...stateful(args.protect) },
    );
    const { role, policy } = this.roleOf(name, args, group.arn);
    const project = new Project(
      name,
      {
        description: `Builds the own images of ${name}`,
        serviceRole: role.arn,
        source: { type: "NO_SOURCE", buildspec: JSON.stringify(buildSpecification) },
        artifacts: { type: "NO_ARTIFACTS" },
        environment: environmentOf(repositoryUrl),
        encryptionKey: keyArn,
        logsConfig: { cloudwatchLogs: { groupName: group.name } },
        // The function that waits for a build has 15 minutes.
        buildTimeout: 13,
        queuedTimeout: 30,
      },
      { parent: this, dependsOn: [policy] },
    );
    this.projectName = project.name;
    this.projectArn = project.arn;
    this.roleArn = role.arn;
    const { projectName, projectArn, roleArn } = this;
    this.registerOutputs({ projectName, projectArn, roleArn });
  }

  private roleOf(name: string, args: ImageBuilderArgs, logGroupArn: pulumi.Output<string>) {
    const { place, bucket, folder, keyArn, repositoryName } = args;
    const trust = pulumi.output(place).apply((known) => imageBuilderTrust(known, name));
    const role = new Role(
      name,
      { description: "Builds own images", assumeRolePolicy: pulumi.jsonStringify(trust) },
      { parent: this },
    );
    const document = pulumi
      .output({ place, bucket, folder, keyArn, repositoryName, logGroupArn })
      .apply(imageBuilderPolicy);
    const policy = new RolePolicy(
      name,
      { role: role.name, policy: pulumi.jsonStringify(document) },
      { parent: this },
    );
    return { role, policy };
  }
}
