import assert from "node:assert/strict";
import { deployedStack, STACKS } from "../support/pulumi-program";

/** Types of what cannot be made again once it is gone. */
const STATEFUL = [
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ecr/repository:Repository",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
];

describe("what holds state", () => {
  for (const stack of STACKS) {
    const kept = stack !== "dev";
    it(`${kept ? "is kept" : "may go"} when ${stack} is destroyed`, async () => {
      const run = await deployedStack(stack);
      const guarded = run.resources.filter(({ protect }) => protect).map(({ type }) => type);
      assert.deepEqual([...new Set(guarded)].sort(), kept ? STATEFUL : []);
      for (const resource of run.resources.filter(({ type }) => STATEFUL.includes(type))) {
        assert.equal(resource.protect, kept, resource.name);
        assert.equal(resource.retainOnDelete, kept, resource.name);
      }
    });

    it(`${stack} ${kept ? "never empties" : "empties"} buckets and repositories by force`, async () => {
      const run = await deployedStack(stack);
      for (const { inputs } of run.all("aws:s3/bucket:Bucket")) assert.equal(inputs["forceDestroy"], !kept);
      for (const { inputs } of run.all("aws:ecr/repository:Repository"))
        assert.equal(inputs["forceDelete"], !kept);
    });
  }
});
