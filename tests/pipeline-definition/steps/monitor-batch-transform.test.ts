import assert from "node:assert/strict";
import { lambdaStep, monitorBatchTransform, pipeline } from "../../../pipeline-definition";
import { processingJob, transformJob } from "./example-jobs";

const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:ping";

describe("monitorBatchTransform", () => {
  const order = (steps: ReturnType<typeof monitorBatchTransform>["steps"]) =>
    steps.map(({ name, type, definition }) => [name, type, definition.DependsOn]);

  it("checks after the transform, unless told otherwise", () => {
    const { steps, transform, monitor } = monitorBatchTransform("Score", {
      transform: { arguments: transformJob },
      monitor: { checkType: "MODEL_QUALITY", arguments: processingJob },
    });
    assert.deepEqual(order(steps), [
      ["Score-transform", "Transform", undefined],
      ["Score-monitoring", "QualityCheck", ["Score-transform"]],
    ]);
    assert.deepEqual([transform.name, monitor.name], ["Score-transform", "Score-monitoring"]);
    assert.equal(pipeline({ steps }).Steps.length, 2);
  });

  it("checks before the transform, which then waits for the check too", () => {
    const first = lambdaStep("First", { functionArn });
    const { steps } = monitorBatchTransform("Score", {
      transform: { arguments: transformJob, dependsOn: [first] },
      monitor: { checkType: "MODEL_EXPLAINABILITY", modelName: "demo", arguments: processingJob },
      when: "before",
    });
    assert.deepEqual(order(steps), [
      ["Score-monitoring", "ClarifyCheck", undefined],
      ["Score-transform", "Transform", ["First", "Score-monitoring"]],
    ]);
    assert.equal(pipeline({ steps: [first, ...steps] }).Steps.length, 3);
  });
});
