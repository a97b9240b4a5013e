import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Store } from "../../local-sagemaker/store/store";
import type { ExecutionRecord } from "../../local-sagemaker/store/execution-record";
import { GATED, LocalCommand, single, type Ended, type Summary } from "./local-command";

describe("local run", () => {
  let local: LocalCommand;
  before(() => {
    local = new LocalCommand();
  });
  after(() => local.close());

  const hasProc = existsSync("/proc/self/environ");
  const hasPython = spawnSync("python3", ["--version"]).status === 0;
  /** Whether a process on this machine runs a job of this folder, which its environment tells. */
  const jobsLeft = (): readonly string[] =>
    readdirSync("/proc").filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`MARK=${local.folder}`);
      } catch {
        return false;
      }
    });

  /** Jobs here need no packages, so the machine's own Python does. */
  const PYTHON = ["--python", "python3"] as const;

  before(function () {
    if (!hasPython) this.skip();
  });

  it("runs a definition file to its end and sums it up", async () => {
    const { code, stdout, stderr } = await local.start([
      local.definition("gated", GATED),
      ...PYTHON,
      ...local.script("Score"),
    ]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^gated: Succeeded after /);
    assert.match(stdout, /^ {2}Score {5}Processing {5}Succeeded/m);
    assert.match(stdout, /^ {2}Score {2}accuracy {2}0\.9$/m);
    assert.match(stdout, /^ {2}demo-models {2}version \d+ {2}PendingManualApproval$/m);
    const report = /^Report: (.+)$/m.exec(stdout)?.[1] ?? "";
    assert.match(readFileSync(report, "utf8"), /Score/);
    assert.match(stderr, /^Data: s3:\/\/demo-bucket\/code\/Score\.py is read from .*Score\.py\.$/m);
    assert.match(stderr, /^Step caching is not used locally: every step runs\.$/m);
    assert.match(stderr, /"python3" \(Python 3/);
    assert.match(stderr, /^Score {5}Executing\n(.*\n)*Score {5}Succeeded after/m);
  });

  it("tells what came of a run whose report cannot be written", async () => {
    const store = path.join(local.folder, "no-reports");
    mkdirSync(store);
    writeFileSync(path.join(store, "reports"), "in the way");
    const definition = local.definition("unreported", GATED);
    const args = [definition, ...PYTHON, ...local.script("Score"), "--store", store];
    const { code, stdout, stderr } = await local.start(args);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^unreported: Succeeded after /);
    const file = path.join(store, "reports");
    const report = /^Report: .*$/m.exec(stdout)?.[0];
    assert.equal(
      report,
      `Report: not written. "${file}" is a file, where a folder is needed. Move the file away, or use another store with --store DIR.`,
    );
  });

  it("prints one object with --json, and fails with the fail step's message", async () => {
    const args = [
      local.definition("gated", GATED),
      ...PYTHON,
      ...local.script("Score"),
      "--json",
      "--parameter",
      "Accuracy=0.5",
    ];
    const { code, stdout, stderr } = await local.start(args);
    assert.equal(code, 1, stderr);
    const summary = JSON.parse(stdout) as Summary;
    assert.deepEqual(Object.keys(summary), [
      "execution",
      "status",
      "failureReason",
      "parameters",
      "steps",
      "metrics",
      "modelPackages",
      "report",
    ]);
    assert.equal(summary.status, "Failed");
    assert.equal(summary.failureReason, "Step failure: One or multiple steps failed.");
    assert.deepEqual(summary.parameters, [
      { Name: "Accuracy", Value: "0.5" },
      { Name: "Threshold", Value: "0.8" },
    ]);
    assert.deepEqual(
      summary.steps.map(({ StepName, StepStatus, FailureReason }) => [StepName, StepStatus, FailureReason]),
      [
        ["Score", "Succeeded", undefined],
        ["Gate", "Succeeded", undefined],
        ["TooLow", "Failed", "Only 0.5"],
      ],
    );
    assert.deepEqual(summary.metrics, [{ StepName: "Score", MetricName: "accuracy", Value: 0.5 }]);
    assert.deepEqual(summary.modelPackages, []);
    assert.ok(existsSync(summary.report));
  });

  it("shows the last lines of a step that exits 3", async () => {
    const { code, stdout } = await local.start([
      local.definition("break", single("Break")),
      ...PYTHON,
      ...local.script("Break"),
    ]);
    assert.equal(code, 1);
    assert.match(stdout, /^Step "Break" failed: ClientError: AlgorithmError: , exit code: 3$/m);
    const shown = stdout.split("\n").filter((line) => line.startsWith("  | "));
    assert.equal(shown.length, 20);
    assert.ok(shown.includes("  | line 29"));
    assert.ok(!shown.includes("  | line 5"));
  });

  it("registers different versions when two run at once", async () => {
    const args = [local.definition("gated", GATED), ...PYTHON, ...local.script("Score"), "--json"];
    const runs = await Promise.all([local.start(args), local.start(args)]);
    const versions = runs.map(({ code, stdout, stderr }) => {
      assert.equal(code, 0, stderr);
      return (JSON.parse(stdout) as Summary).modelPackages[0]?.ModelPackageVersion;
    });
    assert.notEqual(versions[0], versions[1]);
  });

  const waiting = (): readonly string[] => {
    const Environment = { MARK: local.folder };
    return [
      local.definition("wait", single("Wait", Environment)),
      ...PYTHON,
      ...local.script("Wait"),
      "--json",
    ];
  };
  /** Job folders that hold a first line of the waiting script. */
  const spoken = (): number => {
    const jobs = path.join(local.store, "jobs");
    return (existsSync(jobs) ? readdirSync(jobs) : [])
      .map((job) => path.join(jobs, job, "job.log"))
      .filter((log) => log.includes("-Wait-") && existsSync(log) && readFileSync(log, "utf8") !== "").length;
  };
  /** Sends signals, one after the other, once the job has said something. */
  const interrupted = (...signals: readonly NodeJS.Signals[]): Promise<Ended> => {
    const before = spoken();
    let timer: NodeJS.Timeout | undefined;
    return local.start(waiting(), (_, kill) => {
      timer ??= setInterval(() => {
        if (spoken() === before) return;
        clearInterval(timer);
        for (const signal of signals) kill(signal);
      }, 20);
    });
  };
  const lastExecution = (): ExecutionRecord | undefined => {
    const store = Store.open(local.store);
    const record = store.execution(store.executionArns("wait")[0] ?? "");
    store.close();
    return record;
  };

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`stops at ${signal}: no job is left, the store is clean`, async () => {
      const { code, stdout, stderr } = await interrupted(signal);
      assert.equal(code, 1, stderr);
      assert.match(stderr, /^Stopping the jobs; once more ends them at once\.$/m);
      const summary = JSON.parse(stdout) as Summary;
      assert.equal(summary.status, "Stopped");
      assert.deepEqual(
        summary.steps.map(({ StepStatus }) => StepStatus),
        ["Stopped"],
      );
      assert.equal(lastExecution()?.PipelineExecutionStatus, "Stopped");
      if (hasProc) assert.deepEqual(jobsLeft(), []);
    });
  }

  it("is marked Stopped by the next run when it was killed", async () => {
    const { code } = await interrupted("SIGKILL");
    assert.equal(code, null);
    const record = lastExecution();
    assert.equal(record?.PipelineExecutionStatus, "Stopped");
    assert.equal(record.Steps[0]?.StepStatus, "Stopped");
  });
});
