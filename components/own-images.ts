import * as pulumi from "@pulumi/pulumi";
import { nameHint } from "../pipeline-definition/document/nearest-name";
import { draftImageUris, imageFolders, type ImageFolder } from "../workflows/image-folder";
import { ImageBuilder } from "./image-builder";
import type { MessagingOnDemand } from "./messaging";
import { ImageBuilds, type ImageBuildsArgs } from "./image-builds";

/** An image in the configuration that the workflow does not have. */
export class UnknownImageError extends Error {
  override readonly name = "UnknownImageError";
  readonly hint: string;

  constructor(name: string, known: readonly string[]) {
    super(`Configuration "images.${name}" names an image that the workflow does not have.`);
    const remove = `Remove it: pulumi config rm --path images.${name}`;
    this.hint = nameHint(name, known, remove);
  }
}

/** The own images of a workflow, before anything is made. */
export interface PlannedImages {
  /** Those whose URI the configuration does not give. */
  readonly build: readonly ImageFolder[];
  /** URIs by image, from the configuration. */
  readonly given: Readonly<Record<string, string>>;
  /** A URI for each image by which the definition can be checked. */
  readonly drafts: Readonly<Record<string, string>>;
}

/**
 * What becomes of a workflow's own images.
 *
 * @param given URIs by image, from the configuration
 * @throws ImageFolderError, UnknownImageError
 */
export const planImages = (
  workflow: string,
  region: string,
  given: Readonly<Record<string, string>>,
): PlannedImages => {
  const folders = imageFolders(workflow);
  const known = folders.map(({ name }) => name);
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new UnknownImageError(stranger, known);
  const build = folders.filter(({ name }) => given[name] === undefined);
  return { build, given, drafts: { ...draftImageUris(workflow, region, folders), ...given } };
};

export interface OwnImagesArgs extends Omit<
  ImageBuildsArgs,
  "images" | "projectName" | "projectArn" | "builderRoleArn" | "deadLetters"
> {
  readonly workflow: string;
  readonly images: PlannedImages;
  /** ARN of the key for the files of the images. */
  readonly keyArn: pulumi.Input<string>;
  readonly messaging: MessagingOnDemand;
}

/** The URI of each own image of a workflow by its name, built or given. Makes nothing when there is nothing to build. */
export const ownImages = (
  name: string,
  { workflow, images: { build, given }, messaging, ...args }: OwnImagesArgs,
  opts: pulumi.ComponentResourceOptions,
): pulumi.Output<Readonly<Record<string, string>>> => {
  if (build.length === 0) return pulumi.output(given);
  const folder = `code/${workflow}/images`;
  const builder = new ImageBuilder(`${name}-image-builds`, { ...args, folder });
  const { projectName, projectArn, roleArn: builderRoleArn } = builder;
  const builds = new ImageBuilds(
    `${name}-images`,
    { ...args, deadLetters: messaging().deadLetters, images: build, projectName, projectArn, builderRoleArn },
    opts,
  );
  return pulumi.output({ ...given, ...builds.uris });
};
