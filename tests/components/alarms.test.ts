import assert from "node:assert/strict";
import {
  ALARM,
  NAME,
  TARGET,
  arnOf,
  json,
  SURROUNDED,
  surroundedStack,
} from "../support/pipeline-surroundings";
import { runProgram } from "../support/pulumi-program";

describe("alarms", () => {
  it("go up for each way in which a pipeline goes wrong, and tell people", async () => {
    const run = await surroundedStack();
    const topics = ["alerts", "chat"].map((name) => arnOf(run, "aws:sns/topic:Topic", name));
    const seen = run.all(ALARM).map(({ name, inputs }) => {
      assert.deepEqual(inputs["alarmActions"], topics, name);
      const { namespace, metricName, threshold, treatMissingData } = inputs;
      return [name.slice(NAME.length + 1), namespace, metricName, threshold, treatMissingData];
    });
    const pipelines = "AWS/Sagemaker/ModelBuildingPipeline";
    assert.deepEqual(seen, [
      ["failed", pipelines, "ExecutionFailed", 0, "notBreaching"],
      ["stuck-callback", "SageMakerPipelines", "StuckCallbacks", 0, "notBreaching"],
      ["long-execution", "SageMakerPipelines", "LongExecutions", 0, "notBreaching"],
      ["missed-run", pipelines, "ExecutionStarted", 1, "breaching"],
      ["dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 0, "notBreaching"],
      ["watch-errors", "AWS/Lambda", "Errors", 0, "notBreaching"],
      ["start-guard-errors", "AWS/Lambda", "Errors", 0, "notBreaching"],
      ["webhook-errors", "AWS/Lambda", "Errors", 0, "notBreaching"],
    ]);
    const { inputs } = run.only(ALARM, `${NAME}-dead-letters`);
    const { name } = run.made(run.only("aws:sqs/queue:Queue"));
    assert.deepEqual(inputs["dimensions"], { QueueName: name });
  });

  for (const [expression, metricName, evaluationPeriods, missedHours] of [
    ["cron(0 3 * * ? *)", "ExecutionStarted", 26, undefined],
    ["rate(166 hours)", "ExecutionStarted", 168, undefined],
    ["rate(167 hours)", "MissedRuns", 1, 169],
    ["cron(0 0 1 * ? *)", "MissedRuns", 1, 746],
    ["at(2027-01-31T03:00:00)", undefined, undefined, undefined],
  ] as const) {
    it(`notice that ${expression} missed a run`, async () => {
      const schedule = JSON.stringify({ expression });
      const run = await runProgram({ stack: "dev", config: { ...SURROUNDED, schedule } });
      const alarm = run.all(ALARM).find(({ name }) => name === `${NAME}-missed-run`);
      assert.equal(alarm?.inputs["metricName"], metricName);
      assert.equal(alarm?.inputs["evaluationPeriods"], evaluationPeriods);
      const request = json(run.only(TARGET, `${NAME}-watch`).inputs, "input");
      assert.equal(request["missedHours"], missedHours);
    });
  }

  it("are shown on a dashboard with the executions", async () => {
    const run = await surroundedStack();
    const { widgets } = json<{ widgets: { properties: Record<string, unknown> }[] }>(
      run.only("aws:cloudwatch/dashboard:Dashboard").inputs,
      "dashboardBody",
    );
    const alarms = run.all(ALARM).map((alarm) => run.made(alarm)["arn"]);
    assert.deepEqual(widgets[0]?.properties["alarms"], alarms);
    assert.equal(widgets.length, 5);
    assert.deepEqual((widgets[1]?.properties["metrics"] as unknown[])[0], [
      "AWS/Sagemaker/ModelBuildingPipeline",
      "ExecutionStarted",
      "PipelineName",
      NAME,
    ]);
  });
});

describe("the budget", () => {
  it("is for what the stack's tag costs, told at each threshold and by forecast", async () => {
    const run = await surroundedStack();
    const { inputs } = run.only("aws:budgets/budget:Budget");
    assert.deepEqual(inputs["costFilters"], [{ name: "TagKeyValue", values: ["user:stack$dev"] }]);
    assert.equal(inputs["limitAmount"], "200");
    const told = (inputs["notifications"] as Record<string, unknown>[]).map(
      ({ notificationType, threshold, subscriberSnsTopicArns }) => {
        assert.deepEqual(subscriberSnsTopicArns, [arnOf(run, "aws:sns/topic:Topic", "alerts")]);
        return [notificationType, threshold];
      },
    );
    assert.deepEqual(told, [
      ["ACTUAL", 80],
      ["ACTUAL", 100],
      ["FORECASTED", 100],
    ]);
  });
});
