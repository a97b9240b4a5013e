import assert from "node:assert/strict";
import { rehearse, NOW, type Answers, type Call, type Rehearsal } from "../../support/sagemaker-executions";

type Guard = (request: unknown) => Promise<{ readonly started: boolean; readonly executionArn: string }>;

const PIPELINE = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/census";
const STARTED = `${PIPELINE}/execution/new`;

/** An object-created event as S3 sends it to EventBridge. */
const UPLOAD = {
  version: "0",
  id: "17793124-05d4-b198-2fde-7ededc63b103",
  "detail-type": "Object Created",
  source: "aws.s3",
  account: "111122223333",
  time: "2021-11-12T00:00:00Z",
  region: "us-east-1",
  resources: ["arn:aws:s3:::census"],
  detail: {
    version: "0",
    bucket: { name: "census" },
    object: {
      key: 'data/a "b".csv',
      size: 5,
      etag: "b1",
      "version-id": "IYV3",
      sequencer: "00617F08299329D189",
    },
    "request-id": "N4N7GDK58NMKJ12R",
    reason: "PutObject",
  },
};
const uploadRequest = (event: unknown = UPLOAD) => ({
  PipelineName: "census",
  trigger: "upload",
  onOverlap: "fail",
  PipelineParameters: [{ Name: "InputData", Value: "s3://{detail.bucket.name}/{detail.object.key}" }],
  event,
});
const TOKEN = "schedule-census-----------------d32c5kddcf5bb8c3";
const scheduled = {
  PipelineName: "census",
  trigger: "schedule",
  onOverlap: "skip",
  ClientRequestToken: TOKEN,
  PipelineParameters: [{ Name: "Threshold", Value: "{0.8}" }],
};

const execution = (PipelineExecutionStatus: string, more: object = {}) => ({
  PipelineExecutionArn: `${PIPELINE}/execution/${PipelineExecutionStatus.toLowerCase()}`,
  PipelineExecutionStatus,
  StartTime: NOW / 1000 - 60,
  ...more,
});

const answering =
  (...executions: readonly object[]): Answers =>
  ({ operation }) =>
    operation === "ListPipelineExecutions"
      ? { PipelineExecutionSummaries: executions }
      : { PipelineExecutionArn: STARTED };

const guarding = (answers: Answers, task: (rehearsal: Rehearsal<Guard>) => Promise<void>) =>
  rehearse<Guard>(["start-guard.mjs", "guardWith"], answers, task);

const starts = (calls: readonly Call[]) =>
  calls.filter(({ operation }) => operation === "StartPipelineExecution").map(({ input }) => input);

describe("the function that starts a pipeline", () => {
  it("starts with the token and parameters of a schedule, as they are", () =>
    guarding(answering(execution("Failed"), execution("Succeeded")), async ({ handler, calls }) => {
      assert.deepEqual(await handler(scheduled), { started: true, executionArn: STARTED });
      const [input, ...more] = starts(calls);
      assert.deepEqual(more, []);
      assert.equal(input?.["PipelineName"], "census");
      assert.equal(input["ClientRequestToken"], TOKEN);
      assert.deepEqual(input["PipelineParameters"], scheduled.PipelineParameters);
      assert.match(String(input["PipelineExecutionDisplayName"]), /^schedule-[0-9a-f]{16}$/);
    }));

  it("fills parameters in from the event, whatever characters a key has", () =>
    guarding(answering(), async ({ handler, calls }) => {
      await handler(uploadRequest());
      assert.deepEqual(starts(calls)[0]?.["PipelineParameters"], [
        { Name: "InputData", Value: 's3://census/data/a "b".csv' },
      ]);
    }));

  it("gives each delivery of one event the same token, and other events another", () =>
    guarding(answering(), async ({ handler, calls }) => {
      const object = { ...UPLOAD.detail.object, sequencer: "00617F08299329D190" };
      const other = { ...UPLOAD, detail: { ...UPLOAD.detail, object } };
      // S3 may send an event twice, with ids of their own.
      for (const event of [UPLOAD, { ...UPLOAD, id: "another" }, other]) await handler(uploadRequest(event));
      const [first, second, third] = starts(calls).map((input) => String(input["ClientRequestToken"]));
      assert.match(first ?? "", /^[0-9a-f]{64}$/);
      assert.equal(second, first);
      assert.notEqual(third, first);
    }));

  it("tells events of other services by their id, and triggers from each other", () =>
    guarding(answering(), async ({ handler, calls }) => {
      const event = { id: "e-1", source: "acme.warehouse", detail: {} };
      const request = { PipelineName: "census", trigger: "warehouse", event };
      const requests = [request, request, { ...request, trigger: "other" }];
      for (const one of [...requests, { ...request, event: { ...event, id: "e-2" } }]) await handler(one);
      const tokens = starts(calls).map((input) => input["ClientRequestToken"]);
      assert.equal(tokens[0], tokens[1]);
      assert.equal(new Set(tokens).size, 3);
    }));

  for (const status of ["Executing", "Stopping"]) {
    it(`refuses a start while one is ${status}: a schedule waits for its next run`, () =>
      guarding(answering(execution(status)), async ({ handler, calls, lines }) => {
        const running = `${PIPELINE}/execution/${status.toLowerCase()}`;
        assert.deepEqual(await handler(scheduled), { started: false, executionArn: running });
        assert.deepEqual(starts(calls), []);
        const [line = ""] = lines;
        const metric = JSON.parse(line) as Record<string, unknown>;
        assert.equal(metric["RefusedStarts"], 1);
        assert.equal(metric["PipelineName"], "census");
        assert.deepEqual(metric["_aws"], {
          Timestamp: NOW,
          CloudWatchMetrics: [
            {
              Namespace: "SageMakerPipelines",
              Dimensions: [["PipelineName"]],
              Metrics: [{ Name: "RefusedStarts", Unit: "Count" }],
            },
          ],
        });
      }));
  }

  it("fails an event that finds one running, so that Lambda tries it again and keeps it", () =>
    guarding(answering(execution("Executing")), async ({ handler, calls }) => {
      await assert.rejects(handler(uploadRequest()), {
        message: `Trigger "upload" started nothing: "${PIPELINE}/execution/executing" still runs.`,
      });
      assert.deepEqual(starts(calls), []);
    }));

  it("sees its own execution when a request comes again, and does not fail", async () => {
    let name: unknown;
    await guarding(answering(), async ({ handler, calls }) => {
      await handler(uploadRequest());
      name = starts(calls)[0]?.["PipelineExecutionDisplayName"];
    });
    const own = execution("Executing", { PipelineExecutionDisplayName: name });
    await guarding(answering(own), async ({ handler, calls }) => {
      assert.deepEqual(await handler(uploadRequest()), {
        started: false,
        executionArn: `${PIPELINE}/execution/executing`,
      });
      assert.deepEqual(starts(calls), []);
    });
  });

  it("looks at every page of the last thirty days", () =>
    guarding(
      ({ input }) =>
        input["NextToken"] === "second"
          ? { PipelineExecutionSummaries: [execution("Executing")] }
          : { PipelineExecutionSummaries: [execution("Succeeded")], NextToken: "second" },
      async ({ handler, calls }) => {
        assert.equal((await handler(scheduled)).started, false);
        assert.equal(calls.length, 2);
        assert.equal(calls[0]?.input["CreatedAfter"], NOW / 1000 - 30 * 86_400);
      },
    ));

  const long = { ...UPLOAD, detail: { ...UPLOAD.detail, object: { key: "k".repeat(1100), sequencer: "1" } } };
  const wrong: readonly (readonly [what: string, request: unknown, message: string])[] = [
    ["nothing", undefined, 'The request has no "PipelineName".'],
    ["no trigger", { PipelineName: "census" }, 'The request has no "trigger".'],
    [
      "an event without key",
      uploadRequest({ id: "e", detail: { bucket: { name: "b" } } }),
      'The event has no text "detail.object.key", which parameter "InputData" is made of.',
    ],
    [
      "an event whose key is no text",
      uploadRequest({ id: "e", detail: { bucket: { name: "b" }, object: { key: {} } } }),
      'The event has no text "detail.object.key", which parameter "InputData" is made of.',
    ],
    [
      "an event without id",
      uploadRequest({ source: "aws.ec2" }),
      'The event of trigger "upload" has no id, so a second delivery could not be told.',
    ],
    [
      "no event and no token",
      { PipelineName: "census", trigger: "schedule" },
      'The event of trigger "schedule" has no id, so a second delivery could not be told.',
    ],
    [
      "a key that fits no parameter",
      uploadRequest(long),
      'Parameter "InputData" would have more than 1024 characters.',
    ],
  ];
  for (const [what, request, message] of wrong) {
    it(`asks AWS for nothing when it gets ${what}`, () =>
      guarding(answering(), async ({ handler, calls }) => {
        await assert.rejects(handler(request), { message });
        assert.deepEqual(calls, []);
      }));
  }

  for (const refused of ["ListPipelineExecutions", "StartPipelineExecution"]) {
    it(`fails when AWS refuses ${refused}, and does not start twice`, () =>
      guarding(
        (call) => (call.operation === refused ? new Error("AccessDeniedException") : answering()(call)),
        async ({ handler, calls }) => {
          await assert.rejects(handler(scheduled), { name: "AccessDeniedException" });
          assert.equal(calls.filter(({ operation }) => operation === refused).length, 1);
        },
      ));
  }
});
