import assert from "node:assert/strict";
import { isDenied, type Policy } from "../support/iam-evaluator";
import { deployedStack, runProgram, type ProgramRun } from "../support/pulumi-program";

const policyOf = (run: ProgramRun, stack: string): Policy =>
  JSON.parse(
    String(run.only("aws:s3/bucketPolicy:BucketPolicy", `adult-census-${stack}-artifacts`).inputs["policy"]),
  ) as Policy;

const roleOf = (run: ProgramRun, kind: string) =>
  (run.outputs["roleArns"] as Record<string, string>)[kind] ?? "";

const asks = (run: ProgramRun, kind: string, context: Readonly<Record<string, string>>) => ({
  action: "s3:GetObject",
  resource: `arn:aws:s3:::${String(run.outputs["artifactsBucket"])}/x`,
  context: {
    "aws:SecureTransport": "true",
    "aws:ViaAWSService": "false",
    "aws:PrincipalArn": roleOf(run, kind),
    ...context,
  },
});

describe("access to the artifacts", () => {
  it("is refused to jobs that do not come through the endpoint of the VPC", async () => {
    const run = await deployedStack("prod");
    const policy = policyOf(run, "prod");
    const endpoint = String(
      run.made(run.only("aws:ec2/vpcEndpoint:VpcEndpoint", "adult-census-prod-s3"))["id"],
    );
    for (const kind of ["processing", "training"]) {
      assert.equal(isDenied(policy, asks(run, kind, { "aws:SourceVpce": endpoint })), false, kind);
      assert.equal(isDenied(policy, asks(run, kind, { "aws:SourceVpce": "vpce-0" })), true, kind);
      assert.equal(isDenied(policy, asks(run, kind, {})), true, `${kind} from anywhere`);
      assert.equal(
        isDenied(policy, asks(run, kind, { "aws:ViaAWSService": "true" })),
        false,
        `${kind}, a service for it`,
      );
    }
  });

  it("stays open to the roles that SageMaker takes on outside the VPC", async () => {
    const run = await deployedStack("prod");
    for (const kind of ["pipeline", "model"])
      assert.equal(isDenied(policyOf(run, "prod"), asks(run, kind, {})), false, kind);
  });

  it("is left to the roles' policies alone when the switch is off", async () => {
    const run = await runProgram({ stack: "dev", config: { jobsOnlyThroughEndpoint: "false" } });
    assert.equal(isDenied(policyOf(run, "dev"), asks(run, "training", {})), false);
  });

  it("is settled before the pipeline is made, after the bucket's own blocks", async () => {
    const run = await deployedStack("prod");
    const name = "adult-census-prod-artifacts";
    const { dependencies } = run.only("aws:s3/bucketPolicy:BucketPolicy", name);
    assert.ok(dependencies.includes(`aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock::${name}`));
    assert.ok(
      run
        .only("aws:sagemaker/pipeline:Pipeline")
        .dependencies.includes(`aws:s3/bucketPolicy:BucketPolicy::${name}`),
    );
  });
});
