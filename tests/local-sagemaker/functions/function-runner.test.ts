import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FunctionCode, FunctionOutcome } from "../../../local-sagemaker/functions/function-code";
import { createFunctionRunner } from "../../../local-sagemaker/functions/function-runner";
import { findInterpreter } from "../../../local-sagemaker/environments/python-interpreter";
import type { Json } from "../../../pipeline-definition/document/definition";

const ARN = "arn:aws:lambda:us-east-1:000000000000:function:churn-deploy";

describe("function runner", () => {
  let folder: string;
  let python: string;
  const lines: string[] = [];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "functions-"));
    python = (await findInterpreter()).path;
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    lines.length = 0;
  });

  const callIt = (
    handler: string,
    more: Partial<FunctionCode> = {},
    event: Json = {},
  ): Promise<FunctionOutcome> => {
    const code: FunctionCode = {
      folder: path.join(__dirname, "handlers"),
      handler,
      runtime: "python3.13",
      timeoutSeconds: 30,
      environment: { THRESHOLD: "0.1" },
      ...more,
    };
    const runner = createFunctionRunner({
      functions: new Map([["churn-deploy", code]]),
      jobsFolder: folder,
      environment: { AWS_ENDPOINT_URL: "http://127.0.0.1:9" },
      python: () => Promise.resolve(python),
    });
    return runner.call({ arn: ARN, callName: "call", event, onLog: (line) => lines.push(line) });
  };

  const answerOf = (outcome: FunctionOutcome): Record<string, unknown> => {
    assert.equal(outcome.kind, "answered", JSON.stringify(outcome));
    return outcome.answer as Record<string, unknown>;
  };

  const event = { model: "s3://b/m.tar.gz", rmse: 2.5, last: true };

  it("gives a Python handler its event, context and environment, and nothing of the user's", async () => {
    process.env["AWS_SESSION_TOKEN"] = "of the user";
    try {
      const { environment, ...answer } = answerOf(await callIt("python_handler.echo", {}, event));
      assert.deepEqual(answer, { event, name: "churn-deploy", arn: ARN, left: true });
      const seen = environment as Record<string, string>;
      assert.equal(seen["AWS_ENDPOINT_URL"], "http://127.0.0.1:9");
      assert.equal(seen["AWS_LAMBDA_FUNCTION_NAME"], "churn-deploy");
      assert.equal(seen["THRESHOLD"], "0.1");
      assert.equal(seen["AWS_SESSION_TOKEN"], undefined);
      assert.notEqual(seen["HOME"], process.env["HOME"]);
    } finally {
      delete process.env["AWS_SESSION_TOKEN"];
    }
    assert.deepEqual(lines, ["called with ['last', 'model', 'rmse']"]);
    assert.equal(readFileSync(path.join(folder, "call/job.log"), "utf8"), `${lines[0] ?? ""}\n`);
  });

  it("runs a Node.js handler the same way", async () => {
    const runtime = "nodejs22.x";
    const { environment, ...answer } = answerOf(await callIt("node_handler.echo", { runtime }, event));
    assert.deepEqual(answer, { event, name: "churn-deploy", left: true });
    assert.equal((environment as Record<string, string>)["AWS_LAMBDA_FUNCTION_NAME"], "churn-deploy");
    assert.deepEqual(await callIt("node_handler.refuse", { runtime }), {
      kind: "failed",
      reason: "TypeError: no such bucket",
    });
    assert.deepEqual(await callIt("missing.refuse", { runtime }), {
      kind: "failed",
      reason: "Error: Cannot find module 'missing'",
    });
  });

  it("answers null for a handler that returns nothing", async () => {
    assert.deepEqual(await callIt("python_handler.nothing"), { kind: "answered", answer: null });
  });

  const failures: readonly (readonly [string, string, string])[] = [
    ["raises", "python_handler.refuse", "ValueError: the error is 0.3, more than 0.1"],
    ["ends its process", "python_handler.leave", "Runtime.ExitError: Runtime exited with exit status 3"],
    [
      "answers what is no JSON",
      "python_handler.not_json",
      "ValueError: Out of range float values are not JSON compliant",
    ],
    [
      "is not there",
      "python_handler.absent",
      "AttributeError: module 'python_handler' has no attribute 'absent'",
    ],
    ["has no module", "absent.handle", "ModuleNotFoundError: No module named 'absent'"],
  ];
  for (const [what, handler, reason] of failures)
    it(`tells in Lambda's words that a handler ${what}`, async () => {
      const outcome = await callIt(handler);
      assert.equal(outcome.kind, "failed");
      assert.equal(outcome.reason.startsWith(reason), true, outcome.reason);
    });

  it("keeps what a handler wrote before it raised", async () => {
    await callIt("python_handler.refuse");
    assert.match(lines.join("\n"), /Traceback[\s\S]*ValueError: the error is 0\.3/);
  });

  it("ends a function whose time is up", async () => {
    assert.deepEqual(await callIt("python_handler.sleep", { timeoutSeconds: 0.5 }), {
      kind: "failed",
      reason: "Sandbox.Timedout: Task timed out after 0.50 seconds",
    });
  });

  it("refuses a function that it was given no code of", async () => {
    const runner = createFunctionRunner({
      functions: new Map(),
      jobsFolder: folder,
      environment: {},
      python: () => Promise.resolve(python),
    });
    await assert.rejects(runner.call({ arn: ARN, callName: "c", event: {}, onLog: () => undefined }), {
      name: "LocalRunError",
      message: 'Function "churn-deploy" has no code on this machine.',
      hint: 'Declare it under "functions" in the workflow.',
    });
  });
});
