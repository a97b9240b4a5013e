import assert from "node:assert/strict";
import { readPreview } from "../../delivery/preview";
import { isDangerous, resourceChanges } from "../../delivery/resource-changes";
import { cannedStep } from "./canned-preview";

const changes = (...steps: readonly unknown[]) =>
  resourceChanges(readPreview({ steps }) ?? { steps: [], errors: [] });

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

describe("resourceChanges", () => {
  it("leaves out what stays, is only read, and is nothing in the cloud", () => {
    assert.deepEqual(
      changes(
        cannedStep("same", "pulumi:pulumi:Stack", "sagemaker-pipelines-dev", { after: { custom: false } }),
        cannedStep("create", "pulumi:providers:aws", "default", { after: {} }),
        cannedStep("create", "sagemaker-pipelines:index:Keys", "keys", { after: { custom: false } }),
        cannedStep("same", BUCKET, "kept", { after: {} }),
        cannedStep("read", BUCKET, "read", { after: {} }),
      ),
      [],
    );
  });

  it("takes the type and the name from the URN, whatever the parents", () => {
    const urn = "urn:pulumi:dev::p::sagemaker-pipelines:index:Buckets$aws:s3/bucket:Bucket::a::b";
    const [change] = changes({ op: "create", urn, newState: { custom: true } });
    assert.deepEqual([change?.type, change?.name], [BUCKET, "a::b"]);
  });

  it("sees one replacement in its parts, in any order", () => {
    for (const ops of [
      ["create-replacement", "replace", "delete-replaced"],
      ["delete-replaced", "create-replacement"],
      // The rest of a replacement that was interrupted.
      ["delete-replaced"],
    ])
      assert.deepEqual(
        changes(...ops.map((op) => cannedStep(op, BUCKET, "data", { before: {}, after: {} }))).map(
          ({ kind }) => kind,
        ),
        ["replace"],
      );
  });

  it("calls dangerous what is lost and cannot be made again", () => {
    const of = (op: string, type: string, before = {}) =>
      changes(cannedStep(op, type, "x", { before })).map(isDangerous);
    assert.deepEqual(of("delete", BUCKET), [true]);
    assert.deepEqual(of("replace", "aws:kms/key:Key"), [true]);
    assert.deepEqual(of("update", BUCKET), [false]);
    assert.deepEqual(of("delete", POLICY), [false]);
    assert.deepEqual(of("delete", POLICY, { protect: true }), [true]);
  });

  it("knows what the account keeps", () => {
    const [change] = changes(
      cannedStep("delete", BUCKET, "x", { before: { protect: true, retainOnDelete: true } }),
    );
    assert.deepEqual([change?.isProtected, change?.isRetained], [true, true]);
  });
});
