import assert from "node:assert/strict";
import {
  callbackStep,
  conditionGreaterThan,
  conditionStep,
  failStep,
  join,
  lambdaStep,
  parameterInteger,
  pipeline,
} from "../../../pipeline-definition";

const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:score";
const sqsQueueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/review";

describe("lambdaStep", () => {
  const tries = parameterInteger("Tries", { default: 3 });
  const score = lambdaStep("Score", {
    functionArn,
    arguments: { tries, bucket: "b", dry: true },
    outputs: { status: "String", value: "Float" },
    cache: { expireAfter: "P1D" },
  });

  it("sends a payload, whose values keep their types, and declares what comes back", () => {
    const { Steps } = pipeline({ parameters: [tries], steps: [score] });
    assert.deepEqual(Steps, [
      {
        Name: "Score",
        Type: "Lambda",
        Arguments: { tries: { Get: "Parameters.Tries" }, bucket: "b", dry: true },
        FunctionArn: functionArn,
        OutputParameters: [
          { OutputName: "status", OutputType: "String" },
          { OutputName: "value", OutputType: "Float" },
        ],
        CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      },
    ]);
  });

  it("yields each declared output, a number as text where text is wanted", () => {
    const { status, value } = score.outputs;
    assert.deepEqual(status.toExpression(), { Get: "Steps.Score.OutputParameters['status']" });
    const fail = failStep("Low", { errorMessage: value });
    const gate = conditionStep("Gate", { conditions: [conditionGreaterThan(value, 0.5)], elseSteps: [fail] });
    const { Steps } = pipeline({ parameters: [tries], steps: [score, gate] });
    assert.deepEqual((Steps[1]?.Arguments?.["ElseSteps"] as { Arguments?: unknown }[])[0]?.Arguments, {
      ErrorMessage: join("", [value]).toExpression(),
    });
  });

  it("needs neither payload nor outputs, and can be waited for", () => {
    const ping = lambdaStep("Ping", { functionArn });
    const after = lambdaStep("After", { functionArn, dependsOn: [ping] });
    const { Steps } = pipeline({ steps: [ping, after] });
    assert.deepEqual(Steps[0]?.Arguments, {});
    assert.deepEqual(Steps[0].OutputParameters, []);
    assert.deepEqual(Steps[1]?.DependsOn, ["Ping"]);
  });
});

describe("callbackStep", () => {
  it("puts a payload on a queue and yields what is answered", () => {
    const review = callbackStep("Review", {
      sqsQueueUrl,
      arguments: { report: "s3://b/report" },
      outputs: { decision: "String" },
    });
    assert.deepEqual(pipeline({ steps: [review] }).Steps, [
      {
        Name: "Review",
        Type: "Callback",
        Arguments: { report: "s3://b/report" },
        SqsQueueUrl: sqsQueueUrl,
        OutputParameters: [{ OutputName: "decision", OutputType: "String" }],
      },
    ]);
    assert.deepEqual(review.outputs.decision.toExpression(), {
      Get: "Steps.Review.OutputParameters['decision']",
    });
  });
});
