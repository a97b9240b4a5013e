import { S3Error } from "./s3-error";

const LONGEST_LINE = 16_384;

const broken = (): S3Error =>
  new S3Error("IncompleteBody", 400, "The body does not follow the form that aws-chunked has.");

/** Reads lines and counted bytes out of pieces that are cut anywhere. */
class PieceReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Buffer>) {
    this.#pieces = body[Symbol.asyncIterator]();
  }

  async #more(): Promise<void> {
    const next = await this.#pieces.next();
    if (next.done === true) throw broken();
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
  }

  async line(): Promise<string> {
    let end = this.#rest.indexOf("\r\n");
    while (end < 0) {
      if (this.#rest.length > LONGEST_LINE) throw broken();
      await this.#more();
      end = this.#rest.indexOf("\r\n");
    }
    const line = this.#rest.subarray(0, end).toString("latin1");
    this.#rest = this.#rest.subarray(end + 2);
    return line;
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (this.#rest.length === 0) await this.#more();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}

/**
 * The content of a body in the encoding `aws-chunked`: chunks with their size in hexadecimal, signed or not, an
 * empty one at the end, and trailing headers after it.
 *
 * @param onTrailer Told each trailing header, its name in lower case.
 * @throws S3Error when the body ends early or has another form.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export const decodeChunks = async function* (
  body: AsyncIterable<Buffer>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const reader = new PieceReader(body);
  for (;;) {
    const [, size] = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(await reader.line()) ?? [];
    if (size === undefined) throw broken();
    const count = Number.parseInt(size, 16);
    if (count === 0) break;
    yield* reader.bytes(count);
    if ((await reader.line()) !== "") throw broken();
  }
  for (let line = await reader.line(); line !== ""; line = await reader.line()) {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(line) ?? [];
    onTrailer(name.trim().toLowerCase(), value.trim());
  }
};
