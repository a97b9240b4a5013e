import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Job, JobLauncher, JobOutcome } from "../../local-sagemaker/jobs/job";
import { LocalRunError } from "../../local-sagemaker/plan/local-run-error";
import { runPipeline, type RunEvent, type RunOptions } from "../../local-sagemaker/run-pipeline";
import type { ExecutionRecord, StepRecord } from "../../local-sagemaker/store/execution-record";
import { Store } from "../../local-sagemaker/store/store";
import type {
  JsonObject,
  PipelineDefinition,
  Scalar,
  StepDefinition,
} from "../../pipeline-definition/document/definition";

/** A launcher whose jobs end when the test says so, or as soon as they start when it was told how. */
class FakeLauncher implements JobLauncher {
  readonly started: Job[] = [];
  readonly #endings = new Map<string, (outcome: JobOutcome) => void>();
  readonly #failures = new Map<string, (error: unknown) => void>();
  readonly #waiting = new Map<string, () => void>();

  constructor(readonly automatic?: (job: Job) => Partial<JobOutcome>) {}

  readonly unsupported = (): readonly string[] => [];

  readonly run = (job: Job, { signal }: { readonly signal: AbortSignal }): Promise<JobOutcome> => {
    this.started.push(job);
    const step = stepOf(job);
    return new Promise((resolve, reject) => {
      this.#endings.set(step, resolve);
      this.#failures.set(step, reject);
      signal.addEventListener("abort", () => resolve({ status: "Stopped", description: job.request }));
      if (this.automatic !== undefined) this.end(step, this.automatic(job));
      this.#waiting.get(step)?.();
    });
  };

  end(step: string, outcome: Partial<JobOutcome> = {}): void {
    const request = this.started.find((job) => stepOf(job) === step)?.request ?? {};
    this.#endings.get(step)?.({ status: "Completed", description: request, ...outcome });
  }

  breakDown(step: string, error: unknown): void {
    this.#failures.get(step)?.(error);
  }

  /** Resolves when the job of a step has started. */
  async hasStarted(step: string): Promise<void> {
    if (this.started.some((job) => stepOf(job) === step)) return;
    await new Promise<void>((resolve) => this.#waiting.set(step, resolve));
  }

  names(): readonly string[] {
    return this.started.map(stepOf);
  }
}

const stepOf = (job: Job): string => job.name.split("-")[2] ?? "";

const processing = (Name: string, more: Partial<StepDefinition> = {}): StepDefinition => ({
  Name,
  Type: "Processing",
  Arguments: {
    RoleArn: "arn:aws:iam::111122223333:role/r",
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "out",
          S3Output: { S3Uri: `s3://bucket/${Name}`, LocalPath: "/opt/ml/processing/out" },
        },
      ],
    },
  },
  ...more,
});

const readsFrom = (step: string): JsonObject => ({
  RoleArn: { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri` },
});

const condition = (
  Name: string,
  left: Scalar | JsonObject,
  right: Scalar,
  IfSteps: readonly StepDefinition[],
  ElseSteps: readonly StepDefinition[] = [],
): StepDefinition => ({
  Name,
  Type: "Condition",
  Arguments: {
    Conditions: [{ Type: "GreaterThanOrEqualTo", LeftValue: left, RightValue: right }],
    IfSteps,
    ElseSteps,
  } as unknown as JsonObject,
});

const definition = (...Steps: readonly StepDefinition[]): PipelineDefinition => ({
  Version: "2020-12-01",
  Steps,
});

const byName = (record: ExecutionRecord, name: string): StepRecord => {
  const step = record.Steps.find(({ StepName }) => StepName === name);
  assert.ok(step, `step ${name} is not listed`);
  return step;
};

const listed = (record: ExecutionRecord): readonly string[] => record.Steps.map(({ StepName }) => StepName);

describe("runPipeline", () => {
  let folder: string;
  let store: Store;
  let tick: number;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "engine-"));
    store = Store.open(folder);
    tick = 0;
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  const options = (
    document: PipelineDefinition,
    launcher: JobLauncher,
    more: Partial<RunOptions> = {},
  ): RunOptions => ({
    document,
    pipelineName: "Demo",
    parameters: new Map(),
    place: { region: "us-east-1", accountId: "000000000000" },
    launcher,
    store,
    readObject: () => Promise.resolve(undefined),
    clock: () => new Date(Date.UTC(2026, 0, 1) + 1000 * tick++),
    ...more,
  });
  const done = (): FakeLauncher => new FakeLauncher(() => ({}));

  describe("order", () => {
    it("runs independent steps at the same time and a dependent one after both", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(
        options(
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
        options(
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
      runPipeline(options(definition(gate), done(), { parameters: new Map([["Score", score]]) }));

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
      const record = await runPipeline(options(document, done(), { parameters: new Map([["Score", 1]]) }));
      assert.deepEqual(listed(record), ["Gate", "Yes"]);
      assert.equal(record.PipelineExecutionStatus, "Succeeded");
    });

    it("follows conditions inside branches", async () => {
      const inner = condition("Inner", 1, 2, [processing("Never")], [processing("Deep")]);
      const record = await runPipeline(options(definition(condition("Outer", 2, 1, [inner])), done()));
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
        options(document, done(), {
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
        options(definition(evaluate, condition("Gate", value, 1, [])), done()),
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
        options(definition(condition("Gate", "high", 1, [processing("Yes")])), done()),
      );
      assert.deepEqual(listed(record), ["Gate"]);
      assert.equal(
        byName(record, "Gate").FailureReason,
        'Condition "GreaterThanOrEqualTo" compares "high" (text) with 1 (a number); both sides must be of one kind.',
      );
      assert.equal(record.PipelineExecutionStatus, "Failed");
    });
  });

  describe("names and ARNs", () => {
    it("gives everything a name in the service's form", async () => {
      const launcher = done();
      const document = definition(
        processing("Prepare"),
        {
          Name: "TrainTheVeryBestModelOfAll",
          Type: "Training",
          Arguments: { Job: { Get: "Execution.TrainingJobName" } },
        },
        { Name: "Make", Type: "Model", Arguments: { ExecutionRoleArn: "arn:aws:iam::111122223333:role/r" } },
      );
      const record = await runPipeline(options(document, launcher));
      assert.match(
        record.PipelineExecutionArn,
        /^arn:aws:sagemaker:us-east-1:000000000000:pipeline\/Demo\/execution\/[a-z0-9]{12}$/,
      );
      const id = record.PipelineExecutionArn.split("/").at(-1) ?? "";
      const train = launcher.started[1];
      assert.match(train?.name ?? "", new RegExp(`^pipelines-${id}-TrainTheVeryBestMode-[A-Za-z0-9]{10}$`));
      assert.equal(train?.request["Job"], train?.name);
      assert.deepEqual(byName(record, "TrainTheVeryBestModelOfAll").Metadata, {
        TrainingJob: { Arn: `arn:aws:sagemaker:us-east-1:000000000000:training-job/${train?.name ?? ""}` },
      });
      assert.deepEqual(byName(record, "Prepare").Metadata, {
        ProcessingJob: {
          Arn: `arn:aws:sagemaker:us-east-1:000000000000:processing-job/${launcher.started[0]?.name ?? ""}`,
        },
      });
      const model = byName(record, "Make");
      const modelName = String(model.Properties?.["ModelName"]);
      assert.match(modelName, new RegExp(`^pipelines-${id}-Make-[A-Za-z0-9]{10}$`));
      const arn = `arn:aws:sagemaker:us-east-1:000000000000:model/${modelName.toLowerCase()}`;
      assert.deepEqual(model.Metadata, { Model: { Arn: arn } });
      assert.equal(model.Properties?.["ExecutionRoleArn"], "arn:aws:iam::111122223333:role/r");
      assert.deepEqual(store.description("Model", modelName), model.Properties);
    });

    it("takes a job name in the arguments as a prefix", async () => {
      const launcher = done();
      const step = { Name: "P", Type: "Processing", Arguments: { ProcessingJobName: "nightly" } };
      await runPipeline(options(definition(step), launcher));
      assert.match(launcher.started[0]?.name ?? "", /^nightly-[a-z0-9]{12}-[A-Za-z0-9]{10}-0$/);
      assert.equal(launcher.started[0]?.request["ProcessingJobName"], undefined);
    });

    it("knows the execution variables", async () => {
      const launcher = done();
      const variables = [
        "StartDateTime",
        "CurrentDateTime",
        "PipelineName",
        "PipelineArn",
        "PipelineExecutionId",
      ];
      const Arguments = {
        ...Object.fromEntries(variables.map((name) => [name, { Get: `Execution.${name}` }])),
        Trial: { Get: "PipelineExperimentConfig.TrialName" },
      };
      const document: PipelineDefinition = {
        ...definition({ Name: "P", Type: "Processing", Arguments }),
        PipelineExperimentConfig: { TrialName: { Get: "Execution.PipelineExecutionId" } },
      };
      const record = await runPipeline(options(document, launcher));
      const id = record.PipelineExecutionArn.split("/").at(-1);
      assert.deepEqual(launcher.started[0]?.request, {
        StartDateTime: "2026-01-01T00:00:00.000Z",
        CurrentDateTime: "2026-01-01T00:00:02.000Z",
        PipelineName: "Demo",
        PipelineArn: "arn:aws:sagemaker:us-east-1:000000000000:pipeline/Demo",
        PipelineExecutionId: id,
        Trial: id,
      });
    });
  });

  describe("registering models", () => {
    const register = (args: JsonObject = {}): StepDefinition => ({
      Name: "Register",
      Type: "RegisterModel",
      Arguments: { ModelPackageGroupName: "Demo-Models", ...args },
    });

    it("makes the group and counts versions from 1", async () => {
      const first = await runPipeline(options(definition(register()), done()));
      const second = await runPipeline(
        options(definition(register({ ModelApprovalStatus: "Approved", Task: "CLASSIFICATION" })), done()),
      );
      const arn = "arn:aws:sagemaker:us-east-1:000000000000:model-package/demo-models";
      assert.deepEqual(byName(first, "Register").Metadata, { RegisterModel: { Arn: `${arn}/1` } });
      assert.deepEqual(byName(second, "Register").Metadata, { RegisterModel: { Arn: `${arn}/2` } });
      const [one, two] = store.modelPackages("Demo-Models");
      assert.equal(one?.ModelApprovalStatus, "PendingManualApproval");
      assert.equal(two?.ModelApprovalStatus, "Approved");
      assert.equal(two?.ModelPackageVersion, 2);
      assert.deepEqual(two?.Description, byName(second, "Register").Properties);
      assert.equal(two?.Description["Task"], "CLASSIFICATION");
      assert.deepEqual(store.modelPackagesOf(second.PipelineExecutionArn), [two]);
    });

    for (const [args, reason] of [
      [{ ModelPackageGroupName: null }, "The step names no ModelPackageGroupName to register the model in."],
      [
        { ModelApprovalStatus: "Perhaps" },
        'ModelApprovalStatus is "Perhaps"; SageMaker knows Approved, Rejected, PendingManualApproval.',
      ],
    ] as const) {
      it(`fails the step: ${reason}`, async () => {
        const record = await runPipeline(options(definition(register(args)), done()));
        assert.equal(byName(record, "Register").FailureReason, reason);
        assert.deepEqual(store.modelPackages("Demo-Models"), []);
      });
    }
  });

  describe("failures", () => {
    it("starts nothing new after a failed step and lets running steps finish", async () => {
      const launcher = new FakeLauncher();
      const run = runPipeline(
        options(
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
      while (store.execution(store.executionArns()[0] ?? "")?.Steps.every((s) => s.StepStatus !== "Failed"))
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
        options(definition(step), done(), { parameters: new Map([["T", 0.9]]) }),
      );
      assert.equal(byName(record, "Low").StepStatus, "Failed");
      assert.equal(byName(record, "Low").FailureReason, "Accuracy below 0.9 true");
      assert.deepEqual(byName(record, "Low").Metadata, { Fail: { ErrorMessage: "Accuracy below 0.9 true" } });
      assert.equal(record.PipelineExecutionStatus, "Failed");
    });

    it("leaves the reason out for a fail step without a message", async () => {
      const record = await runPipeline(
        options(definition({ Name: "Low", Type: "Fail", Arguments: {} }), done()),
      );
      assert.deepEqual(byName(record, "Low").Metadata, { Fail: { ErrorMessage: "" } });
      assert.equal("FailureReason" in byName(record, "Low"), false);
    });

    it("lets steps that became ready together with a fail step run", async () => {
      const branch = [{ Name: "Low", Type: "Fail", Arguments: {} }, processing("Cleanup")];
      const record = await runPipeline(options(definition(condition("Gate", 1, 2, [], branch)), done()));
      assert.deepEqual(listed(record), ["Gate", "Low", "Cleanup"]);
      assert.equal(byName(record, "Cleanup").StepStatus, "Succeeded");
      assert.equal(record.PipelineExecutionStatus, "Failed");
    });

    it("fails a step, and makes no job of it, whose reference leads nowhere", async () => {
      const launcher = done();
      const Arguments = { X: { Get: "Steps.First.ProcessingOutputConfig.Outputs['oot'].S3Output.S3Uri" } };
      const record = await runPipeline(
        options(definition(processing("First"), processing("Second", { Arguments })), launcher),
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
      const record = await runPipeline(options(definition(processing("P")), launcher));
      assert.equal(record.PipelineExecutionStatus, "Failed");
      assert.equal(byName(record, "P").FailureReason, "ClientError: the job was stopped before it had ended");
    });

    it("says so when steps wait for each other", async () => {
      const document = definition(
        processing("A", { DependsOn: ["B"] }),
        processing("B", { DependsOn: ["A"] }),
      );
      const record = await runPipeline(options(document, done()));
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
        options(definition(processing("P"), processing("Q", { DependsOn: ["P"] })), launcher, {
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
      assert.deepEqual(store.execution(record.PipelineExecutionArn), record);
    });

    it("starts nothing when stopped before the start", async () => {
      const launcher = done();
      const record = await runPipeline(
        options(definition(processing("P")), launcher, { signal: AbortSignal.abort() }),
      );
      assert.equal(record.PipelineExecutionStatus, "Stopped");
      assert.deepEqual(launcher.started, []);
    });

    it("keeps what succeeded although the run was stopped", async () => {
      const launcher = new FakeLauncher();
      const stop = new AbortController();
      const run = runPipeline(options(definition(processing("P")), launcher, { signal: stop.signal }));
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
      const run = runPipeline(options(definition(processing("P"), processing("Q")), launcher));
      await Promise.all([launcher.hasStarted("P"), launcher.hasStarted("Q")]);
      launcher.breakDown("P", new LocalRunError("The sandbox is gone.", "Look."));
      await assert.rejects(run, { name: "LocalRunError", message: "The sandbox is gone.", hint: "Look." });
      const record = store.execution(store.executionArns("Demo")[0] ?? "");
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
      const run = runPipeline(options(definition(processing("P")), launcher));
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
      const run = runPipeline(options(definition(processing("P"), processing("Q")), launcher));
      await Promise.all([launcher.hasStarted("P"), launcher.hasStarted("Q")]);
      store.close();
      launcher.end("P");
      await assert.rejects(run, /not open/);
      store = Store.open(folder);
    });
  });

  it("writes each change of a step before the next happens", async () => {
    const statuses: string[] = [];
    const onEvent = (event: RunEvent): void => {
      if (event.kind !== "step" || event.step.EndTime === undefined) return;
      const stored = store.execution(store.executionArns()[0] ?? "");
      statuses.push(...(stored?.Steps.map((s) => `${s.StepName} ${s.StepStatus}`) ?? []), "|");
    };
    await runPipeline(
      options(definition(processing("A"), processing("B", { DependsOn: ["A"] })), done(), { onEvent }),
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
      options(definition(processing("P")), launcher, {
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
      options(document, done(), {
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
    assert.deepEqual(store.execution(record.PipelineExecutionArn), record);
    assert.deepEqual(record.Definition, document);
    assert.deepEqual(record.Inputs, inputs);
  });
});
