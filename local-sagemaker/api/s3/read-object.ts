import { createReadStream } from "node:fs";
import type { StoredObject } from "../../jobs/object-store";
import { headerOf, type ApiRequest, type ApiResponse } from "../api-message";
import type { ObjectFacts, ObjectFactsKeeper } from "./object-facts";
import { S3Error } from "./s3-error";

interface Range {
  readonly start: number;
  /** The last byte, included. */
  readonly end: number;
}

/**
 * The one range of a header. What is not a range of bytes counts as none, as S3 has it.
 *
 * @throws S3Error when it begins after the end.
 */
const rangeOf = (header: string | undefined, bytes: number): Range | undefined => {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (start > end && !(first !== "" && last !== "" && Number(first) > Number(last)))
    throw new S3Error(
      "InvalidRange",
      416,
      `The range "${header ?? ""}" lies outside of ${String(bytes)} bytes.`,
    );
  return start > end ? undefined : { start, end };
};

const headersOf = ({
  bytes,
  modified,
  etag,
  contentType,
  metadata,
}: ObjectFacts): Record<string, string> => ({
  "accept-ranges": "bytes",
  "content-length": String(bytes),
  "content-type": contentType,
  etag,
  "last-modified": modified.toUTCString(),
  ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
});

const matches = (list: string, etag: string): boolean =>
  list
    .split(",")
    .map((item) => item.trim())
    .some((item) => item === "*" || item === etag || `"${item}"` === etag);

/** What the conditions of a request mean for it; undefined when they hold. */
const refusalOf = (request: ApiRequest, { etag }: ObjectFacts): ApiResponse | undefined => {
  const wanted = headerOf(request, "if-match");
  if (wanted !== undefined && !matches(wanted, etag))
    throw new S3Error("PreconditionFailed", 412, "The object is not the one that If-Match names.");
  const known = headerOf(request, "if-none-match");
  return known !== undefined && matches(known, etag) ? { status: 304, headers: { etag } } : undefined;
};

/**
 * Answers `GetObject` and `HeadObject`, with ranges and conditions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export const readObject = async (
  request: ApiRequest,
  object: StoredObject,
  keeper: ObjectFactsKeeper,
): Promise<ApiResponse> => {
  const facts = await keeper.read(object);
  const refusal = refusalOf(request, facts);
  if (refusal !== undefined) return refusal;
  const headers = headersOf(facts);
  const range = rangeOf(headerOf(request, "range"), facts.bytes);
  if (range !== undefined) {
    headers["content-length"] = String(range.end - range.start + 1);
    headers["content-range"] = `bytes ${String(range.start)}-${String(range.end)}/${String(facts.bytes)}`;
  }
  const status = range === undefined ? 200 : 206;
  if (request.method === "HEAD") return { status, headers };
  // A stream of an empty file would read to an end before its beginning.
  const body = facts.bytes === 0 ? "" : createReadStream(object.path, range);
  return { status, headers, body };
};
