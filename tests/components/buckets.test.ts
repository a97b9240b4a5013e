import assert from "node:assert/strict";
import { isAllowed, isDenied, type Policy } from "../support/iam-evaluator";
import { deployedStack, STACKS } from "../support/pulumi-program";

const BUCKET = "aws:s3/bucket:Bucket";
const setting = (name: string): string => `aws:s3/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;

describe("Buckets", () => {
  for (const stack of STACKS) {
    for (const kind of ["artifacts", "access-logs"]) {
      it(`${stack}: ${kind} are private, owned, versioned and tidied`, async () => {
        const run = await deployedStack(stack);
        const name = `adult-census-${stack}-${kind}`;
        const { bucket } = run.made(run.only(BUCKET, name));
        const of = (type: string) => {
          const { bucket: target, ...inputs } = run.only(setting(type), name).inputs;
          assert.equal(target, bucket, type);
          return inputs;
        };
        assert.deepEqual(of("bucketPublicAccessBlock"), {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        });
        assert.deepEqual(of("bucketOwnershipControls"), { rule: { objectOwnership: "BucketOwnerEnforced" } });
        assert.deepEqual(of("bucketVersioning"), { versioningConfiguration: { status: "Enabled" } });
        const rules = of("bucketLifecycleConfiguration")["rules"] as Record<string, unknown>[];
        assert.ok(rules.every(({ status }) => status === "Enabled"));
        assert.deepEqual(rules[0]?.["noncurrentVersionExpiration"], { noncurrentDays: 90 });
        assert.deepEqual(rules[1]?.["abortIncompleteMultipartUpload"], { daysAfterInitiation: 7 });
        const days = { dev: 30, staging: 90, prod: 365 }[stack];
        assert.deepEqual(rules[2]?.["expiration"], kind === "artifacts" ? undefined : { days });
      });
    }
  }

  it("encrypts artifacts by the stack's key, and access logs as log delivery demands", async () => {
    const run = await deployedStack("prod");
    const encryption = setting("bucketServerSideEncryptionConfiguration");
    const rules = (kind: string) => run.only(encryption, `adult-census-prod-${kind}`).inputs["rules"];
    const key = run.made(run.only("aws:kms/key:Key", "adult-census-prod-data"))["arn"];
    assert.deepEqual(rules("artifacts"), [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key },
        bucketKeyEnabled: true,
      },
    ]);
    assert.deepEqual(rules("access-logs"), [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    ]);
  });

  it("logs access to the artifacts in the other bucket, which takes logs of no other", async () => {
    const run = await deployedStack("prod");
    const logs = String(run.made(run.only(BUCKET, "adult-census-prod-access-logs"))["bucket"]);
    const artifacts = String(run.outputs["artifactsBucket"]);
    assert.deepEqual(run.only(setting("bucketLogging")).inputs, {
      bucket: artifacts,
      targetBucket: logs,
      targetPrefix: "artifacts/",
    });
    const first = `${setting("bucketPolicy")}::adult-census-prod-access-logs`;
    assert.ok(
      run.only(setting("bucketLogging")).dependencies.includes(first),
      "the target takes logs already",
    );
    const policy = JSON.parse(
      String(run.only(setting("bucketPolicy"), "adult-census-prod-access-logs").inputs["policy"]),
    ) as Policy;
    const put = (account: string, source: string) =>
      isAllowed(policy, {
        action: "s3:PutObject",
        resource: `arn:aws:s3:::${logs}/artifacts/1`,
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:s3:::${source}`,
          "aws:SecureTransport": "true",
        },
      });
    assert.equal(put("111122223333", artifacts), true);
    assert.equal(put("999988887777", artifacts), false);
    assert.equal(put("111122223333", "other"), false);
    const open = policy.Statement.filter(({ Effect, Principal }) => Effect === "Allow" && Principal === "*");
    assert.deepEqual(open, []);
  });

  for (const kind of ["artifacts", "access-logs"]) {
    it(`${kind} refuse everybody without TLS, for the bucket and its objects`, async () => {
      const run = await deployedStack("prod");
      const name = `adult-census-prod-${kind}`;
      const policy = JSON.parse(String(run.only(setting("bucketPolicy"), name).inputs["policy"])) as Policy;
      const arn = `arn:aws:s3:::${String(run.made(run.only(BUCKET, name))["bucket"])}`;
      for (const [action, resource] of [
        ["s3:ListBucket", arn],
        ["s3:GetObject", `${arn}/x`],
      ] as const) {
        assert.equal(
          isDenied(policy, { action, resource, context: { "aws:SecureTransport": "false" } }),
          true,
        );
        assert.equal(
          isDenied(policy, { action, resource, context: { "aws:SecureTransport": "true" } }),
          false,
        );
      }
      assert.equal(policy.Statement[0]?.Principal, "*");
    });
  }

  it("takes artifacts under no other encryption than its own, said or unsaid", async () => {
    const run = await deployedStack("prod");
    const policy = JSON.parse(
      String(run.only(setting("bucketPolicy"), "adult-census-prod-artifacts").inputs["policy"]),
    ) as Policy;
    const key = String(run.made(run.only("aws:kms/key:Key", "adult-census-prod-data"))["arn"]);
    const denied = (headers: Record<string, string>) =>
      isDenied(policy, {
        action: "s3:PutObject",
        resource: `arn:aws:s3:::${String(run.outputs["artifactsBucket"])}/x`,
        context: { "aws:SecureTransport": "true", ...headers },
      });
    const sse = "s3:x-amz-server-side-encryption";
    assert.equal(denied({}), false, "no header: the bucket's default applies");
    assert.equal(denied({ [sse]: "aws:kms", [`${sse}-aws-kms-key-id`]: key }), false);
    assert.equal(denied({ [sse]: "AES256" }), true);
    assert.equal(denied({ [sse]: "aws:kms", [`${sse}-aws-kms-key-id`]: `${key}0` }), true);
  });
});
