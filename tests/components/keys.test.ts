import assert from "node:assert/strict";
import { isAllowed, type Policy } from "../support/iam-evaluator";
import { deployedStack } from "../support/pulumi-program";

const KEY = "aws:kms/key:Key";

const policyOf = async (kind: string): Promise<Policy> =>
  JSON.parse(
    String((await deployedStack("prod")).only(KEY, `adult-census-prod-${kind}`).inputs["policy"]),
  ) as Policy;

describe("Keys", () => {
  for (const [kind, description] of [
    ["data", "Data, images and job volumes of adult-census-prod"],
    ["logs", "Logs of adult-census-prod"],
  ] as const) {
    it(`rotates the key for ${kind}, keeps it 30 days after its deletion, and names it`, async () => {
      const run = await deployedStack("prod");
      const name = `adult-census-prod-${kind}`;
      const { policy, ...inputs } = run.only(KEY, name).inputs;
      assert.equal(typeof policy, "string");
      assert.deepEqual(inputs, { description, enableKeyRotation: true, deletionWindowInDays: 30 });
      const { keyId } = run.made(run.only(KEY, name));
      const alias = run.only("aws:kms/alias:Alias", name).inputs;
      assert.deepEqual(alias, { name: `alias/${name}`, targetKeyId: keyId });
    });

    it(`leaves the key for ${kind} to the IAM policies of its own account`, async () => {
      const { Statement } = await policyOf(kind);
      assert.deepEqual(Statement[0]?.Principal, { AWS: "arn:aws:iam::111122223333:root" });
      assert.ok(Statement.every(({ Principal }) => Principal !== "*"));
    });
  }

  it("lets no service use the key for data on its own", async () => {
    assert.equal((await policyOf("data")).Statement.length, 1);
  });

  it("lets CloudWatch Logs use the key for logs, for the groups of this stack only", async () => {
    const { Version, Statement } = await policyOf("logs");
    const service = Statement.filter(({ Principal }) => JSON.stringify(Principal).includes("Service"));
    assert.deepEqual(
      service.map(({ Principal }) => Principal),
      [{ Service: "logs.us-east-1.amazonaws.com" }],
    );
    const encrypt = (group: string) =>
      isAllowed(
        { Version, Statement: service },
        {
          action: "kms:GenerateDataKeyWithoutPlaintext",
          resource: "*",
          context: {
            "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:111122223333:log-group:${group}`,
          },
        },
      );
    const run = await deployedStack("prod");
    const group = run.made(run.only("aws:cloudwatch/logGroup:LogGroup"));
    assert.equal(encrypt(String(group["name"])), true);
    assert.equal(encrypt("adult-census-dev-flow-logs-1234567"), false);
  });
});
