import assert from "node:assert/strict";
import { executionPolicies } from "../../../components/policies/execution-policies";

const ACCOUNT = "111122223333";
const role = (kind: string) => `arn:aws:iam::${ACCOUNT}:role/${kind}`;

describe("policies of roles that no step of a workflow uses", () => {
  const policies = executionPolicies(
    {
      place: { partition: "aws", region: "eu-west-1", account: ACCOUNT },
      pipelineName: "p",
      bucket: "b",
      keyArn: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/data`,
      codePrefix: "code/p",
      inputData: "s3://b/data/p.csv",
      roleArns: { processing: role("processing"), training: role("training"), model: role("model") },
      instanceTypes: ["ml.m5.*"],
    },
    { Version: "2020-12-01", Steps: [] },
  );

  for (const kind of ["processing", "training", "model"] as const) {
    // IAM takes no policy without a statement.
    it(`allow ${kind} jobs nothing, in a document that IAM takes`, () => {
      assert.deepEqual(
        policies[kind].Statement.map(({ Effect, Action, Resource }) => [Effect, Action, Resource]),
        [["Deny", "*", "*"]],
      );
    });
  }
});
