import assert from "node:assert/strict";
import type { JobLauncher } from "../../local-sagemaker/jobs/job";
import { runPipeline, type RunEvent } from "../../local-sagemaker/run-pipeline";
import type { ExecutionRecord } from "../../local-sagemaker/store/execution-record";
import type { Scalar } from "../../pipeline-definition/document/definition";
import {
  FakeLauncher,
  TestStore,
  byName,
  condition,
  definition,
  done,
  listed,
  processing,
  readsFrom,
} from "./fake-run";

describe("runPipeline", () => {
  let test: TestStore;
  beforeEach(() => {
    test = new TestStore();
  });
  afterEach(() => test.close());

  describe("order", () => {
    it("runs independent steps at the same time and a dependent one after both", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(
        test.options(
          definition(
            processing("Last", { DependsOn: ["Left"], Arguments: readsFrom("Right") }),
            processing("Left"),
            processing("Right"),
          ),
          launcher,
        ),
      );
      await Promise.all([launcher.hasStarted("Left"), launcher.hasStarted("Right")]);
      launcher.end("Left");
      assert.deepEqual(launcher.names(), ["Left", "Right"]);
      launcher.end("Right");
      await launcher.hasStarted("Last");
      launcher.end("Last");
      const record = await run;
      assert.equal(record.PipelineExecutionStatus, "Succeeded");
      assert.deepEqual(listed(record), ["Left", "Right", "Last"]);
      assert.equal(launcher.started[2]?.request["RoleArn"], "s3://bucket/Right");
    });

    it("starts a step as soon as what it needs is there, whatever else still runs", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(
        test.options(
          definition(processing("Quick"), processing("Slow"), processing("Next", { DependsOn: ["Quick"] })),
          launcher,
        ),
      );
      await launcher.hasStarted("Quick");
      launcher.end("Quick");
      await launcher.hasStarted("Next");
      launcher.end("Next");
      launcher.end("Slow");
      assert.equal((await run).PipelineExecutionStatus, "Succeeded");
    });
  });

  describe("branches", () => {
    const gate = condition("Gate", { Get: "Parameters.Score" }, 0.8, [processing("Yes")], [processing("No")]);
    const taken = async (score: number): Promise<ExecutionRecord> =>
      runPipeline(test.options(definition(gate), done(), { parameters: new Map([["Score", score]]) }));

    it("runs the steps of the true branch only", async () => {
      const record = await taken(0.8);
      assert.deepEqual(listed(record), ["Gate", "Yes"]);
      assert.deepEqual(byName(record, "Gate").Metadata, { Condition: { Outcome: "True" } });
      assert.deepEqual(byName(record, "Gate").Properties, { Outcome: "true" });
      assert.equal(record.PipelineExecutionStatus, "Succeeded");
    });

    it("runs the steps of the other branch only", async () => {
      const record = await taken(0.79);
      assert.deepEqual(listed(record), ["Gate", "No"]);
      assert.deepEqual(byName(record, "Gate").Metadata, { Condition: { Outcome: "False" } });
      assert.deepEqual(byName(record, "Gate").Properties, { Outcome: "false" });
    });

    it("ends well when a step outside reads from a branch that was not taken", async () => {
      const document = definition(gate, processing("After", { Arguments: readsFrom("No") }));
      const record = await runPipeline(
        test.options(document, done(), { parameters: new Map([["Score", 1]]) }),
      );
      assert.deepEqual(listed(record), ["Gate", "Yes"]);
      assert.equal(record.PipelineExecutionStatus, "Succeeded");
    });

    it("follows conditions inside branches", async () => {
      const inner = condition("Inner", 1, 2, [processing("Never")], [processing("Deep")]);
      const record = await runPipeline(test.options(definition(condition("Outer", 2, 1, [inner])), done()));
      assert.deepEqual(listed(record), ["Outer", "Inner", "Deep"]);
    });

    it("decides on a value out of a property file", async () => {
      const evaluate = processing("Evaluate", {
        PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "metrics.json" }],
      });
      const accuracy = {
        "Std:JsonGet": {
          PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" },
          Path: "metrics.accuracy.value",
        },
      };
      const document = definition(evaluate, condition("Gate", accuracy, 0.8, [processing("Yes")]));
      const asked: string[] = [];
      const record = await runPipeline(
        test.options(document, done(), {
          readObject: (uri) => {
            asked.push(uri);
            return Promise.resolve('{"metrics":{"accuracy":{"value":0.87}}}');
          },
        }),
      );
      assert.deepEqual(asked, ["s3://bucket/Evaluate/metrics.json"]);
      assert.deepEqual(listed(record), ["Evaluate", "Gate", "Yes"]);
      assert.deepEqual(byName(record, "Gate").Arguments, {
        Conditions: [{ Type: "GreaterThanOrEqualTo", LeftValue: 0.87, RightValue: 0.8 }],
      });
    });

    it("fails the condition step when the property file was not written", async () => {
      const evaluate = processing("Evaluate", {
        PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "metrics.json" }],
      });
      const value = {
        "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: "a" },
      };
      const record = await runPipeline(
        test.options(definition(evaluate, condition("Gate", value, 1, [])), done()),
      );
      assert.equal(byName(record, "Gate").StepStatus, "Failed");
      assert.equal(
        byName(record, "Gate").FailureReason,
        'Property file "Report" of step "Evaluate" was not written: there is no object "s3://bucket/Evaluate/metrics.json".',
      );
      assert.equal(record.FailureReason, "Step failure: One or multiple steps failed.");
    });

    it("fails the condition step when unlike values are compared", async () => {
      const record = await runPipeline(
        test.options(definition(condition("Gate", "high", 1, [processing("Yes")])), done()),
      );
      assert.deepEqual(listed(record), ["Gate"]);
      assert.equal(
        byName(record, "Gate").FailureReason,
        'Condition "GreaterThanOrEqualTo" compares "high" (text) with 1 (a number); both sides must be of one kind.',
      );
      assert.equal(record.PipelineExecutionStatus, "Failed");
    });
  });

  it("writes each change of a step before the next happens", async () => {
    const statuses: string[] = [];
    const onEvent = (event: RunEvent): void => {
      if (event.kind !== "step" || event.step.EndTime === undefined) return;
      const stored = test.store.execution(test.store.executionArns()[0] ?? "");
      statuses.push(...(stored?.Steps.map((s) => `${s.StepName} ${s.StepStatus}`) ?? []), "|");
    };
    await runPipeline(
      test.options(definition(processing("A"), processing("B", { DependsOn: ["A"] })), done(), { onEvent }),
    );
    assert.deepEqual(statuses, ["A Executing", "|", "A Succeeded", "B Executing", "|"]);
  });

  it("passes on the lines of jobs under the name of their step", async () => {
    const lines: RunEvent[] = [];
    const launcher: JobLauncher = {
      unsupported: () => [],
      run: (job, { onLog }) => {
        onLog("hello");
        return Promise.resolve({ status: "Completed", description: job.request });
      },
    };
    await runPipeline(
      test.options(definition(processing("P")), launcher, {
        onEvent: (event) => {
          if (event.kind === "log") lines.push(event);
        },
      }),
    );
    assert.deepEqual(lines, [{ kind: "log", step: "P", line: "hello" }]);
  });

  it("keeps parameters as text, the definition and the inputs with the execution", async () => {
    const inputs = [{ S3Uri: "s3://bucket/in.csv", Source: "a file" }];
    const document = definition(processing("P"));
    const record = await runPipeline(
      test.options(document, done(), {
        inputs,
        parameters: new Map<string, Scalar>([
          ["Seed", 7],
          ["Fast", true],
        ]),
      }),
    );
    assert.deepEqual(record.PipelineParameters, [
      { Name: "Seed", Value: "7" },
      { Name: "Fast", Value: "true" },
    ]);
    assert.deepEqual(test.store.execution(record.PipelineExecutionArn), record);
    assert.deepEqual(record.Definition, document);
    assert.deepEqual(record.Inputs, inputs);
  });
});
