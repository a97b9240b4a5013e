import type { ObjectStore, StoredObject } from "../../jobs/object-store";
import type { ApiRequest, ApiResponse } from "../api-message";
import type { ObjectFactsKeeper } from "./object-facts";
import { S3Error } from "./s3-error";
import { xmlResponse } from "./s3-machinery";
import type { XmlElement } from "./xml";

/** A key, or what several keys share up to the delimiter. */
type Entry =
  | { readonly kind: "object"; readonly key: string; readonly object: StoredObject }
  | { readonly kind: "prefix"; readonly key: string };

interface ListQuery {
  readonly bucket: string;
  readonly prefix: string;
  readonly delimiter: string;
  /** Keys up to and including this one were listed before. */
  readonly after: string;
  readonly maxKeys: number;
  readonly encode: boolean;
}

const MOST_KEYS = 1000;

const queryOf = ({ query }: ApiRequest, bucket: string): ListQuery => {
  const token = query.get("continuation-token");
  const maxKeys = Number(query.get("max-keys") ?? MOST_KEYS);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw new S3Error("InvalidArgument", 400, `max-keys is "${query.get("max-keys") ?? ""}", not a number.`);
  return {
    bucket,
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    after:
      token === null
        ? (query.get("start-after") ?? query.get("marker") ?? "")
        : Buffer.from(token, "base64url").toString("utf8"),
    maxKeys: Math.min(maxKeys, MOST_KEYS),
    encode: query.get("encoding-type") === "url",
  };
};

/** S3 sorts keys by their bytes. */
const byKey = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const keysWith = async (
  objects: ObjectStore,
  { bucket, prefix }: ListQuery,
): Promise<readonly (StoredObject & { readonly key: string })[]> => {
  // A prefix may end inside a name: the folder above holds all that can match it.
  const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  const { objects: found } = await objects.list(`s3://${bucket}/${folder}`);
  const start = `s3://${bucket}/`.length;
  return found
    .map((object) => ({ ...object, key: object.uri.slice(start) }))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => byKey(a.key, b.key));
};

const entriesOf = (
  found: readonly (StoredObject & { readonly key: string })[],
  { prefix, delimiter, after }: ListQuery,
): readonly Entry[] => {
  const entries = new Map<string, Entry>();
  for (const { key, uri, path } of found) {
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const shown = end < 0 ? key : key.slice(0, end + delimiter.length);
    const entry: Entry =
      end < 0 ? { kind: "object", key, object: { uri, path } } : { kind: "prefix", key: shown };
    entries.set(shown, entry);
  }
  return [...entries.values()].filter(({ key }) => after === "" || byKey(key, after) > 0);
};

const keyWriter =
  ({ encode }: ListQuery) =>
  (key: string): string =>
    encode ? encodeURIComponent(key).replaceAll("%2F", "/") : key;

const contentsOf = async (
  page: readonly Entry[],
  written: (key: string) => string,
  facts: ObjectFactsKeeper,
): Promise<readonly XmlElement[]> => {
  const contents: XmlElement[] = [];
  for (const entry of page) {
    if (entry.kind === "prefix") {
      contents.push(["CommonPrefixes", [["Prefix", written(entry.key)]]]);
      continue;
    }
    const { modified, etag, bytes } = await facts.read(entry.object);
    contents.push([
      "Contents",
      [
        ["Key", written(entry.key)],
        ["LastModified", modified.toISOString()],
        ["ETag", etag],
        ["Size", bytes],
        ["StorageClass", "STANDARD"],
      ],
    ]);
  }
  return contents;
};

/** Where a page stands in the whole list; the two versions of the operation say it differently. */
const pagingOf = (
  entries: readonly Entry[],
  page: readonly Entry[],
  isV2: boolean,
  written: (key: string) => string,
): readonly XmlElement[] => {
  const last = page.at(-1)?.key;
  const truncated = entries.length > page.length && last !== undefined;
  const next: XmlElement = isV2
    ? ["NextContinuationToken", Buffer.from(last ?? "").toString("base64url")]
    : ["NextMarker", written(last ?? "")];
  return [
    ["IsTruncated", truncated],
    ...(isV2 ? [["KeyCount", page.length] as const] : []),
    ...(truncated ? [next] : []),
  ];
};

/**
 * Answers `ListObjectsV2`, and `ListObjects` for clients that still send it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export const listObjects = async (
  request: ApiRequest,
  bucket: string,
  objects: ObjectStore,
  facts: ObjectFactsKeeper,
): Promise<ApiResponse> => {
  const asked = queryOf(request, bucket);
  const written = keyWriter(asked);
  const entries = entriesOf(await keysWith(objects, asked), asked);
  const page = entries.slice(0, asked.maxKeys);
  return xmlResponse("ListBucketResult", [
    ["Name", bucket],
    ["Prefix", written(asked.prefix)],
    ["MaxKeys", asked.maxKeys],
    ...(asked.delimiter === "" ? [] : [["Delimiter", written(asked.delimiter)] as const]),
    ...(asked.encode ? [["EncodingType", "url"] as const] : []),
    ...pagingOf(entries, page, request.query.get("list-type") === "2", written),
    ...(await contentsOf(page, written, facts)),
  ]);
};
