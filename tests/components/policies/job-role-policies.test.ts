import assert from "node:assert/strict";
import { modelPolicy, trainingPolicy } from "../../../components/policies/job-role-policies";
import { placeOf } from "../../../pipeline-definition/analysis/permissions/place";

describe("policies of jobs that a workflow does not have", () => {
  const place = placeOf("eu-west-1", "111122223333");
  const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/data";
  const names = { place, bucket: "b", keyArn, pipelineName: "p", repositories: [] };

  for (const [kind, policy] of Object.entries({
    training: trainingPolicy(names),
    model: modelPolicy(names),
  })) {
    it(`are taken by IAM: no statement of ${kind} jobs is without a resource`, () => {
      const empty = policy.Statement.filter(({ Resource = "*" }) => Resource.length === 0);
      assert.deepEqual(empty, []);
      assert.ok(!JSON.stringify(policy).includes("ecr:"), "nothing is pulled");
    });
  }
});
