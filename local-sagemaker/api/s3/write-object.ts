import { headerOf, readBody, type ApiRequest, type ApiResponse } from "../api-message";
import { parseS3Uri } from "../../jobs/s3-uri";
import type { ObjectHeaders } from "./object-facts";
import { receiveUpload } from "./receive-upload";
import { noSuchKey, notBuilt, S3Error } from "./s3-error";
import { LONGEST_XML, xmlResponse, type S3Machinery, type S3Place } from "./s3-machinery";
import { textsOf } from "./xml";

const META = "x-amz-meta-";

const headersOf = (request: ApiRequest): ObjectHeaders => ({
  contentType: headerOf(request, "content-type") ?? "binary/octet-stream",
  metadata: Object.fromEntries(
    Object.keys(request.headers)
      .filter((name) => name.startsWith(META))
      .map((name) => [name.slice(META.length), headerOf(request, name) ?? ""]),
  ),
});

const precondition = (): S3Error =>
  new S3Error("PreconditionFailed", 412, "There is an object with this key already.");

/** Stores a file and keeps its headers. @returns the object's ETag. */
const store = async (
  { objects, facts }: S3Machinery,
  { uri, key }: S3Place,
  file: string,
  headers: ObjectHeaders,
  onlyNew: boolean,
): Promise<string> => {
  if (!(await objects.put(file, uri, onlyNew))) throw precondition();
  const object = await objects.find(uri);
  if (object === undefined) throw noSuchKey(key);
  await facts.keep(object, headers);
  return (await facts.read(object)).etag;
};

const isOnlyNew = (request: ApiRequest): boolean => {
  if (headerOf(request, "if-match") !== undefined) throw notBuilt("uploads with If-Match");
  const condition = headerOf(request, "if-none-match");
  if (condition !== undefined && condition !== "*") throw notBuilt("If-None-Match with anything but *");
  return condition === "*";
};

/** `PutObject`. */
export const putObject = async (
  request: ApiRequest,
  place: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const onlyNew = isOnlyNew(request);
  const etag = await receiveUpload(request, machinery.incoming, (file) =>
    store(machinery, place, file, headersOf(request), onlyNew),
  );
  return { status: 200, headers: { etag } };
};

/** `CopyObject`. */
export const copyObject = async (
  request: ApiRequest,
  place: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const source = decodeURIComponent(headerOf(request, "x-amz-copy-source") ?? "").replace(/^\//, "");
  const { key } = parseS3Uri(`s3://${source}`);
  const from = await machinery.objects.find(`s3://${source}`);
  if (from === undefined) throw noSuchKey(key);
  const replaced = headerOf(request, "x-amz-metadata-directive") === "REPLACE";
  const headers = replaced ? headersOf(request) : await machinery.facts.read(from);
  const { contentType, metadata } = headers;
  const etag = await store(machinery, place, from.path, { contentType, metadata }, isOnlyNew(request));
  return xmlResponse("CopyObjectResult", [
    ["LastModified", new Date().toISOString()],
    ["ETag", etag],
  ]);
};

/** `CreateMultipartUpload`. */
export const beginUpload = async (
  request: ApiRequest,
  { bucket, key, uri }: S3Place,
  { uploads }: S3Machinery,
): Promise<ApiResponse> =>
  xmlResponse("InitiateMultipartUploadResult", [
    ["Bucket", bucket],
    ["Key", key],
    ["UploadId", await uploads.begin(uri, headersOf(request))],
  ]);

const uploadId = ({ query }: ApiRequest): string => query.get("uploadId") ?? "";

/** `UploadPart`. */
export const uploadPart = async (
  request: ApiRequest,
  { uri }: S3Place,
  { uploads, incoming }: S3Machinery,
): Promise<ApiResponse> => {
  const part = request.query.get("partNumber") ?? "";
  const etag = await receiveUpload(request, incoming, (file) =>
    uploads.keepPart(uploadId(request), uri, part, file),
  );
  return { status: 200, headers: { etag } };
};

/** `CompleteMultipartUpload`. */
export const completeUpload = async (
  request: ApiRequest,
  place: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const onlyNew = isOnlyNew(request);
  const body = await readBody(request, LONGEST_XML);
  const parts = textsOf(body?.toString("utf8") ?? "", "PartNumber").map(Number);
  const etag = await machinery.uploads.complete(uploadId(request), place.uri, parts, (file, headers) =>
    store(machinery, place, file, headers, onlyNew),
  );
  return xmlResponse("CompleteMultipartUploadResult", [
    ["Location", `/${place.bucket}/${place.key}`],
    ["Bucket", place.bucket],
    ["Key", place.key],
    ["ETag", etag],
  ]);
};

/** `AbortMultipartUpload`. */
export const abortUpload = async (
  request: ApiRequest,
  { uri }: S3Place,
  { uploads }: S3Machinery,
): Promise<ApiResponse> => {
  await uploads.abort(uploadId(request), uri);
  return { status: 204 };
};
