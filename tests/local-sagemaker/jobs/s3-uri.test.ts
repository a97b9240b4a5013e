import assert from "node:assert/strict";
import { parseS3Uri } from "../../../local-sagemaker/jobs/s3-uri";

describe("parseS3Uri", () => {
  it("takes a URI apart", () => {
    assert.deepEqual(parseS3Uri("s3://my-bucket/a/b c.csv"), { bucket: "my-bucket", key: "a/b c.csv" });
    assert.deepEqual(parseS3Uri("s3://my-bucket"), { bucket: "my-bucket", key: "" });
    assert.deepEqual(parseS3Uri("s3://my-bucket/"), { bucket: "my-bucket", key: "" });
  });

  const refusals: readonly (readonly [uri: string, message: RegExp])[] = [
    ["/tmp/x", /^"\/tmp\/x" is not an S3 URI\.$/],
    ["s3:///key", /is not an S3 URI/],
    ["s3://My_Bucket/key", /names the bucket "My_Bucket", which S3 does not allow/],
    ["s3://../key", /names the bucket "\.\.", which S3 does not allow/],
    ["s3://bucket/../../etc/passwd", /has a part "\." or "\.\." in its key/],
    ["s3://bucket/a/../b", /has a part/],
    ["s3://bucket/.", /has a part/],
    ["s3://bucket/a\0b", /has a part/],
  ];
  for (const [uri, message] of refusals)
    it(`refuses ${JSON.stringify(uri)}`, () =>
      assert.throws(() => parseS3Uri(uri), { name: "LocalRunError", message }));

  it("lets dots in names pass", () => assert.equal(parseS3Uri("s3://bucket/..a/b..").key, "..a/b.."));
});
