import { createHash } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isJsonObject } from "../../../pipeline-definition/document/definition";
import type { StoredObject } from "../../jobs/object-store";
import { textAt, textMapAt } from "../../jobs/request-reading";

/** What a client says of an object beside its content. */
export interface ObjectHeaders {
  readonly contentType: string;
  /** User metadata, by name without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What S3 answers of an object beside its content. */
export interface ObjectFacts extends ObjectHeaders {
  readonly bytes: number;
  readonly modified: Date;
  /** The MD5 of the content in quotes, however it was uploaded. */
  readonly etag: string;
}

const UNKNOWN: ObjectHeaders = { contentType: "binary/octet-stream", metadata: {} };

/** The ETag of a file's content: its MD5 in quotes. */
export const etagOf = async (path: string): Promise<string> => {
  const hash = createHash("md5");
  await pipeline(createReadStream(path), hash);
  return `"${hash.digest("hex")}"`;
};

/** Tells one state of a file from the next. */
const versionOf = ({ mtimeMs, size, ino }: Stats): string => [mtimeMs, size, ino].join("-");

/**
 * Knows what no file system keeps with a file: its MD5, its content type and user metadata. Jobs write objects
 * as plain files, so what is kept counts only while the file is the same.
 */
export class ObjectFactsKeeper {
  readonly #etags = new Map<string, { readonly version: string; readonly etag: string }>();

  /** @param folder Where headers are kept, one file an object. */
  constructor(readonly folder: string) {}

  async #etag({ path }: StoredObject, version: string): Promise<string> {
    const known = this.#etags.get(path);
    if (known?.version === version) return known.etag;
    const etag = await etagOf(path);
    this.#etags.set(path, { version, etag });
    return etag;
  }

  #headersFile({ uri }: StoredObject): string {
    return join(this.folder, `${createHash("sha256").update(uri).digest("hex")}.json`);
  }

  async #headers(object: StoredObject, version: string): Promise<ObjectHeaders> {
    const kept = await readFile(this.#headersFile(object), "utf8").catch(() => undefined);
    const value: unknown = kept === undefined ? undefined : JSON.parse(kept);
    if (!isJsonObject(value) || value["version"] !== version) return UNKNOWN;
    return {
      contentType: textAt(value, "contentType") ?? UNKNOWN.contentType,
      metadata: textMapAt(value, "metadata"),
    };
  }

  /** The facts of an object, as they are at this moment. */
  async read(object: StoredObject): Promise<ObjectFacts> {
    const found = await stat(object.path);
    const version = versionOf(found);
    const headers = await this.#headers(object, version);
    return {
      ...headers,
      bytes: found.size,
      modified: found.mtime,
      etag: await this.#etag(object, version),
    };
  }

  /** Keeps what the client said of an object that it has just stored. */
  async keep(object: StoredObject, headers: ObjectHeaders): Promise<void> {
    const version = versionOf(await stat(object.path));
    await mkdir(this.folder, { recursive: true });
    await writeFile(this.#headersFile(object), JSON.stringify({ version, ...headers }));
  }
}
