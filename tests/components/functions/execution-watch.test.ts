import assert from "node:assert/strict";
import { NOW, rehearse, type Answers, type Rehearsal } from "../../support/sagemaker-executions";

type Watch = (request: unknown) => Promise<Readonly<Record<string, number>>>;

const PIPELINE = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/census";
const ago = (hours: number): number => NOW / 1000 - hours * 3_600;
const execution = (PipelineExecutionStatus: string, hours: number) => ({
  PipelineExecutionArn: `${PIPELINE}/execution/${String(hours)}`,
  PipelineExecutionStatus,
  StartTime: ago(hours),
});
const callback = (StepStatus: string, hours: number) => ({
  StepName: "Approve",
  StepStatus,
  StartTime: ago(hours),
  Metadata: { Callback: { CallbackToken: "t", SqsQueueUrl: "https://sqs/q" } },
});

const watching = (
  executions: readonly object[],
  steps: readonly object[],
  task: (rehearsal: Rehearsal<Watch>) => Promise<void>,
) => {
  const answers: Answers = ({ operation }) =>
    operation === "ListPipelineExecutions"
      ? { PipelineExecutionSummaries: executions }
      : { PipelineExecutionSteps: steps };
  return rehearse<Watch>(["execution-watch.mjs", "watchWith"], answers, task);
};

const REQUEST = { PipelineName: "census", stuckHours: 24 };

describe("the function that watches executions", () => {
  it("counts callbacks that wait too long, and no other step", () => {
    const training = { ...callback("Executing", 30), Metadata: { TrainingJob: { Arn: "arn" } } };
    const steps = [callback("Executing", 25), callback("Executing", 23), callback("Succeeded", 30), training];
    return watching(
      [execution("Executing", 23), execution("Failed", 40)],
      steps,
      async ({ handler, calls, lines }) => {
        assert.deepEqual(await handler(REQUEST), { StuckCallbacks: 1, LongExecutions: 0 });
        assert.deepEqual(
          calls.slice(1).map(({ input }) => input["PipelineExecutionArn"]),
          [`${PIPELINE}/execution/23`],
        );
        assert.equal(lines[0], `Callback step "Approve" of "${PIPELINE}/execution/23" waits.`);
      },
    );
  });

  it("counts executions that do not end", () =>
    watching(
      [execution("Executing", 25), execution("Stopping", 24.5), execution("Executing", 23)],
      [],
      async ({ handler }) => {
        assert.equal((await handler(REQUEST))["LongExecutions"], 2);
      },
    ));

  for (const [hours, missed] of [
    [700, 0],
    [800, 1],
  ] as const) {
    it(`says that ${missed === 0 ? "no" : "a"} run was missed when the last began ${String(hours)} hours ago`, () =>
      watching([execution("Failed", hours)], [], async ({ handler, calls }) => {
        assert.equal((await handler({ ...REQUEST, missedHours: 746 }))["MissedRuns"], missed);
        assert.ok(Number(calls[0]?.input["CreatedAfter"]) <= ago(746));
      }));
  }

  it("logs its counts in the form that becomes metrics", () =>
    watching([], [], async ({ handler, lines }) => {
      await handler(REQUEST);
      const metric = JSON.parse(lines.at(-1) ?? "") as Record<string, unknown>;
      const Metrics = ["StuckCallbacks", "LongExecutions"].map((Name) => ({ Name, Unit: "Count" }));
      const CloudWatchMetrics = [
        { Namespace: "SageMakerPipelines", Dimensions: [["PipelineName"]], Metrics },
      ];
      assert.deepEqual(metric, {
        _aws: { Timestamp: NOW, CloudWatchMetrics },
        PipelineName: "census",
        StuckCallbacks: 0,
        LongExecutions: 0,
      });
    }));

  for (const request of [
    undefined,
    {},
    { PipelineName: "census" },
    { PipelineName: "census", stuckHours: 0 },
  ]) {
    it(`refuses ${JSON.stringify(request) ?? "nothing"}`, () =>
      watching([], [], async ({ handler, calls }) => {
        await assert.rejects(handler(request), {
          message: 'The request needs "PipelineName" and "stuckHours".',
        });
        assert.deepEqual(calls, []);
      }));
  }
});
