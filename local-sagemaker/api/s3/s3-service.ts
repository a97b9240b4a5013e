import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ObjectStore } from "../../jobs/object-store";
import { parseS3Uri } from "../../jobs/s3-uri";
import { LocalRunError } from "../../plan/local-run-error";
import { readBody, type ApiRequest, type ApiResponse, type ApiService } from "../api-message";
import { listObjects } from "./list-objects";
import { MultipartUploads } from "./multipart-uploads";
import { ObjectFactsKeeper } from "./object-facts";
import { readObject } from "./read-object";
import { LONGEST_XML, xmlResponse, type S3Machinery, type S3Place } from "./s3-machinery";
import { noSuchKey, notBuilt, S3Error } from "./s3-error";
import { abortUpload, beginUpload, completeUpload, copyObject, putObject, uploadPart } from "./write-object";
import { textsOf, xmlDocument, type XmlElement } from "./xml";

/** Sub-resources that this S3 knows; any other is refused by name, for its request would mean something else. */
const KNOWN_QUERIES: readonly string[] = [
  ...["list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "marker"],
  ...["encoding-type", "fetch-owner", "delete", "location", "uploads", "uploadId", "partNumber"],
];

const refuseUnknownQuery = ({ query }: ApiRequest): void => {
  const unknown = [...query.keys()].find(
    (name) => !KNOWN_QUERIES.includes(name) && !/^(x-id|x-amz-.*|response-.*)$/i.test(name),
  );
  if (unknown !== undefined) throw notBuilt(`requests with "?${unknown}"`);
};

const placeOf = ({ path }: ApiRequest): S3Place => {
  const [, bucket = "", ...rest] = path.split("/");
  try {
    const key = decodeURIComponent(rest.join("/"));
    const uri = `s3://${decodeURIComponent(bucket)}/${key}`;
    const parsed = parseS3Uri(uri);
    if (key !== "" && key.split("/").includes(""))
      throw notBuilt(`keys with an empty part, such as "${key}"`);
    return { ...parsed, uri };
  } catch (error) {
    if (error instanceof LocalRunError)
      throw new S3Error("InvalidArgument", 400, `${error.message} ${error.hint}`);
    if (error instanceof URIError) throw new S3Error("InvalidURI", 400, `The path "${path}" cannot be read.`);
    throw error;
  }
};

const listBuckets = async ({ objects }: S3Machinery): Promise<ApiResponse> => {
  const entries = await readdir(objects.root, { withFileTypes: true }).catch(() => []);
  const buckets = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry): XmlElement => [
      "Bucket",
      [
        ["Name", entry.name],
        ["CreationDate", new Date(0).toISOString()],
      ],
    ]);
  return xmlResponse("ListAllMyBucketsResult", [["Buckets", buckets]]);
};

const deleteObjects = async (
  request: ApiRequest,
  { bucket }: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const body = await readBody(request, LONGEST_XML);
  const text = body?.toString("utf8") ?? "";
  const keys = textsOf(text, "Key");
  for (const key of keys) await machinery.objects.remove(`s3://${bucket}/${key}`);
  const quiet = textsOf(text, "Quiet").includes("true");
  return xmlResponse("DeleteResult", quiet ? [] : keys.map((key) => ["Deleted", [["Key", key]]]));
};

/** A bucket is there as soon as it is named: the folder that stands for it is made with its first object. */
const onBucket = async (
  request: ApiRequest,
  place: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const { method, query } = request;
  if (method === "HEAD") return { status: 200, headers: { "x-amz-bucket-region": machinery.region } };
  if (method === "PUT") return { status: 200, headers: { location: `/${place.bucket}` } };
  if (method === "POST" && query.has("delete")) return deleteObjects(request, place, machinery);
  if (method === "GET" && query.has("location")) return xmlResponse("LocationConstraint", []);
  if (method === "GET" && !query.has("uploads"))
    return listObjects(request, place.bucket, machinery.objects, machinery.facts);
  throw notBuilt(`${method} of a bucket`);
};

const readNamed = async (
  request: ApiRequest,
  { key, uri }: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const object = await machinery.objects.find(uri);
  if (object === undefined) throw noSuchKey(key);
  return readObject(request, object, machinery.facts);
};

const onObject = async (
  request: ApiRequest,
  place: S3Place,
  machinery: S3Machinery,
): Promise<ApiResponse> => {
  const { method, query, headers } = request;
  const isPart = query.has("uploadId");
  if (method === "GET" && isPart) throw notBuilt("the list of an upload's parts");
  if (method === "GET" || method === "HEAD") return readNamed(request, place, machinery);
  if (method === "PUT" && headers["x-amz-copy-source"] !== undefined) {
    if (isPart) throw notBuilt("parts copied from other objects");
    return copyObject(request, place, machinery);
  }
  if (method === "PUT")
    return isPart ? uploadPart(request, place, machinery) : putObject(request, place, machinery);
  if (method === "POST" && query.has("uploads")) return beginUpload(request, place, machinery);
  if (method === "POST" && isPart) return completeUpload(request, place, machinery);
  if (method === "DELETE" && isPart) return abortUpload(request, place, machinery);
  if (method !== "DELETE") throw notBuilt(`${method} of an object`);
  await machinery.objects.remove(place.uri);
  return { status: 204 };
};

const errorCode = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** The S3 error for what a file system or the object store refuses; anything else is a defect and comes back. */
const asS3Error = (error: unknown): unknown => {
  if (error instanceof LocalRunError)
    return new S3Error("AccessDenied", 403, `${error.message} ${error.hint}`);
  const code = errorCode(error);
  if (code === "ENAMETOOLONG") return new S3Error("KeyTooLongError", 400, "A part of the key is too long.");
  if (code === "EISDIR" || code === "ENOTDIR" || code === "EEXIST" || code === "ENOTEMPTY")
    return notBuilt('an object beside others whose keys go on after its key and a "/"');
  return error;
};

const errorResponse = ({ method, path }: ApiRequest, { code, status, message }: S3Error): ApiResponse => ({
  status,
  headers: { "content-type": "application/xml" },
  ...(method === "HEAD"
    ? {}
    : {
        body: xmlDocument("Error", [
          ["Code", code],
          ["Message", message],
          ["Resource", path],
        ]).replace(/ xmlns="[^"]*"/, ""),
      }),
});

/**
 * S3 over the local object store: objects, ranges, lists, copies and multipart uploads. Encryption, access
 * control lists, tags and storage classes are accepted without effect.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export const createS3Service = (objects: ObjectStore, region: string): ApiService => {
  const machinery: S3Machinery = {
    objects,
    region,
    facts: new ObjectFactsKeeper(join(objects.root, ".headers")),
    uploads: new MultipartUploads(join(objects.root, ".uploads")),
    incoming: join(objects.root, ".incoming"),
  };
  return async (request) => {
    try {
      refuseUnknownQuery(request);
      if (request.path === "/") return await listBuckets(machinery);
      const place = placeOf(request);
      return await (place.key === "" ? onBucket : onObject)(request, place, machinery);
    } catch (error) {
      const known = asS3Error(error);
      if (known instanceof S3Error) return errorResponse(request, known);
      throw error;
    }
  };
};
