import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { startApiServer, type ApiServer } from "../../local-sagemaker/api/server";
import { createCallbackSender, type CallbackSender } from "../../local-sagemaker/callbacks/answer-over-wire";
import { CallbackTokens } from "../../local-sagemaker/callbacks/callback-tokens";
import type { Callbacks } from "../../local-sagemaker/callbacks/callbacks";
import { createLocalBridge } from "../../local-sagemaker/callbacks/local-bridge";
import { findInterpreter } from "../../local-sagemaker/environments/python-interpreter";
import type { FunctionOutcome, FunctionRunner } from "../../local-sagemaker/functions/function-code";
import { createObjectStore } from "../../local-sagemaker/jobs/object-store";
import { runPipeline, type RunOptions } from "../../local-sagemaker/run-pipeline";
import type { ExecutionRecord } from "../../local-sagemaker/store/execution-record";
import type { StepDefinition } from "../../pipeline-definition/document/definition";
import { byName, condition, definition, done, TestStore } from "./fake-run";

const PLACE = { region: "us-east-1", accountId: "000000000000" };

/** Members that only Lambda and callback steps have stand beside those of every step. */
const lambda = {
  Name: "Read",
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:churn-read",
  Arguments: { rows: { Get: "Steps.Etl.OutputParameters['rows']" } },
  OutputParameters: [{ OutputName: "error", OutputType: "Float" }],
} as const satisfies StepDefinition & { FunctionArn: string };

describe("steps outside SageMaker", () => {
  let test: TestStore;
  let server: ApiServer;
  let sender: CallbackSender;
  let callbacks: Callbacks;
  const events: unknown[] = [];

  beforeEach(async () => {
    test = new TestStore();
    events.length = 0;
    const objects = createObjectStore(path.join(test.folder, "s3"));
    const tokens = new CallbackTokens();
    server = await startApiServer({ store: test.store, objects, place: PLACE, callbacks: tokens });
    sender = await createCallbackSender(server.endpointUrl, PLACE.region);
    const python = (await findInterpreter()).path;
    const worker = createLocalBridge({
      jobs: new Map([
        [
          "churn-etl",
          { kind: "glueJob", folder: path.join(__dirname, "callbacks/job"), command: ["python3", "job.py"] },
        ],
      ]),
      jobsFolder: path.join(test.folder, "jobs"),
      sender,
      readObject: () => Promise.resolve('[{"Name": "rows", "Value": "812"}]'),
      environment: server.environment,
      python: () => Promise.resolve(python),
    });
    callbacks = { tokens, worker };
  });
  afterEach(async () => {
    sender.close();
    await server.close();
    test.close();
  });

  const etl = (behaviour: string): StepDefinition => ({
    Name: "Etl",
    Type: "Callback",
    Arguments: {
      "--aws_job": "glueJob",
      "--aws_job_name": "churn-etl",
      "--aws_job_seconds": "60",
      "--aws_job_retries": "0",
      "--outputs_bucket": "data",
      "--outputs_key": "outputs.json",
      "--runs": path.join(test.folder, "runs"),
      "--behaviour": behaviour,
    },
    OutputParameters: [{ OutputName: "rows", OutputType: "Integer" }],
  });

  const runWith = (
    steps: readonly StepDefinition[],
    outcome: FunctionOutcome,
    more: Partial<RunOptions> = {},
  ): Promise<ExecutionRecord> =>
    runPipeline(
      test.options(definition(...steps), done(), {
        callbacks,
        functions: {
          call: ({ event }) => {
            events.push(event);
            return Promise.resolve(outcome);
          },
        },
        ...more,
      }),
    );

  const gate = condition("Gate", { Get: "Steps.Read.OutputParameters['error']" }, 0.5, [], []);
  const answered = (error: number): FunctionOutcome => ({ kind: "answered", answer: { error } });

  it("hand on what jobs and functions answer, by the declared types", async () => {
    const record = await runWith([etl("succeed"), lambda, gate], answered(0.25));
    assert.equal(record.PipelineExecutionStatus, "Succeeded", JSON.stringify(record.Steps));
    assert.deepEqual(events, [{ rows: 812 }]);
    const { CallbackToken, OutputParameters } = byName(record, "Etl").Metadata["Callback"] as Record<
      string,
      unknown
    >;
    assert.match(String(CallbackToken), /^[A-Za-z0-9]{10}$/);
    assert.deepEqual(OutputParameters, [{ Name: "rows", Value: "812" }]);
    assert.deepEqual(byName(record, "Read").Metadata, {
      Lambda: { Arn: lambda.FunctionArn, OutputParameters: [{ Name: "error", Value: "0.25" }] },
    });
    assert.deepEqual(byName(record, "Gate").Properties, { Outcome: "false" });
  });

  it("say where their logs are", async () => {
    const names: string[] = [];
    const call: FunctionRunner["call"] = ({ callName }) => {
      names.push(callName);
      return Promise.resolve(answered(0));
    };
    const record = await runWith([etl("fail-once"), lambda], answered(0), { functions: { call } });
    const log = path.join(test.folder, "jobs", byName(record, "Etl").LogName ?? "", "job.log");
    assert.match(readFileSync(log, "utf8"), /ValueError/);
    const after = await runWith([etl("succeed"), lambda], answered(0), { functions: { call } });
    assert.deepEqual(names, [byName(after, "Read").LogName]);
  });

  it("fail with the job's and the function's own words", async () => {
    const job = await runWith([etl("fail")], answered(0));
    assert.equal(
      byName(job, "Etl").FailureReason,
      'ClientError: Job "churn-etl" failed: ValueError: only one class',
    );
    const called = await runWith([etl("succeed"), lambda], {
      kind: "failed",
      reason: "ValueError: too high",
    });
    assert.equal(
      byName(called, "Read").FailureReason,
      'ClientError: Function "churn-read" failed: ValueError: too high',
    );
  });

  it("fail when an answer lacks what was declared", async () => {
    const record = await runWith([etl("succeed"), lambda], { kind: "answered", answer: {} });
    assert.match(
      String(byName(record, "Read").FailureReason),
      /^Function "churn-read" answered no output "error"/,
    );
  });

  it("stop the job of a stopped execution, and end as Stopped", async () => {
    const stop = new AbortController();
    const record = await runWith([etl("sleep")], answered(0), {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === "log") stop.abort();
      },
    });
    assert.equal(record.PipelineExecutionStatus, "Stopped");
    assert.equal(byName(record, "Etl").StepStatus, "Stopped");
  });

  it("fail where nobody is there to run them", async () => {
    const record = await runPipeline(test.options(definition(etl("succeed")), done()));
    assert.equal(byName(record, "Etl").FailureReason, 'Job "churn-etl" has nobody here who runs it.');
    const other = await runPipeline(test.options(definition({ ...lambda, Arguments: {} }), done()));
    assert.equal(byName(other, "Read").FailureReason, 'Function "churn-read" has no code on this machine.');
  });

  it("refuse a second answer to a token, and a token that nobody has", async () => {
    const record = await runWith([etl("succeed")], answered(0));
    const { CallbackToken } = byName(record, "Etl").Metadata["Callback"] as Record<string, string>;
    await assert.rejects(
      sender.fail(String(CallbackToken), "late"),
      /Error|Exception|ResourceNotFound|Conflict/,
    );
    await assert.rejects(sender.succeed("abcdefghij", undefined), { name: "ResourceNotFound" });
  });
});
