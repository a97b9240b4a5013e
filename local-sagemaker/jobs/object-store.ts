import { constants } from "node:fs";
import { copyFile, link, mkdir, readdir, readFile, realpath, rename, rm, rmdir } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { makeFolder } from "../store/make-folder";
import { LocalRunError } from "../plan/local-run-error";
import { parseS3Uri } from "./s3-uri";
import { filesBelow, isMissing, kindOf } from "./stored-files";

/** One object: its URI, and the file that holds its bytes. */
export interface StoredObject {
  readonly uri: string;
  readonly path: string;
}

/** What a prefix stands for: the objects, each with the path that it gets below the folder it is copied to. */
export interface Listing {
  readonly objects: readonly (StoredObject & { readonly relativePath: string })[];
  /** Objects that S3 would also match, because their key goes on with other text than a slash. */
  readonly alsoMatched: readonly string[];
}

/**
 * S3 as a folder: `s3://bucket/key` is the file `<root>/bucket/key`. Objects appear whole or not at all.
 * Every URI is refused that would lead out of the root.
 */
export interface ObjectStore {
  /** The folder that holds the buckets. */
  readonly root: string;
  /**
   * Makes the user's own file or folder readable under a URI, for this store only. It is read in place:
   * nothing ever writes to it, and nothing may be stored under that URI.
   *
   * @throws LocalRunError when the path does not exist or is neither a file nor a folder.
   */
  readonly mount: (uri: string, path: string) => Promise<void>;
  /**
   * The objects under a URI as a job's input sees them: one object that bears exactly this key, else the
   * objects below it as a folder, else those whose key begins with it.
   */
  readonly list: (uri: string) => Promise<Listing>;
  /** The object of exactly this key, undefined when there is none. */
  readonly find: (uri: string) => Promise<StoredObject | undefined>;
  /** The text of one object, undefined when there is none. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /**
   * Copies what `list` finds into a folder, keeping the structure below the URI; one object arrives under
   * its own base name.
   */
  readonly download: (uri: string, folder: string) => Promise<Listing>;
  /** Stores every file of a folder under `<uri>/`. Symbolic links are not followed. Returns the URIs. */
  readonly upload: (folder: string, uri: string) => Promise<readonly string[]>;
  /**
   * Stores one file as the object of this URI.
   *
   * @param onlyNew Leaves an object alone that is there already, also when two are put at once.
   * @returns whether the file was stored.
   */
  readonly put: (file: string, uri: string, onlyNew?: boolean) => Promise<boolean>;
  /** Takes an object away, if there is one. */
  readonly remove: (uri: string) => Promise<void>;
}

const withoutSlashes = (uri: string): string => uri.replace(/(?<!\/)\/+$/, "");

const asKey = (path: string): string => path.split(sep).join("/");

class FolderStore implements ObjectStore {
  readonly #mounts = new Map<string, string>();

  constructor(readonly root: string) {}

  async mount(uri: string, path: string): Promise<void> {
    parseS3Uri(uri);
    // The path itself may be a link of the user's; links of jobs are not followed.
    const target = await realpath(path).catch(() => resolve(path));
    if ((await kindOf(target)) === "none")
      throw new LocalRunError(
        `Input "${uri}" is to be read from "${path}", which is neither a file nor a folder.`,
        "Give --input S3URI=PATH the path of a file or folder that exists.",
      );
    this.#mounts.set(withoutSlashes(uri), target);
  }

  /** The mount that a URI is, or lies below; the deepest when several hold it. */
  #mountOf(uri: string): string | undefined {
    const wanted = withoutSlashes(uri);
    return [...this.#mounts.keys()]
      .filter((mounted) => wanted === mounted || wanted.startsWith(`${mounted}/`))
      .sort((a, b) => b.length - a.length)[0];
  }

  #pathOf(uri: string): string {
    const { bucket, key } = parseS3Uri(uri);
    const mounted = this.#mountOf(uri);
    return mounted === undefined
      ? join(this.root, bucket, key)
      : join(this.#mounts.get(mounted) ?? "", withoutSlashes(uri).slice(mounted.length));
  }

  async list(uri: string): Promise<Listing> {
    const own = await this.#listFolder(uri);
    const below = await Promise.all(
      [...this.#mounts.keys()]
        .filter((mounted) => mounted.startsWith(`${withoutSlashes(uri)}/`))
        .map(async (mounted) => this.#under(uri, (await this.#listFolder(mounted)).objects)),
    );
    const byPath = new Map([...own.objects, ...below.flat()].map((found) => [found.relativePath, found]));
    const objects = [...byPath.values()].sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
    return { objects, alsoMatched: own.alsoMatched };
  }

  #under(uri: string, objects: Listing["objects"]): Listing["objects"] {
    const prefix = `${withoutSlashes(uri)}/`;
    return objects.map((object) => ({ ...object, relativePath: object.uri.slice(prefix.length) }));
  }

  async #listFolder(uri: string): Promise<Listing> {
    const path = this.#pathOf(uri);
    const bare = withoutSlashes(uri);
    const kind = await kindOf(path);
    if (kind === "file" && (!uri.endsWith("/") || this.#mounts.has(bare)))
      return {
        objects: [{ uri: bare, path, relativePath: basename(parseS3Uri(bare).key) || basename(path) }],
        alsoMatched: [],
      };
    const objects =
      kind === "folder"
        ? (await filesBelow(path)).map((file) => {
            const relativePath = asKey(relative(path, file));
            return { uri: `${bare}/${relativePath}`, path: file, relativePath };
          })
        : [];
    if (uri.endsWith("/") || this.#mountOf(uri) !== undefined) return { objects, alsoMatched: [] };
    const siblings = await this.#siblings(uri);
    return objects.length > 0
      ? { objects, alsoMatched: siblings.map((found) => found.uri) }
      : { objects: siblings, alsoMatched: [] };
  }

  /** Objects whose key begins with the URI's text and goes on otherwise than with a slash. */
  async #siblings(uri: string): Promise<Listing["objects"]> {
    const folder = dirname(this.#pathOf(uri));
    if (parseS3Uri(uri).key === "" || (await kindOf(folder)) !== "folder") return [];
    const start = basename(uri);
    const parent = uri.slice(0, uri.length - start.length);
    const names = (await readdir(folder)).filter((name) => name.startsWith(start) && name !== start).sort();
    const found = await Promise.all(
      names.map(async (name) => {
        const path = join(folder, name);
        const files = (await kindOf(path)) === "folder" ? await filesBelow(path) : [path];
        return files.map((file) => {
          const relativePath = asKey(relative(folder, file));
          return { uri: `${parent}${relativePath}`, path: file, relativePath };
        });
      }),
    );
    return found.flat();
  }

  async find(uri: string): Promise<StoredObject | undefined> {
    const path = this.#pathOf(uri);
    return !uri.endsWith("/") && (await kindOf(path)) === "file" ? { uri, path } : undefined;
  }

  async readText(uri: string): Promise<string | undefined> {
    try {
      return await readFile(this.#pathOf(uri), "utf8");
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async download(uri: string, folder: string): Promise<Listing> {
    const listing = await this.list(uri);
    for (const { path, relativePath } of listing.objects) {
      const target = join(folder, relativePath);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(path, target, constants.COPYFILE_FICLONE);
    }
    return listing;
  }

  async upload(folder: string, uri: string): Promise<readonly string[]> {
    const uris: string[] = [];
    for (const file of await filesBelow(folder)) {
      const target = `${withoutSlashes(uri)}/${asKey(relative(folder, file))}`;
      await this.put(file, target);
      uris.push(target);
    }
    return uris;
  }

  /** @throws LocalRunError for what lies in a file or folder of the user's. */
  #writablePath(uri: string): string {
    if (this.#mountOf(uri) === undefined) return this.#pathOf(uri);
    throw new LocalRunError(
      `A job writes to "${uri}", which --input reads from a file of yours.`,
      "Mount the input under a URI that no job writes to.",
    );
  }

  async put(file: string, uri: string, onlyNew = false): Promise<boolean> {
    const target = this.#writablePath(uri);
    // Written aside and renamed, so that a reader or a full disk never leaves half an object.
    const aside = join(this.root, ".incoming", randomUUID());
    makeFolder(dirname(aside));
    try {
      await copyFile(file, aside, constants.COPYFILE_FICLONE);
      makeFolder(dirname(target));
      if (onlyNew) await link(aside, target);
      else await rename(aside, target);
      return true;
    } catch (error) {
      if (onlyNew && error instanceof Error && "code" in error && error.code === "EEXIST") return false;
      throw error;
    } finally {
      await rm(aside, { force: true });
    }
  }

  async remove(uri: string): Promise<void> {
    const path = this.#writablePath(uri);
    if ((await kindOf(path)) !== "file") return;
    await rm(path, { force: true });
    // An empty folder would stand in the way of an object of that key.
    const bucket = join(this.root, parseS3Uri(uri).bucket);
    for (let folder = dirname(path); folder !== bucket; folder = dirname(folder))
      if (
        !(await rmdir(folder).then(
          () => true,
          () => false,
        ))
      )
        return;
  }
}

/**
 * The object store of local runs.
 *
 * @param root Folder that holds one folder per bucket; made when first written to.
 */
export const createObjectStore = (root: string): ObjectStore => new FolderStore(resolve(root));
