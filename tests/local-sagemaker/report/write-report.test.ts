import assert from "node:assert/strict";
import path from "node:path";
import {
  executionRecord,
  failedRecord,
  modelPackages,
  ran,
  sixtyStepRecord,
  stoppedRecord,
} from "../../support/execution-records";
import { byId, headings, reportFolder, texts } from "../../support/report-folder";
import { trainingLog } from "../../support/stored-outputs";
import { find, parseMarkup, textOf, type Element } from "../../support/tree";

describe("writeReport", () => {
  const report = reportFolder();
  before(report.make);
  after(report.remove);

  const { page } = report;
  const good = (): Promise<Element> =>
    page({ modelPackages, files: report.files(), logs: (name) => (name === "Train" ? trainingLog : "") });

  it("begins with the verdict: what ran, how it went, when, with which data", async () => {
    const text = textOf(find(await good(), ".verdict")[0] ?? parseMarkup(""));
    assert.match(text, /✓ Succeeded income 6 succeeded, 1 not taken/);
    assert.match(text, /Duration 8\.5 s/);
    assert.match(text, /Started 2026-03-01 08:00:00 UTC/);
    assert.match(text, /Execution abc123def456/);
    assert.match(text, /embedded sample, 5,000 rows, seed 42 s3:\/\/local-bucket\/income\.csv/);
  });

  it("says beside the verdict what stood in for something else", async () => {
    const remarks = ["Something open stood in for something closed."];
    const verdict = find(await page({ remarks }), ".verdict")[0] ?? parseMarkup("");
    assert.match(textOf(verdict), /Stand-ins Something open stood in for something closed\.$/);
    assert.doesNotMatch(textOf(await page({})), /Stand-ins/);
  });

  it("tells what functions and workers answered", async () => {
    const properties = { OutputParameters: { rmse: 2.25, note: "<b>" } };
    const prepare = ran({ name: "Prepare", type: "Lambda", from: 0, to: 1, properties });
    const root = await page({ record: executionRecord({ Steps: [prepare] }) });
    assert.match(textOf(byId(root, "step-1")), /Output Value rmse 2\.25 note <b>$/);
  });

  it("draws every step with its state, each a link to its part of the page", async () => {
    const root = await good();
    const graph = byId(root, "graph");
    assert.deepEqual(
      find(graph, ".node")
        .map((node) => texts(node, "text").join(" "))
        .sort(),
      [
        "– AccuracyTooLow Fail · Not taken",
        "✓ AccuracyIsEnough Condition · Succeeded",
        "✓ CreateModel Model · Succeeded",
        "✓ Evaluate Processing · Succeeded",
        "✓ Prepare Processing · Succeeded",
        "✓ Register RegisterModel · Succeeded",
        "✓ Train Training · Succeeded",
      ].sort(),
    );
    for (const link of find(root, "a")) byId(root, link.attributes.get("href")?.slice(1) ?? "");
  });

  it("shows when each step ran", async () => {
    const rows = find(byId(await good(), "timeline"), "tr").slice(1);
    assert.deepEqual(rows.slice(0, 2).map(textOf), ["Prepare 400 ms 2.5 s ✓", "Train 3.0 s 3.5 s ✓"]);
    const style = find(rows[1] ?? parseMarkup(""), ".bar")[0]?.attributes.get("style") ?? "";
    assert.equal(style, "left:35.29%;width:41.18%");
  });

  it("draws the quality report: tiles, curves and confusion matrix", async () => {
    const quality = byId(await good(), "quality");
    assert.deepEqual(texts(find(quality, ".tiles")[0] ?? quality, "div"), [
      "Accuracy 0.8438",
      "AUC 0.9125",
      "F1 0.7826",
      "Precision 0.8182 ± 0.01",
      "Recall 0.75",
    ]);
    assert.deepEqual(texts(find(quality, ".confusion")[0] ?? quality, "tr"), [
      "Predicted",
      "True 0 1",
      "0 90 90.0 % 10 10.0 %",
      "1 15 25.0 % 45 75.0 %",
    ]);
    const [roc, precisionRecall] = find(quality, ".chart");
    assert.match(roc?.attributes.get("aria-label") ?? "", /ROC curve\. AUC 0\.9125/);
    const lines = (chart: Element | undefined) =>
      find(chart ?? quality, "path")
        .filter((item) => item.attributes.get("stroke") === "var(--series-1)")
        .map((item) => item.attributes.get("d"));
    // 300 by 260 pixels, y downwards: false positive rate 0.1 and true positive rate 0.75 lie at 30, 65.
    assert.deepEqual(lines(roc), ["M0,260L6,130L30,65L120,13L300,0"]);
    assert.equal(lines(precisionRecall).length, 1);
    assert.match(textOf(quality), /True negative rate 0\.9/);
  });

  it("draws the training curves, both data sets on one chart", async () => {
    const training = byId(await good(), "training");
    assert.match(textOf(training), /logloss step Train; at the end: train 0\.303, validation 0\.3226/);
    const strokes = find(training, "path").map((item) => item.attributes.get("stroke"));
    for (const colour of ["var(--series-1)", "var(--series-2)"]) assert.ok(strokes.includes(colour));
  });

  it("reads curves from the whole log, also where the page shows only its end", async () => {
    const long = Array.from(
      { length: 3000 },
      (_, i) => `[${String(i)}]\ttrain-rmse:${String(3000 - i)}`,
    ).join("\n");
    const root = await page({ logs: (name) => (name === "Train" ? long : "") });
    const line = find(byId(root, "training"), "path").find(
      (item) => item.attributes.get("stroke") === "var(--series-1)",
    );
    assert.equal(line?.attributes.get("d")?.split("L").length, 3000);
    assert.match(textOf(byId(root, "steps")), /Log \(3 000 lines\) The first 2 000 lines are left out/);
  });

  it("names the features that the model looks at, the most important first", async () => {
    const rows = texts(byId(await good(), "importance"), "tr");
    assert.deepEqual(rows.slice(1, 4), [
      "relationship=Husband 66.5 % 2",
      "capital.gain 20.9 % 1",
      "age 8.5 % 1",
    ]);
  });

  it("tells the registered version with its approval status, model, metrics and metadata", async () => {
    const text = textOf(byId(await good(), "model-package"));
    assert.match(text, /income, version 3 PendingManualApproval/);
    assert.match(text, /ModelDataUrl s3:\/\/local-bucket\/income\/train\/model\.tar\.gz/);
    assert.match(text, /ModelQuality\.Statistics s3:\/\/local-bucket\/income\/evaluate\/evaluation\.json/);
    assert.match(text, /categories s3:\/\/local-bucket\/income\/prepare\/categories\/categories\.json/);
  });

  it("shows parameters, and the default where another value was given", async () => {
    assert.deepEqual(texts(byId(await good(), "parameters"), "tr"), [
      "InputData s3://local-bucket/income.csv",
      "AccuracyThreshold 0.75 default 0.8",
      "Rounds 50",
    ]);
  });

  it("tells of each step its inputs, outputs, their sizes and where they lie", async () => {
    const root = await good();
    const prepare = textOf(byId(root, "step-1"));
    assert.match(prepare, /input data s3:\/\/local-bucket\/income\.csv 20 bytes/);
    assert.match(prepare, /output train s3:\/\/local-bucket\/income\/prepare\/train 5\.0 kB/);
    assert.ok(prepare.includes(path.join(report.folder(), "local-bucket/income/prepare/train/train.csv")));
    assert.match(textOf(byId(root, "step-2")), /"num_round": "50"/);
    assert.match(textOf(byId(root, "step-4")), /Condition true/);
  });

  it("puts a failed step first: reason and last lines of its log, and unfolds it", async () => {
    const log = Array.from({ length: 30 }, (_, i) => `line ${String(i)}`).join("\n");
    const root = await page({ record: failedRecord(), logs: (name) => (name === "Train" ? log : "") });
    assert.match(
      textOf(find(root, ".verdict")[0] ?? root),
      /✗ Failed income 1 succeeded, 1 failed, 5 not started/,
    );
    assert.deepEqual(headings(root).slice(0, 3), ["What failed", "Graph", "Timeline"]);
    const failure = textOf(byId(root, "failure"));
    assert.match(failure, /✗ Failed Train Training AlgorithmError: no such column, exit code: 1/);
    assert.match(failure, /The last 20 lines of its log: line 10 .* line 29$/);
    const open = find(root, ".step").filter((step) => step.attributes.has("open"));
    assert.deepEqual(
      open.map((step) => texts(step, "b")[0]),
      ["Train"],
    );
  });

  it("puts what the job said of itself before what the service makes of it", async () => {
    const told = ran({
      name: "Prepare",
      type: "Processing",
      from: 0,
      to: 1,
      status: "Failed",
      reason: "AlgorithmError: See job logs for more information",
      properties: { ExitMessage: "The file is empty.\n" },
    });
    const record = { ...failedRecord(), Steps: [told] };
    assert.match(
      textOf(byId(await page({ record }), "failure")),
      /Processing The file is empty\. AlgorithmError: See job logs/,
    );
  });

  it("names the step that was stopped", async () => {
    const root = await page({ record: stoppedRecord() });
    assert.equal(headings(root)[0], "What was stopped");
    assert.match(textOf(byId(root, "failure")), /■ Stopped Evaluate Processing/);
  });

  it("gives the reason of an execution that failed without a step", async () => {
    const record = executionRecord({
      PipelineExecutionStatus: "Failed",
      FailureReason: "The disk is full.",
      Steps: [],
    });
    const root = await page({ record });
    assert.match(textOf(byId(root, "failure")), /The disk is full\./);
    assert.ok(!headings(root).includes("Timeline"));
  });

  it("leaves out what a run does not have", async () => {
    const record = executionRecord({
      PipelineParameters: [],
      Inputs: [],
      Definition: { Version: "2020-12-01", Steps: [{ Name: "Only", Type: "Processing" }] },
      Steps: [ran({ name: "Only", type: "Processing", from: 0, to: 1 })],
    });
    assert.deepEqual(headings(await page({ record })), ["Graph", "Timeline", "Steps"]);
  });

  it("tells how far an execution has come that still runs", async () => {
    const { EndTime, ...running } = executionRecord({
      PipelineExecutionStatus: "Executing",
      Steps: [ran({ name: "Prepare", type: "Processing", from: 1, status: "Executing" })],
    });
    assert.ok(EndTime);
    const root = await page({ record: running });
    assert.match(textOf(find(root, ".verdict")[0] ?? root), /▶ Executing income 1 executing, 6 not started/);
  });

  it("counts a step that never ended until the end of the execution", async () => {
    const open = ran({ name: "Prepare", type: "Processing", from: 1, status: "Stopped" });
    const root = await page({ record: { ...stoppedRecord(), Steps: [open] } });
    assert.match(textOf(byId(root, "timeline")), /Prepare 1\.0 s 6\.0 s ■/);
  });

  it("holds sixty steps", async () => {
    const root = await page({ record: sixtyStepRecord() });
    assert.equal(find(byId(root, "graph"), ".node").length, 60);
    assert.equal(find(root, ".bar").length, 60);
    assert.equal(find(root, ".step").length, 60);
  });
});
