import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { differenceOf, PretendAccount } from "../support/pulumi-command/pretend-account";

const BUCKET = "aws:s3/bucket:Bucket";
const PIPELINE = "aws:sagemaker/pipeline:Pipeline";

describe("the account behind the pulumi command", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "account-"))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const open = (stopAfter?: number) => new PretendAccount(folder, "us-east-1", stopAfter);

  it("names a replacement otherwise than what it replaces, also for the next command", () => {
    const first = open().create("urn:b", BUCKET, "b", {});
    const second = open().create("urn:b", BUCKET, "b", {});
    assert.ok(first !== undefined && second !== undefined);
    assert.notEqual(first.id, second.id);
    assert.equal(second.outputs["bucket"], second.id);
  });

  it("has each name once, until it is free again", () => {
    const create = () => open().create("urn:p", PIPELINE, "p", { pipelineName: "census" });
    create();
    assert.throws(create, /^Error: AlreadyExists: aws:sagemaker\/pipeline:Pipeline "census" exists/);
    open().delete(PIPELINE, "census");
    assert.equal(create()?.id, "census");
  });

  it("answers no more when the line is cut", () => {
    const account = open(1);
    assert.ok(account.create("urn:a", BUCKET, "a", {}) !== undefined);
    assert.equal(account.create("urn:b", BUCKET, "b", {}), undefined);
  });

  it("refuses a function that is not pretended", () => {
    assert.throws(() => open().call("aws:index/getRegion:getRegion"), /is not pretended/);
    assert.equal(open().call("aws:index/getCallerIdentity:getCallerIdentity")["accountId"], "111122223333");
  });
});

describe("a difference to the provider", () => {
  it("names what differs, and what of it replaces", () => {
    const before = { bucket: "one", tags: { a: "1" }, forceDestroy: true };
    const after = { bucket: "two", tags: { a: "1" }, policy: "{}" };
    assert.deepEqual(differenceOf(BUCKET, before, after), {
      changed: ["bucket", "forceDestroy", "policy"],
      replacing: ["bucket"],
    });
  });

  it("tells a file by what it holds, wherever it lies: also one that is gone", () => {
    const asset = (place: string, hash: string) => ({
      source: { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", path: place, hash },
    });
    const { changed } = differenceOf(BUCKET, asset("/gone/a.py", "h1"), asset("/here/a.py", "h1"));
    assert.deepEqual(changed, []);
    assert.deepEqual(differenceOf(BUCKET, asset("/a.py", "h1"), asset("/a.py", "h2")).changed, ["source"]);
  });
});
