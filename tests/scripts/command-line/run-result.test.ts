import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createObjectStore } from "../../../local-sagemaker/jobs/object-store";
import { Store } from "../../../local-sagemaker/store/store";
import { gatherResult, jobsFolder } from "../../../scripts/command-line/run-result";
import { openStandIns, standInsOf } from "../../../scripts/command-line/run-stand-ins";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";
import { executionRecord, ran } from "../../support/execution-records";

describe("what a run of outside steps tells", () => {
  let folder: string;
  let store: Store;
  const places = () => ({ folder, store, objects: createObjectStore(path.join(folder, "s3")) });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "result-"));
    store = Store.open(folder);
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it("shows the last lines of a function's log, harmless to a terminal and of bearable length", async () => {
    const step = { ...ran({ name: "Prepare", type: "Lambda", from: 0, to: 1 }), LogName: "call-1" };
    const log = path.join(jobsFolder(folder), "call-1");
    mkdirSync(log, { recursive: true });
    writeFileSync(path.join(log, "job.log"), `\u001b[2Jred\u0000\n${"x".repeat(5000)}\n`);
    const { lastLines } = await gatherResult(executionRecord({ Steps: [step] }), places(), []);
    assert.deepEqual(lastLines.get("Prepare"), ["red\ufffd", `${"x".repeat(2000)} …`]);
  });

  it("refuses a function whose folder is not there before anything runs", async () => {
    const workflow = findWorkflow("churn-retraining");
    const run = {
      document: workflow.define(workflowInputs(workflow)),
      place: { region: "us-east-1", accountId: "000000000000" },
    };
    const opening = openStandIns(standInsOf(workflow, folder), run, places(), () => undefined);
    await assert.rejects(opening, {
      name: "LocalRunError",
      message:
        /^Function "churn-retraining-query-training-results" has no folder ".*query-training-results"\. Func/,
      hint: 'Put its code there, or name another folder under "functions" in the workflow.',
    });
  });
});
