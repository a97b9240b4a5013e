import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { etagOf, type ObjectHeaders } from "./object-facts";
import { S3Error } from "./s3-error";

const noSuchUpload = (): S3Error =>
  new S3Error(
    "NoSuchUpload",
    404,
    "There is no such multipart upload: it was completed, aborted, or never begun.",
  );

const MOST_PARTS = 10_000;

const ID = /^[0-9a-f-]{36}$/;

/** What a multipart upload was begun with. */
interface Upload {
  readonly uri: string;
  readonly headers: ObjectHeaders;
}

/** Keeps the parts of large uploads until they are put together; a folder each, so that they survive a restart. */
export class MultipartUploads {
  constructor(readonly folder: string) {}

  async begin(uri: string, headers: ObjectHeaders): Promise<string> {
    const id = randomUUID();
    await mkdir(join(this.folder, id), { recursive: true });
    await writeFile(join(this.folder, id, "upload.json"), JSON.stringify({ uri, headers } satisfies Upload));
    return id;
  }

  /** @throws S3Error for an upload that is not under way, or is that of another object. */
  async #upload(id: string, uri: string): Promise<Upload> {
    const file = join(this.folder, id, "upload.json");
    const text = ID.test(id) ? await readFile(file, "utf8").catch(() => undefined) : undefined;
    const upload = text === undefined ? undefined : (JSON.parse(text) as Upload);
    if (upload?.uri !== uri) throw noSuchUpload();
    return upload;
  }

  /** Keeps a part, in the place of an earlier one of its number. @returns its ETag. */
  async keepPart(id: string, uri: string, part: string, file: string): Promise<string> {
    await this.#upload(id, uri);
    const number = Number(part);
    if (!/^\d+$/.test(part) || number < 1 || number > MOST_PARTS)
      throw new S3Error(
        "InvalidArgument",
        400,
        `Part number "${part}" is not one of 1 to ${String(MOST_PARTS)}.`,
      );
    const kept = join(this.folder, id, String(number));
    await rename(file, kept);
    return etagOf(kept);
  }

  /**
   * Puts the named parts together.
   *
   * @param parts Their numbers, ascending.
   * @param use Takes the whole over; its file and the parts are gone afterwards.
   * @throws S3Error when a part is missing or out of order.
   */
  async complete<T>(
    id: string,
    uri: string,
    parts: readonly number[],
    use: (file: string, headers: ObjectHeaders) => Promise<T>,
  ): Promise<T> {
    const { headers } = await this.#upload(id, uri);
    if (parts.length === 0 || parts.some((part, i) => part <= (parts[i - 1] ?? 0)))
      throw new S3Error("InvalidPartOrder", 400, "The list of parts is empty or not in ascending order.");
    const whole = join(this.folder, id, "whole");
    await writeFile(whole, "");
    for (const part of parts)
      await pipeline(
        createReadStream(join(this.folder, id, String(part))),
        createWriteStream(whole, { flags: "a" }),
      ).catch((error: unknown) => {
        if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
        throw new S3Error("InvalidPart", 400, `Part ${String(part)} was not uploaded.`);
      });
    const used = await use(whole, headers);
    await this.#forget(id);
    return used;
  }

  async abort(id: string, uri: string): Promise<void> {
    await this.#upload(id, uri);
    await this.#forget(id);
  }

  async #forget(id: string): Promise<void> {
    await rm(join(this.folder, id), { recursive: true, force: true });
  }
}
