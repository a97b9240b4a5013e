import assert from "node:assert/strict";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { functionMaker, oneAtATime, withTriggerServices } from "../../support/trigger-services";

interface Started {
  readonly started: boolean;
  readonly executionArn?: string;
}
type Guard = (call: unknown) => Promise<Started>;
type MakeGuard = (parts: { client: SageMakerClient; log: (line: string) => void }) => Guard;

const DELIVERIES = 100;

const request = (trigger: string, event: unknown, more: object = {}) => ({
  PipelineName: "census",
  trigger,
  PipelineParameters: [],
  onOverlap: "fail",
  event,
  ...more,
});

/** An upload as S3 tells EventBridge of it. */
const upload = (sequencer: string) => ({
  id: "17793124-05d4-b198-2fde-7ededc63b103",
  source: "aws.s3",
  detail: { bucket: { name: "census" }, object: { key: "data/adult.csv", sequencer } },
});

/** A push as CodeCommit tells EventBridge of it. */
const commit = (id: string) => ({
  id,
  source: "aws.codecommit",
  "detail-type": "CodeCommit Repository State Change",
  resources: ["arn:aws:codecommit:us-east-1:111122223333:census"],
  detail: {
    event: "referenceUpdated",
    repositoryName: "census",
    referenceType: "branch",
    referenceName: "main",
    commitId: "3e5983DESTINATION",
    oldCommitId: "3e5983SOURCE",
  },
});

/** A record as a stream of DynamoDB has it. */
const record = (eventID: string, eventName = "INSERT") => ({
  eventID,
  eventName,
  eventVersion: "1.1",
  eventSource: "aws:dynamodb",
  awsRegion: "us-east-1",
  dynamodb: { Keys: { Id: { N: "101" } }, NewImage: { uri: { S: `s3://census/${eventID}.csv` } } },
  eventSourceARN: "arn:aws:dynamodb:us-east-1:111122223333:table/census/stream/2027-01-31T03:00:00.000",
});
const records = (...events: readonly object[]) => events.map((event) => request("table", event));

const calls: readonly (readonly [what: string, one: unknown, other: unknown])[] = [
  ["an upload", request("upload", upload("01")), request("upload", upload("02"))],
  ["an event", request("warehouse", { id: "e-1" }), request("warehouse", { id: "e-2" })],
  ["a push to CodeCommit", request("code", commit("c-1")), request("code", commit("c-2"))],
  ["a record of a stream", records(record("1")), records(record("2"))],
  [
    "a batch of records",
    records(record("1"), record("2"), record("3")),
    records(record("1"), record("2"), record("4")),
  ],
  [
    "a run of a schedule",
    request("schedule", undefined, { ClientRequestToken: "schedule-census-----------------1" }),
    request("schedule", undefined, { ClientRequestToken: "schedule-census-----------------2" }),
  ],
];

describe("what is delivered a hundred times", () => {
  let make: MakeGuard;
  before(async () => (make = await functionMaker<MakeGuard>("start-guard.mjs", "guardWith")));
  const many = (guard: Guard, call: unknown) =>
    Promise.all(Array.from({ length: DELIVERIES }, () => guard(call)));

  for (const [what, one, other] of calls) {
    it(`starts one execution as ${what}, at once or one after another`, () =>
      withTriggerServices(async ({ sagemaker: client, executions }) => {
        const guard = make({ client, log: () => undefined });
        // Whatever Lambda does: the token alone has to hold.
        const arns = (await many(guard, one)).map(({ executionArn }) => executionArn);
        assert.deepEqual([executions.length, new Set(arns).size], [1, 1]);
        await many(oneAtATime(guard), one);
        assert.equal(executions.length, 1);
      }));

    it(`starts none again as ${what} when it has ended and SageMaker forgot its token`, () =>
      withTriggerServices(async (services) => {
        const { sagemaker: client, executions } = services;
        const guard = oneAtATime(make({ client, log: () => undefined }));
        await guard(one);
        for (const execution of executions) execution.status = "Succeeded";
        services.remembersTokens = false;
        assert.deepEqual(new Set((await many(guard, one)).map(({ started }) => started)), new Set([false]));
        assert.equal(executions.length, 1);
        assert.equal((await guard(other)).started, true);
        assert.equal(executions.length, 2);
      }));

    it(`starts one of two as ${what} and another at once, and refuses the other`, () =>
      withTriggerServices(async ({ sagemaker: client, executions }) => {
        const lines: string[] = [];
        const guard = oneAtATime(make({ client, log: (line) => lines.push(line) }));
        const ended = await Promise.allSettled([guard(one), guard(other)]);
        assert.deepEqual(
          ended.map(({ status }) => status),
          ["fulfilled", "rejected"],
        );
        assert.deepEqual([executions.length, lines.length], [1, 1]);
      }));
  }
});

describe("records of a stream", () => {
  const started = async (call: unknown) => {
    const guard = await functionMaker<MakeGuard>("start-guard.mjs", "guardWith");
    let answer: Started | undefined;
    let parameters: unknown;
    let starts = 0;
    await withTriggerServices(async ({ sagemaker: client, executions, ...services }) => {
      answer = await guard({ client, log: () => undefined })(call);
      parameters = executions[0]?.parameters;
      starts = services.starts();
    });
    return { answer, parameters, starts };
  };
  const InputData = { Name: "InputData", Value: "{dynamodb.NewImage.uri.S}" };
  const filled = (...events: readonly object[]) =>
    events.map((event) => request("table", event, { PipelineParameters: [InputData] }));

  it("start nothing when they were removed", async () => {
    const { answer, starts } = await started(records(record("1", "REMOVE"), record("2", "REMOVE")));
    assert.deepEqual([answer, starts], [{ started: false }, 0]);
    assert.equal((await started(request("table", record("1", "REMOVE")))).starts, 0);
    assert.equal((await started([])).starts, 0);
  });

  it("give the newest that is left to the parameters", async () => {
    const { parameters } = await started(filled(record("1"), record("2", "MODIFY"), record("3", "REMOVE")));
    assert.deepEqual(parameters, [{ Name: "InputData", Value: "s3://census/2.csv" }]);
  });

  it("are refused without an id, and without what a parameter is made of", async () => {
    await assert.rejects(started(records(record(""))), {
      message: 'The event of trigger "table" has no id, so a second delivery could not be told.',
    });
    const keysOnly = { ...record("1"), dynamodb: { Keys: { Id: { N: "101" } } } };
    await assert.rejects(started(filled(keysOnly)), {
      message: 'The event has no text "dynamodb.NewImage.uri.S", which parameter "InputData" is made of.',
    });
  });
});
