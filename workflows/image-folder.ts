import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One file of an image's folder. */
export interface ImageFile {
  /** Path inside the folder, with `/` between its parts. */
  readonly name: string;
  readonly path: string;
}

/** The folder that an own image of a workflow is built from: `workflows/<workflow>/images/<name>/`. */
export interface ImageFolder {
  readonly name: string;
  readonly files: readonly ImageFile[];
  /** Hash of the names and contents of all files: the same files give the same image. */
  readonly sha256: string;
  /** Tag of the image, which follows from its files: an unchanged folder is never built again. */
  readonly tag: string;
  /** Prefix of the files in S3, with a slash at its end. */
  readonly prefix: string;
}

/** A folder that no image can be built from. */
export class ImageFolderError extends Error {
  override readonly name = "ImageFolderError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

const isKept = (name: string): boolean => !name.startsWith(".") && name !== "__pycache__";

/** All files of a folder and its folders, in name order. Hidden files and Python's caches do not count. */
export const filesIn = (folder: string, parent = ""): readonly ImageFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => isKept(name))
    .flatMap((entry) => {
      const name = `${parent}${entry.name}`;
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(place, `${name}/`);
      return entry.isFile() ? [{ name, path: place }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const PINNED = /@sha256:[0-9a-f]{64}$/;

/** Every image that a Dockerfile begins with or copies from, less its own stages. */
const foreignImages = (dockerfile: string): readonly string[] => {
  const lines = dockerfile.replace(/\\\r?\n/g, " ").split(/\r?\n/);
  const stages = new Set(["scratch"]);
  return lines.flatMap((line) => {
    const [, from, stage] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    const [, copied] = /^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*--from=(\S+)/i.exec(line) ?? [];
    const [, syntax] = /^#\s*syntax\s*=\s*(\S+)/i.exec(line) ?? [];
    const image = from ?? copied ?? syntax;
    const isForeign = image !== undefined && !stages.has(image) && !/^\d+$/.test(image);
    if (stage !== undefined) stages.add(stage);
    return isForeign ? [image] : [];
  });
};

const check = (workflow: string, name: string, files: readonly ImageFile[]): void => {
  const where = `workflows/${workflow}/images/${name}`;
  const subject = `Image "${name}" of workflow "${workflow}"`;
  if (!/^[a-z][a-z0-9]{0,23}$/.test(name)) {
    throw new ImageFolderError(
      `${subject} has a name that is not at most 24 lower-case letters and digits.`,
      `Rename the folder ${where}.`,
    );
  }
  for (const needed of ["Dockerfile", "requirements.txt"]) {
    if (!files.some((file) => file.name === needed))
      throw new ImageFolderError(`${subject} has no "${needed}".`, `Put one into ${where}.`);
  }
  const dockerfile = files.find((file) => file.name === "Dockerfile")?.path ?? "";
  const moving = foreignImages(readFileSync(dockerfile, "utf8")).find((image) => !PINNED.test(image));
  if (moving !== undefined) {
    throw new ImageFolderError(
      `${subject} is built from "${moving}", which can change under its name.`,
      `Name it by its digest in ${where}/Dockerfile: docker buildx imagetools inspect ${moving} tells it.`,
    );
  }
};

/**
 * The own images of a workflow, read from `workflows/<workflow>/images/`, in name order. Hidden files and Python's
 * caches do not count; neither do the modes of files, which are lost on the way to the builder.
 *
 * @throws ImageFolderError for a folder without `Dockerfile` or `requirements.txt`, and for one that is built from an
 * image without digest
 */
export const imageFolders = (
  workflow: string,
  workflowsFolder: string = __dirname,
): readonly ImageFolder[] => {
  const folder = path.join(workflowsFolder, workflow, "images");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isKept(entry.name))
    .map(({ name }) => {
      const files = filesIn(path.join(folder, name));
      check(workflow, name, files);
      const hashes = files.map((file) => `${sha256(readFileSync(file.path))}  ${file.name}\n`);
      const hash = sha256(hashes.join(""));
      const prefix = `code/${workflow}/images/${name}/${hash}/`;
      return { name, files, sha256: hash, tag: `${name}-${hash.slice(0, 32)}`, prefix };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** How an own image is called where nothing was built: the hash of its folder stands for its digest. */
export const draftImage = (workflow: string, { name, sha256: hash }: ImageFolder): string =>
  `${workflow}/${name}@sha256:${hash}`;

/** The URIs of a workflow's own images by name, for checks and local runs, which need no registry. */
export const draftImageUris = (
  workflow: string,
  region: string,
  images: readonly ImageFolder[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    images.map((image) => [
      image.name,
      `111122223333.dkr.ecr.${region}.amazonaws.com/${draftImage(workflow, image)}`,
    ]),
  );
