import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  createCallbackSender,
  type CallbackSender,
} from "../../../local-sagemaker/callbacks/answer-over-wire";
import type { CallbackMessage } from "../../../local-sagemaker/callbacks/callback-message";
import { createLocalBridge } from "../../../local-sagemaker/callbacks/local-bridge";
import { findInterpreter } from "../../../local-sagemaker/environments/python-interpreter";
import { SageMakerDouble } from "../../scripts/sagemaker-double";

const OUTPUTS = [{ Name: "rows", Value: "812" }];
const EXECUTION = "arn:aws:sagemaker:us-east-1:000000000000:pipeline/demo/execution/abcdefghijkl";
const TAKEN = { body: { PipelineExecutionArn: EXECUTION } };
const REFUSED = { error: "ValidationException", message: "Value is too long" };

describe("local bridge", () => {
  const double = new SageMakerDouble();
  let folder: string;
  let runsFile: string;
  let python: string;
  let sender: CallbackSender;
  let stored: string | undefined;
  let onLine: (line: string) => void = () => undefined;

  before(async () => {
    await double.open();
    sender = await createCallbackSender(double.url(), "us-east-1");
    python = (await findInterpreter()).path;
  });
  after(async () => {
    sender.close();
    await double.close();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "bridge-"));
    runsFile = path.join(folder, "runs");
    stored = JSON.stringify(OUTPUTS);
    onLine = () => undefined;
    double.play({
      SendPipelineExecutionStepSuccess: [TAKEN],
      SendPipelineExecutionStepFailure: [TAKEN],
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const bridge = () =>
    createLocalBridge({
      jobs: new Map([
        [
          "churn-etl",
          { kind: "glueJob", folder: path.join(__dirname, "job"), command: ["python3", "job.py"] },
        ],
        [
          "surveys",
          { kind: "glueCrawler", folder: path.join(__dirname, "job"), command: ["python3", "job.py"] },
        ],
      ]),
      jobsFolder: path.join(folder, "jobs"),
      sender,
      readObject: (uri) => Promise.resolve(uri === "s3://data/outputs.json" ? stored : undefined),
      environment: {},
      python: () => Promise.resolve(python),
    });

  const message = (behaviour: string, more: Record<string, string> = {}): CallbackMessage => ({
    token: "abcdefghij",
    pipelineExecutionArn: EXECUTION,
    status: "Executing",
    arguments: {
      "--aws_job": "glueJob",
      "--aws_job_name": "churn-etl",
      "--aws_job_seconds": "60",
      "--aws_job_retries": "0",
      "--runs": runsFile,
      "--behaviour": behaviour,
      ...more,
    },
  });
  const withOutputs = { "--outputs_bucket": "data", "--outputs_key": "outputs.json" };
  const runs = (): readonly (readonly string[])[] =>
    readFileSync(runsFile, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as string[]);
  const answers = () =>
    double.requests.map(({ operation, input }) => [operation.replace(/.*Step/, ""), input]);
  const log = (line: string): void => onLine(line);
  const CallbackToken = "abcdefghij";
  const failed = (FailureReason: string) => [["Failure", { CallbackToken, FailureReason }]];
  /** Less the token by which the client marks its request. */
  const answered = () =>
    answers().map(([operation, input]) => [
      operation,
      Object.fromEntries(Object.entries(input ?? {}).filter(([name]) => name !== "ClientRequestToken")),
    ]);

  it("runs the command with the step's arguments, and answers with what the job left", async () => {
    await bridge().deliver(message("succeed", { ...withOutputs, "--source": "s3://b/a b" }), log);
    assert.deepEqual(answered(), [["Success", { CallbackToken, OutputParameters: OUTPUTS }]]);
    const [run = []] = runs();
    assert.equal(run[run.indexOf("--source") + 1], "s3://b/a b");
    assert.equal(run[run.indexOf("--outputs_key") + 1], "outputs.json");
  });

  it("answers with nothing where a job has no outputs", async () => {
    await bridge().deliver(message("succeed"), log);
    assert.deepEqual(answered(), [["Success", { CallbackToken }]]);
  });

  it("answers with the last line of a job that fails", async () => {
    await bridge().deliver(message("fail"), log);
    assert.deepEqual(answered(), failed('Job "churn-etl" failed: ValueError: only one class'));
  });

  it("answers with the exit code of a job that fails without a word", async () => {
    await bridge().deliver(message("silent"), log);
    assert.deepEqual(answered(), failed('Job "churn-etl" failed: exit code 4'));
  });

  it("tries again as often as the step says", async () => {
    await bridge().deliver(message("fail-once", { "--aws_job_retries": "2" }), log);
    assert.equal(runs().length, 2);
    assert.deepEqual(answered(), [["Success", { CallbackToken }]]);
  });

  it("gives up after the last attempt, with one answer", async () => {
    await bridge().deliver(message("fail", { "--aws_job_retries": "1" }), log);
    assert.equal(runs().length, 2);
    assert.equal(answers().length, 1);
  });

  it("does not try again what refuses its data", async () => {
    await bridge().deliver(message("refuse", { "--aws_job_retries": "2" }), log);
    assert.equal(runs().length, 1);
    assert.deepEqual(answered(), failed('Job "churn-etl" failed: InvalidInput: only one class'));
  });

  it("keeps what all attempts wrote", async () => {
    await bridge().deliver(message("fail-once", { "--aws_job_retries": "2" }), log);
    const kept = readFileSync(path.join(folder, "jobs", "callback-abcdefghij", "job.log"), "utf8");
    assert.match(kept, /^ValueError: only one class$[^]*^Attempt 2 of 3$/m);
  });

  it("ends a job whose time is up, and does not try again", async () => {
    await bridge().deliver(message("sleep", { "--aws_job_seconds": "0.6", "--aws_job_retries": "3" }), log);
    assert.equal(runs().length, 1);
    assert.deepEqual(answered(), failed('Job "churn-etl" did not end within 0.6 seconds.'));
  });

  it("starts and answers once when a message comes twice, also later", async () => {
    const worker = bridge();
    await Promise.all([worker.deliver(message("succeed"), log), worker.deliver(message("succeed"), log)]);
    await worker.deliver(message("succeed"), log);
    assert.equal(runs().length, 1);
    assert.equal(answers().length, 1);
  });

  for (const [kind, name] of [
    ["glueJob", "churn-etl"],
    ["glueCrawler", "surveys"],
  ] as const)
    it(`stops the ${kind} when the execution stops, and answers once`, async () => {
      const worker = bridge();
      const started = new Promise<void>((resolve) => {
        onLine = () => resolve();
      });
      const job = { "--aws_job": kind, "--aws_job_name": name };
      const delivered = worker.deliver(message("sleep", { ...job, "--aws_job_retries": "3" }), log);
      await started;
      await worker.deliver({ ...message("sleep", job), status: "Stopping" }, log);
      await delivered;
      assert.equal(runs().length, 1);
      assert.deepEqual(answered(), failed("The pipeline execution is stopping."));
    });

  it("fails the step of a job that left no outputs", async () => {
    stored = undefined;
    await bridge().deliver(message("succeed", withOutputs), log);
    assert.deepEqual(answered(), failed('Job "churn-etl" left no outputs at "s3://data/outputs.json".'));
  });

  it("fails the step when outputs are refused, or are no JSON", async () => {
    double.play({
      SendPipelineExecutionStepSuccess: [REFUSED],
      SendPipelineExecutionStepFailure: [TAKEN],
    });
    await bridge().deliver(message("succeed", withOutputs), log);
    assert.deepEqual(answered().at(-1), [
      "Failure",
      { CallbackToken, FailureReason: 'The outputs of job "churn-etl" were refused: Value is too long' },
    ]);
    stored = "rows=812";
    double.play({ SendPipelineExecutionStepFailure: [TAKEN] });
    await bridge().deliver(message("succeed", withOutputs), log);
    assert.match(JSON.stringify(answered()), /^\[\["Failure",.*were refused: Unexpected token/);
  });

  it("cuts a reason to the length that SageMaker takes", async () => {
    await sender.fail(CallbackToken, "x".repeat(300));
    assert.deepEqual(answered(), failed("x".repeat(256)));
  });

  it("answers a message that asks for no job", async () => {
    await bridge().deliver({ ...message("succeed"), arguments: { report: "s3://b/r" } }, log);
    assert.deepEqual(answered(), failed("The message asks for no job."));
  });

  it("ends the run for a job that nothing stands in for, or of another kind", async () => {
    for (const [name, value] of [
      ["--aws_job_name", "churn-load"],
      ["--aws_job", "glueCrawler"],
    ] as const)
      await assert.rejects(bridge().deliver(message("succeed", { [name]: value }), log), {
        name: "LocalRunError",
        hint: 'Declare it under "awsJobs" in the workflow, with this kind.',
      });
    assert.deepEqual(answers(), []);
  });
});
