import assert from "node:assert/strict";
import { permissionsBoundary } from "../../components/policies/permissions-boundary";
import { documents } from "../iam/documents";
import { isAllowed, isDenied, listed, type Policy } from "../support/iam-evaluator";
import { deployedStack, runProgram, type ProgramRun } from "../support/pulumi-program";

const ROLE = "aws:iam/role:Role";
const boundariesOf = (run: ProgramRun) =>
  run.all(ROLE).map(({ inputs }) => inputs["permissionsBoundary"] as string | undefined);

const bounded = (permissionsBoundary: string) =>
  runProgram({ stack: "dev", config: { permissionsBoundary } });

describe("the permissions boundary", () => {
  it("stands at every role, by default the one that the bootstrap stack makes", async () => {
    const found = boundariesOf(await deployedStack("prod"));
    assert.ok(found.length >= 5);
    assert.deepEqual([...new Set(found)], ["arn:aws:iam::111122223333:policy/sagemaker-pipelines-boundary"]);
  });

  it("is a policy of the stack's own, another one, or none, as configured", async () => {
    const own = await bounded("stack");
    const arn = String(own.made(own.only("aws:iam/policy:Policy"))["arn"]);
    assert.deepEqual([...new Set(boundariesOf(own))], [arn]);
    const other = "arn:aws:iam::111122223333:policy/acme-boundary";
    assert.deepEqual([...new Set(boundariesOf(await bounded(other)))], [other]);
    assert.deepEqual([...new Set(boundariesOf(await bounded("none")))], [undefined]);
  });

  it("lets through every action that any definition needs", () => {
    const needed = new Set(
      documents.flatMap(({ roles }) =>
        roles.flatMap(({ policy }) => policy.Statement.flatMap(({ Action }) => listed(Action))),
      ),
    );
    assert.ok(needed.size > 80);
    const boundary = permissionsBoundary as Policy;
    const refused = [...needed].filter((action) => !isAllowed(boundary, { action, resource: "*" }));
    assert.deepEqual(refused, []);
  });

  it("refuses what would widen a role, whatever is attached to it", () => {
    const wide = permissionsBoundary as Policy;
    for (const action of [
      "iam:CreateRole",
      "iam:PutRolePolicy",
      "iam:AttachRolePolicy",
      "iam:DeleteRolePermissionsBoundary",
      "kms:PutKeyPolicy",
      "kms:ScheduleKeyDeletion",
      "s3:PutBucketPolicy",
      "sagemaker:CreatePresignedNotebookInstanceUrl",
      "sts:AssumeRole",
    ])
      assert.equal(isDenied(wide, { action, resource: "*" }), true, action);
    assert.equal(isAllowed(wide, { action: "secretsmanager:PutSecretValue", resource: "*" }), false);
  });
});
