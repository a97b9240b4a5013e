import assert from "node:assert/strict";
import { stepStates } from "../../../../local-sagemaker/report/view/step-states";
import { executionRecord, failedRecord, ran } from "../../../support/execution-records";

const outcome = (Outcome: string) => ({ Condition: { Outcome } });

describe("stepStates", () => {
  it("tells a branch that was not taken from a step that never came to run", () => {
    assert.equal(stepStates(executionRecord()).get("AccuracyTooLow"), "NotTaken");
    assert.equal(stepStates(failedRecord()).get("AccuracyTooLow"), "NotStarted");
    const rejected = executionRecord({
      Steps: [
        ran({ name: "AccuracyIsEnough", type: "Condition", from: 1, to: 2, metadata: outcome("False") }),
      ],
    });
    assert.equal(stepStates(rejected).get("Register"), "NotTaken");
    assert.equal(stepStates(rejected).get("AccuracyTooLow"), "NotStarted");
  });

  it("holds every step of the definition, in its order", () => {
    assert.deepEqual([...stepStates(failedRecord())].slice(0, 3), [
      ["Prepare", "Succeeded"],
      ["Train", "Failed"],
      ["Evaluate", "NotStarted"],
    ]);
  });

  it("counts what lies inside a branch not taken as not taken", () => {
    const record = executionRecord({
      Definition: {
        Version: "2020-12-01",
        Steps: [
          {
            Name: "Outer",
            Type: "Condition",
            Arguments: {
              IfSteps: [
                {
                  Name: "Inner",
                  Type: "Condition",
                  Arguments: { ElseSteps: [{ Name: "Deep", Type: "Model" }] },
                },
              ],
            },
          },
        ],
      },
      Steps: [ran({ name: "Outer", type: "Condition", from: 0, to: 1, metadata: outcome("False") })],
    });
    assert.deepEqual([...stepStates(record).values()], ["Succeeded", "NotTaken", "NotTaken"]);
  });
});
