import assert from "node:assert/strict";
import { countOf, permissionChanges } from "../../delivery/permission-changes";
import { churn } from "./canned-preview";

describe("permissionChanges", () => {
  const changes = permissionChanges(churn.before, churn.after);

  it("names what a new step needs, and nothing that stood before", () => {
    assert.deepEqual(
      changes.filter(({ kind }) => kind === "added"),
      [
        {
          kind: "added",
          role: "pipeline",
          actions: ["lambda:InvokeFunction"],
          resource: "arn:aws:lambda:us-east-1:111122223333:function:tell",
          before: [],
          after: [{}],
        },
      ],
    );
  });

  it("tells another condition from a new permission", () => {
    assert.deepEqual(
      changes.filter(({ kind }) => kind === "changed").map(({ actions }) => actions),
      [["sagemaker:CreateProcessingJob"], ["sagemaker:CreateTrainingJob"]],
    );
    assert.equal(countOf(changes, "removed"), 0);
  });

  it("reads the other way round as the opposite", () => {
    const back = permissionChanges(churn.after, churn.before);
    assert.deepEqual([countOf(back, "added"), countOf(back, "removed"), countOf(back, "changed")], [0, 1, 2]);
  });

  it("finds none between a document and itself", () => {
    assert.deepEqual(permissionChanges(churn.after, churn.after), []);
  });

  it("counts all of them for a pipeline that is new, or gone", () => {
    const all = permissionChanges(undefined, churn.before);
    assert.ok(all.length > 0 && all.every(({ kind }) => kind === "added"));
    assert.equal(countOf(permissionChanges(churn.before, undefined), "removed"), countOf(all, "added"));
  });
});
