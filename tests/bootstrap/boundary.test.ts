import assert from "node:assert/strict";
import { boundary } from "../../bootstrap/policies/boundary";
import { isAllowed, listed, type Policy } from "../support/iam-evaluator";
import { deployedStack, STACKS, type ProgramRun } from "../support/pulumi-program";
import { WORKFLOW_STACKS, workflowStack } from "../support/workflow-stacks";

const place = { partition: "aws", region: "us-east-1", account: "111122223333" };
const names = ["adult-census-dev", "adult-census-prod"];

describe("the boundary", () => {
  const policy = boundary(place, names) as Policy;

  const stacks: readonly (readonly [name: string, run: () => Promise<ProgramRun>])[] = [
    ...STACKS.map((stack) => [`adult-census-${stack}`, () => deployedStack(stack)] as const),
    ...WORKFLOW_STACKS.map((stack) => [stack, () => workflowStack(stack)] as const),
  ];
  for (const [name, run] of stacks) {
    it(`holds everything that the roles of ${name} are given`, async () => {
      const wide = boundary(place, [name]) as Policy;
      const policies = (await run()).all("aws:iam/rolePolicy:RolePolicy");
      assert.ok(policies.length > 0);
      const denied: string[] = [];
      for (const { inputs } of policies) {
        const { Statement } = JSON.parse(String(inputs["policy"])) as Policy;
        for (const { Action, Resource } of Statement.filter(({ Effect }) => Effect === "Allow"))
          for (const action of listed(Action))
            for (const resource of listed(Resource))
              if (!isAllowed(wide, { action, resource })) denied.push(`${action} ${resource}`);
      }
      assert.deepEqual(denied, []);
    });
  }

  it("keeps every role from identities, keys' policies and buckets' policies", () => {
    for (const action of [
      "iam:CreateRole",
      "iam:PutRolePolicy",
      "sts:AssumeRole",
      "kms:PutKeyPolicy",
      "s3:PutBucketPolicy",
      "organizations:LeaveOrganization",
    ])
      assert.equal(isAllowed(policy, { action, resource: "*" }), false, action);
    assert.equal(
      isAllowed(policy, { action: "iam:PassRole", resource: "arn:aws:iam::111122223333:role/admin" }),
      false,
    );
  });
});
