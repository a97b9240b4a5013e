import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { headerOf, type ApiRequest } from "../api-message";
import { createChecksumVerifier } from "./checksums";
import { decodeChunks } from "./decode-chunks";
import { S3Error } from "./s3-error";

const isChunked = (request: ApiRequest): boolean =>
  (headerOf(request, "content-encoding") ?? "").includes("aws-chunked") ||
  (headerOf(request, "x-amz-content-sha256") ?? "").startsWith("STREAMING-");

const namesSent = (request: ApiRequest): readonly string[] => [
  ...Object.keys(request.headers),
  ...(headerOf(request, "x-amz-trailer") ?? "").split(",").map((name) => name.trim().toLowerCase()),
];

const save = async (request: ApiRequest, file: string): Promise<void> => {
  const checksums = createChecksumVerifier(namesSent(request));
  const trailers = new Map<string, string>();
  const sent = request.body as AsyncIterable<Buffer>;
  const content = isChunked(request)
    ? decodeChunks(sent, (name, value) => void trailers.set(name, value))
    : sent;
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of content) {
      checksums.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(file));
  checksums.verify((name) => trailers.get(name) ?? headerOf(request, name));
  const said = headerOf(request, "x-amz-decoded-content-length");
  if (said !== undefined && Number(said) !== bytes)
    throw new S3Error(
      "IncompleteBody",
      400,
      `The body has ${String(bytes)} bytes of content instead of ${said}.`,
    );
};

/**
 * Takes in the content of an upload, verifies it, hands it over as a file and takes the file away again.
 *
 * @param folder Where the file may lie; made when missing.
 * @throws S3Error when the content is not what the client says it is.
 */
export const receiveUpload = async <T>(
  request: ApiRequest,
  folder: string,
  use: (file: string) => Promise<T>,
): Promise<T> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, randomUUID());
  try {
    await save(request, file);
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
};
