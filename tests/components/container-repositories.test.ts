import assert from "node:assert/strict";
import { deployedStack } from "../support/pulumi-program";

describe("ContainerRepositories", () => {
  it("makes private repositories: fixed tags, scanned, encrypted by the stack's key", async () => {
    const run = await deployedStack("prod");
    const key = run.made(run.only("aws:kms/key:Key", "adult-census-prod-data"))["arn"];
    const { inputs, name } = run.only("aws:ecr/repository:Repository");
    assert.equal(name, "adult-census-prod-jobs");
    assert.deepEqual(inputs, {
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }],
      forceDelete: false,
    });
  });

  it("drops untagged images after two weeks, and never one that a definition can name by its tag", async () => {
    const run = await deployedStack("prod");
    const { inputs } = run.only("aws:ecr/lifecyclePolicy:LifecyclePolicy");
    assert.equal(inputs["repository"], run.made(run.only("aws:ecr/repository:Repository"))["name"]);
    const { rules } = JSON.parse(String(inputs["policy"])) as {
      rules: { selection: unknown; action: unknown }[];
    };
    assert.deepEqual(
      rules.map(({ selection, action }) => ({ selection, action })),
      [
        {
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 14,
          },
          action: { type: "expire" },
        },
      ],
    );
  });

  it("tells the URL of each repository by its purpose", async () => {
    const run = await deployedStack("prod");
    const jobs = run.made(run.only("aws:ecr/repository:Repository"))["repositoryUrl"];
    assert.deepEqual(run.outputs["repositoryUrls"], { jobs });
  });
});
