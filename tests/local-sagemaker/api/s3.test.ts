import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { Readable } from "node:stream";
import { ApiFixture, refusal } from "./api-fixture";

const Bucket = "demo-bucket";

describe("the local S3", () => {
  let api: ApiFixture;
  let s3: S3Client;
  beforeEach(async () => {
    api = new ApiFixture();
    await api.start();
    s3 = api.s3();
  });
  afterEach(async () => {
    s3.destroy();
    await api.close();
  });

  const put = (Key: string, Body: string, more: object = {}) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = async (Key: string, more: object = {}): Promise<string | undefined> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
    return Body?.transformToString();
  };
  const keys = async (more: object = {}): Promise<readonly (string | undefined)[]> => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, ...more }));
    return Contents.map(({ Key }) => Key);
  };

  it("stores an object as the file that jobs read, and reads what jobs wrote", async () => {
    await put("a/b c+d/é&.txt", "hello");
    assert.equal(readFileSync(path.join(api.objects.root, Bucket, "a/b c+d/é&.txt"), "utf8"), "hello");
    api.write(`s3://${Bucket}/job/out.csv`, "1,2\n");
    assert.equal(await get("job/out.csv"), "1,2\n");
    assert.deepEqual(await keys(), ["a/b c+d/é&.txt", "job/out.csv"]);
  });

  it("keeps content type and metadata until the object is another", async () => {
    const { ETag } = await put("x", "one", { ContentType: "text/csv", Metadata: { owner: "me" } });
    assert.equal(ETag, `"${createHash("md5").update("one").digest("hex")}"`);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "x" }));
    assert.deepEqual(
      [head.ContentType, head.Metadata, head.ContentLength, head.ETag],
      ["text/csv", { owner: "me" }, 3, ETag],
    );
    writeFileSync(path.join(api.objects.root, Bucket, "x"), "two!");
    const later = await s3.send(new HeadObjectCommand({ Bucket, Key: "x" }));
    assert.deepEqual([later.ContentType, later.Metadata], ["binary/octet-stream", {}]);
    assert.notEqual(later.ETag, ETag);
  });

  it("answers ranges: from the start, to the end, the last bytes, and none outside", async () => {
    await put("x", "0123456789");
    assert.equal(await get("x", { Range: "bytes=2-4" }), "234");
    assert.equal(await get("x", { Range: "bytes=7-" }), "789");
    assert.equal(await get("x", { Range: "bytes=-2" }), "89");
    assert.equal(await get("x", { Range: "bytes=8-99" }), "89");
    assert.equal((await refusal(get("x", { Range: "bytes=10-" }))).name, "InvalidRange");
    const { ContentRange } = await s3.send(new GetObjectCommand({ Bucket, Key: "x", Range: "bytes=0-0" }));
    assert.equal(ContentRange, "bytes 0-0/10");
  });

  it("reads an empty object", async () => {
    await put("empty", "");
    assert.equal(await get("empty"), "");
  });

  it("tells what is missing with the exception that clients know", async () => {
    const error = await refusal(get("nothing"));
    assert.deepEqual(
      [error.name, error.message],
      ["NoSuchKey", 'There is no object with the key "nothing".'],
    );
    assert.equal((await refusal(s3.send(new HeadObjectCommand({ Bucket, Key: "no" })))).name, "NotFound");
  });

  it("lists by prefix, by folder and in pages, in the order of bytes", async () => {
    for (const key of ["b/2", "b/10", "a", "b/1/x", "ü", "bc", "Z"]) await put(key, key);
    assert.deepEqual(await keys(), ["Z", "a", "b/1/x", "b/10", "b/2", "bc", "ü"]);
    assert.deepEqual(await keys({ Prefix: "b/1" }), ["b/1/x", "b/10"]);
    assert.deepEqual(await keys({ StartAfter: "b/10" }), ["b/2", "bc", "ü"]);
    const folders = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "b", Delimiter: "/" }));
    assert.deepEqual(folders.CommonPrefixes, [{ Prefix: "b/" }]);
    assert.deepEqual(
      folders.Contents?.map(({ Key }) => Key),
      ["bc"],
    );
    const first = await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 5 }));
    assert.deepEqual([first.KeyCount, first.IsTruncated], [5, true]);
    assert.deepEqual(await keys({ ContinuationToken: first.NextContinuationToken }), ["bc", "ü"]);
    assert.deepEqual(await keys({ Prefix: "nowhere/" }), []);
  });

  it("deletes objects, whether they are there or not, and what is left empty", async () => {
    for (const key of ["a/b/c", "a/d", "e"]) await put(key, key);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "a/b/c" }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "a/b/c" }));
    assert.equal(existsSync(path.join(api.objects.root, Bucket, "a/b")), false);
    await put("a/b", "now a key of its own");
    const Objects = [{ Key: "a/b" }, { Key: "a/d" }, { Key: "<&>" }];
    const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    assert.deepEqual(Deleted, Objects);
    assert.deepEqual(await keys(), ["e"]);
  });

  it("copies an object with what is known of it", async () => {
    await put("a b", "text", { ContentType: "text/plain" });
    await s3.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/a%20b` }));
    const { ContentType } = await s3.send(new HeadObjectCommand({ Bucket, Key: "copy" }));
    assert.deepEqual([await get("copy"), ContentType], ["text", "text/plain"]);
  });

  it("puts parts together in their order, and forgets what was aborted", async () => {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "big" }));
    const part = async (PartNumber: number, Body: string) => {
      const { ETag } = await s3.send(
        new UploadPartCommand({ Bucket, Key: "big", UploadId, PartNumber, Body }),
      );
      return { PartNumber, ETag };
    };
    const second = await part(2, "world");
    const first = await part(1, "hello ");
    const complete = (Parts: readonly object[]) =>
      s3.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key: "big",
          UploadId,
          MultipartUpload: { Parts: [...Parts] },
        }),
      );
    assert.equal((await refusal(complete([second, first]))).name, "InvalidPartOrder");
    assert.equal((await refusal(complete([first, { PartNumber: 7 }]))).name, "InvalidPart");
    assert.deepEqual(await keys(), []);
    await complete([first, second]);
    assert.equal(await get("big"), "hello world");
    assert.equal((await refusal(complete([first]))).name, "NoSuchUpload");
    const other = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "other" }));
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: "other", UploadId: other.UploadId }));
    const aborted = new AbortMultipartUploadCommand({ Bucket, Key: "other", UploadId: other.UploadId });
    assert.equal((await refusal(s3.send(aborted))).name, "NoSuchUpload");
  });

  it("takes a stream in signed chunks with its checksum at the end", async () => {
    const text = "line\n".repeat(50_000);
    const Body = Readable.from(
      Array.from({ length: 10 }, (_, i) => Buffer.from(text.slice(i * 25_000, (i + 1) * 25_000))),
    );
    await s3.send(new PutObjectCommand({ Bucket, Key: "stream", Body, ContentLength: text.length }));
    assert.equal(await get("stream"), text);
  });

  it("refuses content that is not what its checksum says, and keeps nothing of it", async () => {
    const ChecksumSHA256 = createHash("sha256").update("other").digest("base64");
    const error = await refusal(put("x", "content", { ChecksumSHA256 }));
    assert.deepEqual(
      [error.name, error.message],
      ["BadDigest", "The content does not have the x-amz-checksum-sha256 that was sent with it."],
    );
    assert.deepEqual(await keys(), []);
  });

  it("stores an object only where there is none, also when two come at once", async () => {
    const both = await Promise.allSettled([
      put("lock", "one", { IfNoneMatch: "*" }),
      put("lock", "two", { IfNoneMatch: "*" }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const error = await refusal(put("lock", "three", { IfNoneMatch: "*" }));
    assert.equal(error.name, "PreconditionFailed");
    assert.equal(error.message, "There is an object with this key already.");
  });

  it("never writes to what the user mounted", async () => {
    const file = path.join(api.folder, "mine.csv");
    writeFileSync(file, "mine");
    await api.objects.mount(`s3://${Bucket}/in/mine.csv`, file);
    assert.equal(await get("in/mine.csv"), "mine");
    assert.deepEqual(await keys({ Prefix: "in/" }), ["in/mine.csv"]);
    assert.equal((await refusal(put("in/mine.csv", "theirs"))).name, "AccessDenied");
    const remove = new DeleteObjectCommand({ Bucket, Key: "in/mine.csv" });
    assert.equal((await refusal(s3.send(remove))).name, "AccessDenied");
    assert.equal(readFileSync(file, "utf8"), "mine");
  });

  it("names what it does not do", async () => {
    const tagging = await refusal(s3.send(new GetObjectTaggingCommand({ Bucket, Key: "x" })));
    assert.deepEqual(
      [tagging.name, tagging.message],
      [
        "NotImplementedLocally",
        'The local S3 does not do requests with "?tagging". Do without it locally, or run on AWS.',
      ],
    );
    await put("a/b", "x");
    assert.match((await refusal(put("a", "x"))).message, /an object beside others whose keys go on after/);
    assert.match((await refusal(put("c//d", "x"))).message, /keys with an empty part, such as "c\/\/d"/);
  });

  it("knows every bucket, and lists those with objects", async () => {
    await put("x", "x");
    await s3.send(new HeadBucketCommand({ Bucket: "never-written" }));
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    assert.deepEqual(
      Buckets?.map(({ Name }) => Name),
      [Bucket],
    );
  });

  const raw = (raw: string, headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((done, fail) => {
      const { port } = new URL(api.server.endpointUrl);
      request({ port, host: "127.0.0.1", path: raw, headers }, (response) => {
        response.resume();
        done(response.statusCode);
      })
        .on("error", fail)
        .end();
    });
  const signed = { authorization: "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/s3/aws4_request" };

  it("lets no key lead out of its folder", async () => {
    writeFileSync(path.join(api.folder, "secret"), "secret");
    assert.equal(await raw("/demo-bucket/../../secret", signed), 400);
    assert.equal(await raw("/demo-bucket/%2e%2e/%2e%2e/secret", signed), 400);
    assert.equal(await raw("/../store.db", signed), 400);
    assert.equal(await raw("/demo-bucket/%E0%A4%A", signed), 400);
  });

  it("answers no page of a browser, under whatever name it comes", async () => {
    await put("x", "x");
    assert.equal(await raw("/demo-bucket/x", signed), 200);
    assert.equal(await raw("/demo-bucket/x", { ...signed, host: "evil.example" }), 403);
    assert.equal(await raw("/demo-bucket/x", { ...signed, origin: "https://evil.example" }), 403);
    assert.equal(await raw("/demo-bucket/x", {}), 501);
  });
});
