import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { answerMachine } from "../../../components/policies/aws-job-answers";
import { doorMachine } from "../../../components/policies/aws-job-door";
import { jobMachine } from "../../../components/policies/aws-job-machine";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { isJsonObject } from "../../../pipeline-definition/document/definition";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";

interface Outcome {
  /** How the door's executions ended, one a message. */
  readonly door: readonly string[];
  /** What SageMaker was told: each answer with its outputs or reason. */
  readonly answers: readonly (readonly [string, unknown])[];
  /** Runs of Glue jobs and crawlers that were started. */
  readonly starts: number;
  /** Times that a crawler was told to stop. */
  readonly stops: number;
  readonly arguments: readonly unknown[];
  /** Minutes that Glue was told. */
  readonly limits: readonly number[];
  readonly running: boolean;
}

interface Message {
  readonly body: object;
  /** Sent when the job has started, or when the step has been answered. @default at once */
  readonly after?: "start" | "answer";
}

interface Scenario {
  readonly name: string;
  readonly token: string;
  readonly job: string;
  readonly messages: readonly Message[];
}

const EXECUTION = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/demo/execution/abcdefghijkl";

const arn = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

const body = (name: string, more: object = {}, status = "Executing") => ({
  token: `token-${name}.`,
  pipelineExecutionArn: EXECUTION,
  status,
  arguments: {
    "--aws_job": "glueJob",
    "--aws_job_name": `job-${name}.`,
    "--aws_job_minutes": "1",
    "--aws_job_seconds": "60",
    "--aws_job_retries": "0",
    ...more,
  },
});

const scenario = (name: string, ...messages: readonly Message[]): Scenario => ({
  name,
  token: `token-${name}.`,
  job: `job-${name}.`,
  messages,
});

const one = (name: string, more: object = {}): Scenario => scenario(name, { body: body(name, more) });

const outputs = (key: string) => ({ "--outputs_bucket": "data", "--outputs_key": `${key}.json` });
/** More than a slow machine needs to bring the second message. */
const LONG = { "--aws_job_seconds": "600" };
const crawler = { "--aws_job": "glueCrawler" };

const SCENARIOS: readonly Scenario[] = [
  one("good", { ...outputs("good"), "--source": "s3://b/k" }),
  one("without-outputs"),
  one("fails"),
  one("second-time", { "--aws_job_retries": "2" }),
  one("fail-always", { "--aws_job_retries": "1" }),
  one("fail-refusing", { "--aws_job_retries": "2" }),
  one("hangs", { "--aws_job_seconds": "10" }),
  one("long-failing"),
  one("absent"),
  one("outputs-missing", outputs("absent")),
  one("outputs-broken", outputs("broken")),
  one("outputs-refused", outputs("long")),
  one("crawl", crawler),
  one("crawl-failing", crawler),
  one("crawl-running", crawler),
  one("crawl-hangs", { ...crawler, "--aws_job_seconds": "10" }),
  one("unknown-kind", { "--aws_job": "other" }),
  one("no-number", { "--aws_job_seconds": "soon" }),
  scenario(
    "twice",
    { body: body("twice") },
    { body: body("twice") },
    { body: body("twice"), after: "answer" },
  ),
  scenario(
    "hang-stopping",
    { body: body("hang-stopping", LONG) },
    { body: body("hang-stopping", {}, "Stopping"), after: "start" },
  ),
  ...["crawl-hang-stopping", "crawl-hang-ended"].map((name) =>
    scenario(
      name,
      { body: body(name, { ...crawler, ...LONG }) },
      { body: body(name, crawler, "Stopping"), after: "start" },
    ),
  ),
  scenario("stopping-first", { body: body("stopping-first", {}, "Stopping") }),
  scenario("foreign", { body: { ...body("foreign"), arguments: { report: "job-foreign." } } }),
];

/** The documents with the pauses between attempts shortened to a second: nothing else is changed. */
const withoutPauses = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPauses);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "IntervalSeconds" || key === "BackoffRate" ? 1 : withoutPauses(member),
    ]),
  );
};

const machines = (): unknown => {
  const place = { partition: "aws", jobMachineArn: arn("job") };
  return withoutPauses({
    job: jobMachine({ partition: "aws", pollSeconds: 1, pauseSeconds: 1 }),
    answer: answerMachine(place),
    door: doorMachine({ ...place, answerMachineArn: arn("answer") }),
  });
};

describe("state machines of the bridge, executed by moto's interpreter", () => {
  let outcomes: Readonly<Record<string, Outcome>> = {};

  before(async function () {
    this.timeout(FIRST_USE_MILLISECONDS);
    const image = { image: "moto:5.2.5", lockFile: "moto.txt" };
    const python = await ensureEnvironment(image, { lockFolder: __dirname });
    const running = promisify(execFile)(python, ["-B", path.join(__dirname, "interpret.py")], {
      env: { PATH: process.env["PATH"] },
      maxBuffer: 2 ** 26,
    });
    running.child.stdin?.end(JSON.stringify({ machines: machines(), scenarios: SCENARIOS }));
    outcomes = JSON.parse((await running).stdout) as typeof outcomes;
  });

  const outcomeOf = (name: string): Outcome => {
    const outcome = outcomes[name];
    assert.ok(outcome, `${name} was not played`);
    return outcome;
  };
  const failure = (name: string, reason: string): void => {
    assert.deepEqual(outcomeOf(name).answers, [["Failure", reason]]);
  };

  it("answer exactly once in every scenario that reaches a job", () => {
    const refused = new Set(["stopping-first"]);
    for (const { name } of SCENARIOS) {
      const { answers, running } = outcomeOf(name);
      // SageMaker refuses an answer that is too long; a refused one is none.
      const taken = answers.filter(([kind, said]) => JSON.stringify([kind, said]).length < 300);
      assert.equal(taken.length, refused.has(name) ? 0 : 1, `${name}: ${JSON.stringify(answers)}`);
      assert.equal(running, false, name);
    }
  });

  it("run a Glue job with the step's arguments and time limit, and answer with what it left", () => {
    const good = outcomeOf("good");
    assert.deepEqual(good.answers, [["Success", [{ Name: "rows", Value: "812" }]]]);
    assert.deepEqual(good.limits, [1]);
    assert.equal((good.arguments[0] as Record<string, string>)["--source"], "s3://b/k");
    assert.deepEqual(outcomeOf("without-outputs").answers, [["Success", []]]);
  });

  it("answer a failure with the job's own words", () => {
    failure("fails", 'Job "job-fails." failed: ValueError: only one class');
    failure("absent", 'Job "job-absent." failed: no job job-absent.');
  });

  it("try again as often as the step says, and no more", () => {
    assert.deepEqual(outcomeOf("second-time").answers, [["Success", []]]);
    assert.equal(outcomeOf("second-time").starts, 2);
    assert.equal(outcomeOf("fail-always").starts, 2);
    failure("fail-always", 'Job "job-fail-always." failed: ValueError: only one class');
  });

  it("do not try again what refuses its data", () => {
    assert.equal(outcomeOf("fail-refusing").starts, 1);
    failure("fail-refusing", 'Job "job-fail-refusing." failed: InvalidInput: only one class');
  });

  it("answer a job whose time is up", () => {
    failure("hangs", 'Job "job-hangs." did not end within 10 seconds.');
  });

  it("start and answer once when a message comes again, also after the end", () => {
    const { door, starts, answers } = outcomeOf("twice");
    assert.deepEqual(door, ["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"]);
    assert.equal(starts, 1);
    assert.deepEqual(answers, [["Success", []]]);
  });

  it("end the job's execution when the pipeline is stopping, and answer once", () => {
    assert.deepEqual(outcomeOf("hang-stopping").door, ["SUCCEEDED", "SUCCEEDED"]);
    failure("hang-stopping", 'Job "job-hang-stopping." was stopped.');
  });

  it("leave the message in the queue that stops what has not started", () => {
    assert.deepEqual(outcomeOf("stopping-first").door, ["FAILED"]);
    assert.equal(outcomeOf("stopping-first").starts, 0);
  });

  it("say shortly what is too long for SageMaker", () => {
    const { answers } = outcomeOf("long-failing");
    const [refused, taken] = [answers[0], answers.at(-1)];
    assert.equal(String(refused?.[1]).length > 256, true);
    assert.match(String(taken?.[1]), /^The job failed\. Step Functions execution [0-9a-f]{64} says why\.$/);
  });

  it("fail the step when outputs are missing, broken or refused", () => {
    assert.match(
      String(outcomeOf("outputs-missing").answers[0]?.[1]),
      /^Job "job-outputs-missing\." failed: none/,
    );
    assert.match(String(outcomeOf("outputs-broken").answers[0]?.[1]), /^Job "job-outputs-broken\." failed: /);
    assert.deepEqual(outcomeOf("outputs-refused").answers.at(-1), [
      "Failure",
      'The outputs of job "job-outputs-refused." were refused: SageMaker.SageMakerException',
    ]);
  });

  it("run a crawler to its end, also one that runs already", () => {
    assert.deepEqual(outcomeOf("crawl").answers, [["Success", []]]);
    assert.deepEqual(outcomeOf("crawl-running").answers, [["Success", []]]);
    failure("crawl-failing", 'Job "job-crawl-failing." failed: no access');
  });

  it("stop a crawler when the pipeline is stopping or the time is up, and no other job so", () => {
    failure("crawl-hang-stopping", 'Job "job-crawl-hang-stopping." was stopped.');
    failure("crawl-hangs", 'Job "job-crawl-hangs." did not end within 10 seconds.');
    // Stopped by itself in between: Glue refuses, and the step is answered all the same.
    failure("crawl-hang-ended", 'Job "job-crawl-hang-ended." was stopped.');
    const stopped = SCENARIOS.filter(({ name }) => outcomeOf(name).stops > 0).map(({ name }) => name);
    assert.deepEqual(stopped, ["crawl-hangs", "crawl-hang-stopping", "crawl-hang-ended"]);
  });

  it("answer messages that they cannot serve", () => {
    failure("foreign", "The message asks for no job.");
    failure("no-number", "The message asks for no job.");
    failure("unknown-kind", 'Job "job-unknown-kind." failed: The bridge runs no jobs of this kind.');
  });
});
