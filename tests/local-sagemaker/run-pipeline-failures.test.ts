import assert from "node:assert/strict";
import { LocalRunError } from "../../local-sagemaker/plan/local-run-error";
import { runPipeline } from "../../local-sagemaker/run-pipeline";
import { Store } from "../../local-sagemaker/store/store";
import { FakeLauncher, TestStore, byName, condition, definition, done, listed, processing } from "./fake-run";

describe("runPipeline, when something goes wrong", () => {
  let test: TestStore;
  beforeEach(() => {
    test = new TestStore();
  });
  afterEach(() => test.close());

  describe("failures", () => {
    it("starts nothing new after a failed step and lets running steps finish", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(
        test.options(
          definition(
            processing("Bad"),
            processing("Good"),
            processing("AfterBad", { DependsOn: ["Bad"] }),
            processing("AfterGood", { DependsOn: ["Good"] }),
          ),
          launcher,
        ),
      );
      await Promise.all([launcher.hasStarted("Bad"), launcher.hasStarted("Good")]);
      launcher.end("Bad", {
        status: "Failed",
        description: { FailureReason: "AlgorithmError: , exit code: 3" },
      });
      // Only once the failure is recorded may the other end: otherwise its dependant could start first.
      while (
        test.store
          .execution(test.store.executionArns()[0] ?? "")
          ?.Steps.every((s) => s.StepStatus !== "Failed")
      )
        await new Promise(setImmediate);
      launcher.end("Good");
      const record = await run;
      assert.deepEqual(listed(record), ["Bad", "Good"]);
      assert.equal(record.PipelineExecutionStatus, "Failed");
      assert.equal(record.FailureReason, "Step failure: One or multiple steps failed.");
      assert.equal(byName(record, "Bad").FailureReason, "ClientError: AlgorithmError: , exit code: 3");
      assert.equal(byName(record, "Good").StepStatus, "Succeeded");
    });

    it("fails with the rendered message of a fail step", async () => {
      const ErrorMessage = {
        "Std:Join": { On: " ", Values: ["Accuracy below", { Get: "Parameters.T" }, true] },
      };
      const step = { Name: "Low", Type: "Fail", Arguments: { ErrorMessage } };
      const record = await runPipeline(
        test.options(definition(step), done(), { parameters: new Map([["T", 0.9]]) }),
      );
      assert.equal(byName(record, "Low").StepStatus, "Failed");
      assert.equal(byName(record, "Low").FailureReason, "Accuracy below 0.9 true");
      assert.deepEqual(byName(record, "Low").Metadata, { Fail: { ErrorMessage: "Accuracy below 0.9 true" } });
      assert.equal(record.PipelineExecutionStatus, "Failed");
    });

    it("leaves the reason out for a fail step without a message", async () => {
      const record = await runPipeline(
        test.options(definition({ Name: "Low", Type: "Fail", Arguments: {} }), done()),
      );
      assert.deepEqual(byName(record, "Low").Metadata, { Fail: { ErrorMessage: "" } });
      assert.equal("FailureReason" in byName(record, "Low"), false);
    });

    it("lets steps that became ready together with a fail step run", async () => {
      const branch = [{ Name: "Low", Type: "Fail", Arguments: {} }, processing("Cleanup")];
      const record = await runPipeline(test.options(definition(condition("Gate", 1, 2, [], branch)), done()));
      assert.deepEqual(listed(record), ["Gate", "Low", "Cleanup"]);
      assert.equal(byName(record, "Cleanup").StepStatus, "Succeeded");
      assert.equal(record.PipelineExecutionStatus, "Failed");
    });

    it("fails a step, and makes no job of it, whose reference leads nowhere", async () => {
      const launcher = done();
      const Arguments = { X: { Get: "Steps.First.ProcessingOutputConfig.Outputs['oot'].S3Output.S3Uri" } };
      const record = await runPipeline(
        test.options(definition(processing("First"), processing("Second", { Arguments })), launcher),
      );
      assert.deepEqual(launcher.names(), ["First"]);
      assert.equal(
        byName(record, "Second").FailureReason,
        `Property "ProcessingOutputConfig.Outputs['oot'].S3Output.S3Uri" of step "First" does not exist. ` +
          `"ProcessingOutputConfig.Outputs" has "out". Did you mean "out"?`,
      );
      assert.deepEqual(byName(record, "Second").Metadata, {});
    });

    it("counts a job that stopped by itself as failed", async () => {
      const launcher = new FakeLauncher(() => ({ status: "Stopped", description: {} }));
      const record = await runPipeline(test.options(definition(processing("P")), launcher));
      assert.equal(record.PipelineExecutionStatus, "Failed");
      assert.equal(byName(record, "P").FailureReason, "ClientError: the job was stopped before it had ended");
    });

    it("says so when steps wait for each other", async () => {
      const document = definition(
        processing("A", { DependsOn: ["B"] }),
        processing("B", { DependsOn: ["A"] }),
      );
      const record = await runPipeline(test.options(document, done()));
      assert.equal(record.PipelineExecutionStatus, "Failed");
      assert.equal(record.FailureReason, "Steps wait for what never comes: A, B.");
    });
  });

  describe("stopping", () => {
    it("stops running jobs, starts nothing more, and records it", async () => {
      const launcher = new FakeLauncher();
      const stop = new AbortController();
      const seen: string[] = [];
      const run = runPipeline(
        test.options(definition(processing("P"), processing("Q", { DependsOn: ["P"] })), launcher, {
          signal: stop.signal,
          onEvent: (event) => {
            if (event.kind === "execution") seen.push(event.record.PipelineExecutionStatus);
            if (event.kind === "step") seen.push(`${event.step.StepName} ${event.step.StepStatus}`);
          },
        }),
      );
      await launcher.hasStarted("P");
      stop.abort();
      const record = await run;
      assert.deepEqual(seen, [
        "Executing",
        "P Executing",
        "P Executing",
        "Stopping",
        "P Stopping",
        "P Stopped",
        "Stopped",
      ]);
      assert.deepEqual(listed(record), ["P"]);
      assert.deepEqual(test.store.execution(record.PipelineExecutionArn), record);
    });

    it("starts nothing when stopped before the start", async () => {
      const launcher = done();
      const record = await runPipeline(
        test.options(definition(processing("P")), launcher, { signal: AbortSignal.abort() }),
      );
      assert.equal(record.PipelineExecutionStatus, "Stopped");
      assert.deepEqual(launcher.started, []);
    });

    it("keeps what succeeded although the run was stopped", async () => {
      const launcher = new FakeLauncher();
      const stop = new AbortController();
      const run = runPipeline(test.options(definition(processing("P")), launcher, { signal: stop.signal }));
      await launcher.hasStarted("P");
      launcher.end("P");
      stop.abort();
      const record = await run;
      assert.equal(byName(record, "P").StepStatus, "Succeeded");
      assert.equal(record.PipelineExecutionStatus, "Stopped");
    });
  });

  describe("faults of the machine", () => {
    it("stops the other jobs, records the failure and throws the fault", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(test.options(definition(processing("P"), processing("Q")), launcher));
      await Promise.all([launcher.hasStarted("P"), launcher.hasStarted("Q")]);
      launcher.breakDown("P", new LocalRunError("The sandbox is gone.", "Look."));
      await assert.rejects(run, { name: "LocalRunError", message: "The sandbox is gone.", hint: "Look." });
      const record = test.store.execution(test.store.executionArns("Demo")[0] ?? "");
      assert.equal(record?.PipelineExecutionStatus, "Failed");
      assert.equal(record?.FailureReason, "The sandbox is gone.");
      assert.deepEqual(
        record?.Steps.map(({ StepName, StepStatus }) => [StepName, StepStatus]),
        [
          ["P", "Failed"],
          ["Q", "Stopped"],
        ],
      );
    });

    it("tells a full disk as such wherever it strikes", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(test.options(definition(processing("P")), launcher));
      await launcher.hasStarted("P");
      launcher.breakDown(
        "P",
        Object.assign(new Error("ENOSPC: no space left on device"), {
          code: "ENOSPC",
          path: "/store/jobs/x",
        }),
      );
      await assert.rejects(run, {
        name: "LocalRunError",
        message: 'No space is left on the disk that holds "/store/jobs/x".',
      });
    });

    it("stops the jobs when the store can no longer be written", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(test.options(definition(processing("P"), processing("Q")), launcher));
      await Promise.all([launcher.hasStarted("P"), launcher.hasStarted("Q")]);
      test.store.close();
      launcher.end("P");
      await assert.rejects(run, /not open/);
      test.store = Store.open(test.folder);
    });
  });
});
