import { createHash, type Hash } from "node:crypto";
import * as zlib from "node:zlib";
import { S3Error } from "./s3-error";

interface Digest {
  readonly update: (piece: Buffer) => void;
  /** Base64, as S3 writes checksums. */
  readonly value: () => string;
}

const hashed = (algorithm: string): Digest => {
  const hash: Hash = createHash(algorithm);
  return { update: (piece) => hash.update(piece), value: () => hash.digest("base64") };
};

const crc32 = (): Digest => {
  let sum = 0;
  return {
    update: (piece) => (sum = zlib.crc32(piece, sum)),
    value: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum >>> 0);
      return bytes.toString("base64");
    },
  };
};

/** What is verified. CRC32C and CRC64NVME, for which Node.js has no function, are taken on trust. */
const DIGESTS: Readonly<Record<string, () => Digest>> = {
  "content-md5": () => hashed("md5"),
  "x-amz-checksum-crc32": crc32,
  "x-amz-checksum-sha1": () => hashed("sha1"),
  "x-amz-checksum-sha256": () => hashed("sha256"),
};

/** Adds up the bytes of an upload and compares them with what the client says they are. */
export interface ChecksumVerifier {
  readonly update: (piece: Buffer) => void;
  /**
   * @param said The value that came in a header, or after the body, under each name.
   * @throws S3Error when a value is another.
   */
  readonly verify: (said: (name: string) => string | undefined) => void;
}

/** @param expected Names of headers and trailers that will come. */
export const createChecksumVerifier = (expected: readonly string[]): ChecksumVerifier => {
  const digests = Object.entries(DIGESTS)
    .filter(([name]) => expected.includes(name))
    .map(([name, make]) => [name, make()] as const);
  return {
    update: (piece) => {
      for (const [, digest] of digests) digest.update(piece);
    },
    verify: (said) => {
      for (const [name, digest] of digests) {
        const value = said(name);
        if (value !== undefined && value !== digest.value())
          throw new S3Error("BadDigest", 400, `The content does not have the ${name} that was sent with it.`);
      }
    },
  };
};
