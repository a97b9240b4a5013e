import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import type { ExecutionRecord } from "../../../local-sagemaker/store/execution-record";
import { isAlive, ownIdentity } from "../../../local-sagemaker/store/process-identity";
import { Store } from "../../../local-sagemaker/store/store";
import { registerVersions } from "./register-versions";

const ROOT = path.resolve(__dirname, "../../..");
const LOADER = path.join(ROOT, "scripts/command-line/typescript.js");

const execution = (id: string, more: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  PipelineName: "Demo",
  PipelineArn: "arn:aws:sagemaker:us-east-1:000000000000:pipeline/Demo",
  PipelineExecutionArn: `arn:aws:sagemaker:us-east-1:000000000000:pipeline/Demo/execution/${id}`,
  PipelineExecutionStatus: "Executing",
  StartTime: "2026-01-01T00:00:00.000Z",
  PipelineParameters: [],
  Definition: { Version: "2020-12-01", Steps: [] },
  Steps: [
    {
      StepName: "Train",
      StepType: "Training",
      StepStatus: "Executing",
      StartTime: "2026-01-01T00:00:01.000Z",
      AttemptCount: 1,
      Metadata: {},
    },
  ],
  Inputs: [],
  ...more,
});

/** A process that has ended, so that nobody bears its number and start time. */
const endedProcess = { pid: 2 ** 22 + 1, started: "long ago" };

describe("Store", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("gives back an execution as it was saved, also to the next process", () => {
    const store = Store.open(folder);
    const record = execution("aaaaaaaaaaaa", { PipelineExecutionStatus: "Succeeded" });
    store.saveExecution(record);
    store.close();
    const again = Store.open(folder);
    assert.deepEqual(again.execution(record.PipelineExecutionArn), record);
    assert.equal(again.execution("arn:other"), undefined);
    again.close();
  });

  it("keeps the steps in the order of their start, each as it was saved last", () => {
    const store = Store.open(folder);
    const record = execution("aaaaaaaaaaaa");
    const [train] = record.Steps;
    assert.ok(train);
    store.saveExecution(record);
    store.saveStep(record.PipelineExecutionArn, { ...train, StepName: "Alpha" }, 1);
    store.saveStep(record.PipelineExecutionArn, { ...train, StepStatus: "Failed", FailureReason: "x" }, 0);
    assert.deepEqual(
      store.execution(record.PipelineExecutionArn)?.Steps.map((step) => [step.StepName, step.StepStatus]),
      [
        ["Train", "Failed"],
        ["Alpha", "Executing"],
      ],
    );
    store.close();
  });

  it("lists executions, the newest first, of one pipeline or of all", () => {
    const store = Store.open(folder);
    const first = execution("aaaaaaaaaaaa");
    const second = execution("bbbbbbbbbbbb", { StartTime: "2026-01-02T00:00:00.000Z" });
    const other = execution("cccccccccccc", { PipelineName: "Other", StartTime: "2026-01-03T00:00:00.000Z" });
    for (const record of [second, other, first]) store.saveExecution(record);
    const arns = [second, first].map((record) => record.PipelineExecutionArn);
    assert.deepEqual(store.executionArns("Demo"), arns);
    assert.deepEqual(store.executionArns(), [other.PipelineExecutionArn, ...arns]);
    store.close();
  });

  it("keeps descriptions of jobs by kind and name", () => {
    const store = Store.open(folder);
    store.saveDescription("TrainingJob", "arn:1", "job", "arn:e", { TrainingJobName: "job" });
    assert.deepEqual(store.description("TrainingJob", "job"), { TrainingJobName: "job" });
    assert.equal(store.description("ProcessingJob", "job"), undefined);
    store.close();
  });

  describe("executions whose process is gone", () => {
    it("are marked Stopped, with the steps that ran", () => {
      const killed = Store.open(folder, { owner: endedProcess });
      const record = execution("aaaaaaaaaaaa");
      killed.saveExecution(record);
      killed.close();
      const store = Store.open(folder, { clock: () => new Date("2026-02-01T00:00:00Z") });
      const found = store.execution(record.PipelineExecutionArn);
      assert.equal(found?.PipelineExecutionStatus, "Stopped");
      assert.equal(
        found.FailureReason,
        "The process that ran this execution ended before the execution did.",
      );
      assert.equal(found.EndTime, "2026-02-01T00:00:00.000Z");
      assert.equal(found.Steps[0]?.StepStatus, "Stopped");
      assert.equal(found.Steps[0]?.EndTime, "2026-02-01T00:00:00.000Z");
      store.close();
    });

    it("are told from those that still run, and from those that ended", () => {
      const live = Store.open(folder);
      live.saveExecution(execution("aaaaaaaaaaaa"));
      const dead = Store.open(folder, { owner: endedProcess });
      dead.saveExecution(
        execution("bbbbbbbbbbbb", { PipelineExecutionStatus: "Failed", FailureReason: "own" }),
      );
      const store = Store.open(folder);
      const statuses = store.executionArns().map((arn) => store.execution(arn)?.PipelineExecutionStatus);
      assert.deepEqual(new Set(statuses), new Set(["Executing", "Failed"]));
      for (const opened of [live, dead, store]) opened.close();
    });

    it("are recognised although another process bears the number now", () => {
      assert.equal(isAlive(ownIdentity()), true);
      assert.equal(isAlive({ pid: process.pid, started: "another start" }), false);
      assert.equal(isAlive(endedProcess), false);
    });
  });

  describe("model packages", () => {
    it("count from 1 in each group, whatever the letter case", () => {
      const store = Store.open(folder);
      assert.deepEqual(registerVersions(store, "Group", "arn:e", 2), [1, 2]);
      assert.deepEqual(registerVersions(store, "other", "arn:f", 1), [1]);
      assert.deepEqual(registerVersions(store, "GROUP", "arn:f", 1), [3]);
      assert.deepEqual(
        store.modelPackages("group").map((version) => version.ModelPackageVersion),
        [1, 2, 3],
      );
      assert.deepEqual(
        store.modelPackagesOf("arn:f").map((version) => version.ModelPackageArn.split(":").at(-1)),
        ["model-package/group/3", "model-package/other/1"],
      );
      store.close();
    });
  });

  describe("a store that cannot be used", () => {
    const opening = (place = folder) => assert.throws.bind(undefined, () => Store.open(place));

    it("is told when its file is no database", () => {
      const file = path.join(folder, "store.db");
      writeFileSync(file, "this is no database\n".repeat(500));
      opening()({
        name: "LocalRunError",
        message: `"${file}" is not a store of local runs: it is no database, or a damaged one.`,
        hint: "Move the file away and run again to start a new store, or use another store with --store DIR.",
      });
    });

    it("is told when a newer version wrote it", () => {
      Store.open(folder).close();
      const file = path.join(folder, "store.db");
      const database = new Database(file);
      database.exec("PRAGMA user_version = 99");
      database.close();
      opening()({
        message: `The store "${file}" was written by a newer version of this project.`,
        hint: "Use that version, or another store with --store DIR.",
      });
    });

    it("is told when a file stands in the folder's way", () => {
      const file = path.join(folder, "file");
      writeFileSync(file, "");
      opening(file)({
        message: `"${file}" is a file, where a folder is needed.`,
        hint: "Move the file away, or use another store with --store DIR.",
      });
      opening(path.join(file, "below"))({ message: /because a file stands where a folder is needed\.$/ });
    });

    it("is told when a folder stands in the file's way", () => {
      mkdirSync(path.join(folder, "store.db"));
      opening()({
        message: `"${path.join(folder, "store.db")}" is a folder, where the store's file is needed.`,
        hint: "Move the folder away, or use another store with --store DIR.",
      });
    });

    it("is told when the file system lets no folder be made", function () {
      if (process.platform !== "linux") this.skip();
      opening("/proc/store")({
        message: 'The folder "/proc/store" does not exist, and its file system lets none be made.',
        hint: "Use another store with --store DIR.",
      });
    });

    /** Opens a store and writes to it in a mount namespace of its own; what it says, or why it cannot. */
    const inMounts = (commands: string): { readonly said: string; readonly impossible: boolean } => {
      const script = `const { Store } = require(${JSON.stringify(path.join(ROOT, "local-sagemaker/store/store.ts"))});
        try {
          const store = Store.open(process.argv[1]);
          for (let i = 0; i < 100; i++) store.saveDescription("Model", "arn:" + i, "n", "e", { x: "y".repeat(50000) });
          console.log("wrote everything");
        } catch (error) { console.log(error.name + ": " + error.message + " | " + error.hint); }`;
      const shell = `${commands} && exec "$0" -r "$1" -e "$2" "$3"`;
      const { stdout, status } = spawnSync(
        "unshare",
        ["-Urm", "sh", "-c", shell.replaceAll("FOLDER", '"$3"'), process.execPath, LOADER, script, folder],
        { encoding: "utf8" },
      );
      return { said: String(stdout).trim(), impossible: status !== 0 };
    };

    for (const [what, commands, said] of [
      [
        "the disk is full",
        "mount -t tmpfs -o size=1m none FOLDER",
        (file: string) =>
          `LocalRunError: No space is left on the disk that holds "${file}". | Free some space there, or use another store with --store DIR.`,
      ],
      [
        "the folder is mounted read-only",
        "mount -t tmpfs -o ro none FOLDER",
        (file: string) =>
          `LocalRunError: "${file}" is on a file system that is mounted read-only. | Make it writable, or use another store with --store DIR.`,
      ],
    ] as const) {
      it(`is told when ${what}`, function () {
        const result = inMounts(commands);
        // Mounting needs user and mount namespaces, which some machines forbid.
        if (result.impossible) this.skip();
        assert.equal(result.said, said(path.join(folder, "store.db")));
      });
    }
  });
});
