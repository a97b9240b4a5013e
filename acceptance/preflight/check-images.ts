import { BatchGetImageCommand, DescribeImagesCommand } from "@aws-sdk/client-ecr";
import { isAwsImage } from "../../pipeline-definition/checks/aws-images";
import { nodesOf } from "../../pipeline-definition/document/walk";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { askFor, notLookedAt } from "./looked-at";

/** An image as the API of ECR names it. */
interface EcrImage {
  readonly uri: string;
  readonly registryId: string;
  readonly region: string;
  readonly repositoryName: string;
  readonly imageId: { readonly imageDigest: string } | { readonly imageTag: string };
}

/** Members that name an image, in the requests of all kinds of jobs and models. */
const MEMBERS: ReadonlySet<unknown> = new Set(["ImageUri", "TrainingImage", "Image"]);

const URI = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

const ecrImage = (uri: string): EcrImage | undefined => {
  const [, registryId, region, repositoryName, tag, digest] = URI.exec(uri) ?? [];
  if (registryId === undefined || region === undefined || repositoryName === undefined) return undefined;
  const imageId = digest === undefined ? { imageTag: tag ?? "latest" } : { imageDigest: digest };
  return { uri, registryId, region, repositoryName, imageId };
};

const absent = ({ uri }: EcrImage): Finding =>
  error(
    "images",
    `Image "${uri}" does not exist.`,
    isAwsImage(uri)
      ? "Choose a version that AWS's list of images has for this region."
      : "Push it, or name one that exists.",
  );

/** AWS's registries let nobody list: pulling the manifest is what a job will do too. */
const awsFinding = async ({ ecr }: Pick<AwsClients, "ecr">, image: EcrImage): Promise<Finding> => {
  const { uri, registryId, repositoryName, imageId } = image;
  const answer = await askFor("ecr:BatchGetImage", async () =>
    ecr.send(new BatchGetImageCommand({ registryId, repositoryName, imageIds: [imageId] })),
  );
  if ("failure" in answer) return notLookedAt("images", `AWS's image "${uri}"`, answer.failure);
  const { images = [] } = answer.value ?? {};
  return images.length === 0 ? absent(image) : ok("images", `AWS's image "${uri}" can be pulled.`);
};

const ownFinding = async ({ ecr }: Pick<AwsClients, "ecr">, image: EcrImage): Promise<Finding> => {
  const { uri, registryId, repositoryName, imageId } = image;
  const answer = await askFor("ecr:DescribeImages", async () =>
    ecr.send(new DescribeImagesCommand({ registryId, repositoryName, imageIds: [imageId] })),
  );
  if ("failure" in answer) return notLookedAt("images", `Image "${uri}"`, answer.failure);
  const [found] = answer.value?.imageDetails ?? [];
  return found === undefined ? absent(image) : ok("images", `Image "${uri}" exists.`);
};

const imageFinding = async (
  clients: Pick<AwsClients, "ecr">,
  { configuration: { region }, builtImages }: StackSettings,
  uri: string,
): Promise<Finding> => {
  const built = builtImages[uri];
  // What stands in the definition until then is no URI of anything.
  if (built !== undefined) return ok("images", `Image "${built}" is built by the first up.`);
  const image = ecrImage(uri);
  if (image === undefined) {
    return warning(
      "images",
      `Image "${uri}" is not in ECR and was not looked at.`,
      "Make sure that jobs can pull it: without a network configuration for private registries they take ECR only.",
    );
  }
  if (image.region !== region) {
    return error(
      "images",
      `Image "${uri}" lies in region "${image.region}", and the jobs run in "${region}".`,
      "Name an image of the region of the stack.",
    );
  }
  return isAwsImage(uri) ? awsFinding(clients, image) : ownFinding(clients, image);
};

/** Looks for every image that the definition names. */
export const checkImages = async (
  settings: StackSettings,
  clients: Pick<AwsClients, "ecr">,
): Promise<readonly Finding[]> => {
  const uris = [...nodesOf(settings.definition)].flatMap(({ key, value }) =>
    MEMBERS.has(key) && typeof value === "string" ? [value] : [],
  );
  return Promise.all([...new Set(uris)].map(async (uri) => imageFinding(clients, settings, uri)));
};
