import assert from "node:assert/strict";
import type { ExecutionRecord, StepRecord } from "../../../local-sagemaker/store/execution-record";
import { summaryJson, summaryText, type RunResult } from "../../../scripts/command-line/run-summary";

const step = (StepName: string, more: Partial<StepRecord> = {}): StepRecord => ({
  StepName,
  StepType: "Processing",
  StepStatus: "Succeeded",
  StartTime: "2026-01-01T00:00:00.000Z",
  EndTime: "2026-01-01T00:00:02.500Z",
  AttemptCount: 1,
  Metadata: { ProcessingJob: { Arn: "arn:job" } },
  Properties: { ProcessingJobName: "job" },
  Arguments: { RoleArn: "arn:role" },
  ...more,
});

const result = (record: Partial<ExecutionRecord>, more: Partial<RunResult> = {}): RunResult => ({
  record: {
    PipelineName: "Demo",
    PipelineArn: "arn:pipeline",
    PipelineExecutionArn: "arn:pipeline/execution/abc",
    PipelineExecutionStatus: "Succeeded",
    StartTime: "2026-01-01T00:00:00.000Z",
    EndTime: "2026-01-01T00:01:04.000Z",
    PipelineParameters: [{ Name: "Seed", Value: "7" }],
    Definition: { Version: "2020-12-01", Steps: [] },
    Steps: [step("Prepare")],
    Inputs: [],
    ...record,
  },
  metrics: [],
  modelPackages: [],
  remarks: [],
  report: { file: "/reports/abc.html" },
  lastLines: new Map(),
  ...more,
});

const FAILED: Partial<ExecutionRecord> = {
  PipelineExecutionStatus: "Failed",
  FailureReason: "Step failure: One or multiple steps failed.",
};

describe("summaryText", () => {
  it("tells status, data, steps, metrics, versions and the report", () => {
    const text = summaryText(
      result(
        { Inputs: [{ S3Uri: "s3://b/data.csv", Source: "/home/me/data.csv" }] },
        {
          metrics: [
            { StepName: "Prepare", MetricName: "accuracy", Value: 0.8712345678 },
            { StepName: "Prepare", MetricName: "rows", Value: 30162 },
          ],
          modelPackages: [
            {
              ModelPackageGroupName: "models",
              ModelPackageVersion: 3,
              ModelPackageArn: "arn:models/3",
              ModelApprovalStatus: "PendingManualApproval",
              CreationTime: "2026-01-01T00:00:00.000Z",
              Description: {},
            },
          ],
        },
      ),
    );
    assert.deepEqual(text.split("\n"), [
      "Demo: Succeeded after 1 min 04 s.",
      "",
      "Data",
      "  s3://b/data.csv",
      "    from /home/me/data.csv",
      "",
      "Steps",
      "  Prepare  Processing  Succeeded  2.5 s",
      "",
      "Metrics",
      "  Prepare  accuracy  0.871235",
      "  Prepare  rows      30162",
      "",
      "Registered models",
      "  models  version 3  PendingManualApproval",
      "",
      "Report: /reports/abc.html",
      "",
    ]);
  });

  it("says what stood in for something else", () => {
    const lines = summaryText(result({}, { remarks: ["One stood in for another."] })).split("\n");
    assert.deepEqual(lines.slice(1, 4), ["", "Stand-ins", "  One stood in for another."]);
  });

  it("shows a failed step's reason, its own words and its last lines", () => {
    const failed = step("Prepare", {
      StepStatus: "Failed",
      FailureReason: "ClientError: AlgorithmError: See job logs for more information",
      Properties: { ExitMessage: 'Column "income" is missing.\n' },
    });
    const text = summaryText(
      result({ ...FAILED, Steps: [failed] }, { lastLines: new Map([["Prepare", ["reading", "giving up"]]]) }),
    );
    assert.deepEqual(text.split("\n").slice(0, 1), [
      "Demo: Failed after 1 min 04 s. Step failure: One or multiple steps failed.",
    ]);
    assert.deepEqual(text.split("\n").slice(5, 11), [
      'Step "Prepare" failed: ClientError: AlgorithmError: See job logs for more information',
      'It said: Column "income" is missing.',
      "The last lines of its log:",
      "  | reading",
      "  | giving up",
      "",
    ]);
  });

  it("says that the disk is full when a job's log does", () => {
    const steps = [step("Prepare", { StepStatus: "Failed", FailureReason: "x" })];
    const lastLines = new Map([["Prepare", ["OSError: [Errno 28] No space left on device"]]]);
    assert.match(
      summaryText(result({ ...FAILED, Steps: steps }, { lastLines })),
      /^No space is left on the disk\. Free some, or put the store elsewhere with --store DIR\.$/m,
    );
    assert.doesNotMatch(summaryText(result({ ...FAILED, Steps: steps })), /No space/);
  });

  it("says so when a failed step gave no reason", () => {
    const steps = [step("Low", { StepStatus: "Failed", StepType: "Fail" })];
    assert.match(
      summaryText(result({ ...FAILED, Steps: steps })),
      /Step "Low" failed: no reason was given\./,
    );
  });
});

describe("summaryJson", () => {
  const json = (value: RunResult): unknown => JSON.parse(JSON.stringify(summaryJson(value)));

  it("uses AWS's members only", () => {
    assert.deepEqual(json(result({})), {
      execution: {
        PipelineArn: "arn:pipeline",
        PipelineExecutionArn: "arn:pipeline/execution/abc",
        PipelineExecutionDisplayName: "execution-1767225600000",
        PipelineExecutionStatus: "Succeeded",
        CreationTime: "2026-01-01T00:00:00.000Z",
        LastModifiedTime: "2026-01-01T00:01:04.000Z",
      },
      status: "Succeeded",
      failureReason: null,
      parameters: [{ Name: "Seed", Value: "7" }],
      steps: [
        {
          StepName: "Prepare",
          StartTime: "2026-01-01T00:00:00.000Z",
          EndTime: "2026-01-01T00:00:02.500Z",
          StepStatus: "Succeeded",
          Metadata: { ProcessingJob: { Arn: "arn:job" } },
          AttemptCount: 1,
        },
      ],
      metrics: [],
      modelPackages: [],
      report: "/reports/abc.html",
    });
  });

  it("gives the reason of a failure", () => {
    const { failureReason } = json(result(FAILED)) as { readonly failureReason: string };
    assert.equal(failureReason, "Step failure: One or multiple steps failed.");
  });

  it("says why there is no report, and tells the rest", () => {
    const ended = result({}, { report: { problem: '"/reports" cannot be written.' } });
    assert.match(summaryText(ended), /Report: not written\. "\/reports" cannot be written\.\n$/);
    assert.equal((json(ended) as { readonly report: unknown }).report, null);
  });
});
