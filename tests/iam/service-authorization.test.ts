import assert from "node:assert/strict";
import { ANY_RESOURCE } from "../../policy-pack/controls/star-actions";
import { deployedStack, STACKS } from "../support/pulumi-program";
import type { Policy, PolicyStatement } from "../support/iam-evaluator";
import { documents } from "./documents";
import { policyFaults } from "./service-authorization";

const policyOf = (statement: Partial<PolicyStatement>): Policy => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "S",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::bucket/key*",
      ...statement,
    },
  ],
});

describe("AWS's service authorization reference", () => {
  const planted: readonly (readonly [string, Partial<PolicyStatement>, string])[] = [
    ["an unknown action", { Action: "s3:HeadObject" }, "s3:HeadObject is no action"],
    ["an unknown service", { Action: "s4:GetObject" }, "s4:GetObject is no action"],
    ["a * where there are resources", { Resource: "*" }, "s3:GetObject has resources, and * is given"],
    [
      "a resource of another kind",
      { Resource: "arn:aws:s3:::bucket" },
      "s3:GetObject knows no resource like arn:aws:s3:::bucket",
    ],
    [
      "a key that the action is not told",
      { Condition: { StringLike: { "s3:prefix": "a/*" } } },
      "s3:GetObject is not told s3:prefix",
    ],
    [
      "an operator that does not fit its key",
      {
        Action: "sagemaker:CreateModel",
        Resource: "arn:aws:sagemaker:eu-west-1:111122223333:model/pipelines-*",
        Condition: { StringEquals: { "sagemaker:VpcSubnets": "subnet-1" } },
      },
      "StringEquals does not fit sagemaker:VpcSubnets, which is ArrayOfString",
    ],
    ["a Sid that IAM refuses", { Sid: "no-sid" }, "no-sid is no Sid"],
  ];
  for (const [what, statement, fault] of planted) {
    it(`knows ${what}`, async () => {
      assert.deepEqual(await policyFaults(policyOf(statement)), [fault]);
    });
  }

  it("knows a Sid that stands twice", async () => {
    const { Version, Statement } = policyOf({});
    const faults = await policyFaults({ Version, Statement: [...Statement, ...Statement] });
    assert.deepEqual(faults, ["S stands twice"]);
  });

  it("gives no resource to the actions for which a policy may have *", async () => {
    const taken = await Promise.all(
      [...ANY_RESOURCE].map(async (action) => [
        action,
        await policyFaults(policyOf({ Action: action, Resource: "*" })),
      ]),
    );
    assert.deepEqual(
      taken.filter(([, faults]) => faults?.length !== 0),
      [],
    );
  });

  for (const { name, roles } of documents) {
    it(`finds nothing wrong with what is derived from ${name}`, async () => {
      const faults = await Promise.all(roles.map(({ policy }) => policyFaults(policy)));
      assert.deepEqual(faults.flat(), []);
    });
  }

  for (const stack of STACKS) {
    it(`finds nothing wrong with the roles of stack ${stack}`, async () => {
      const policies = (await deployedStack(stack)).all("aws:iam/rolePolicy:RolePolicy");
      const faults = await Promise.all(
        policies.map(({ inputs }) => policyFaults(JSON.parse(String(inputs["policy"])) as Policy)),
      );
      assert.ok(policies.length > 3);
      assert.deepEqual(faults.flat(), []);
    });
  }
});
