import type { StepMetric } from "../../local-sagemaker/plan/metrics";
import type {
  ExecutionRecord,
  ModelPackageRecord,
  StepRecord,
} from "../../local-sagemaker/store/execution-record";
import { duration, stepDuration } from "./live-table";

/** Everything that is told about a run once it has ended. */
export interface RunResult {
  readonly record: ExecutionRecord;
  readonly metrics: readonly StepMetric[];
  readonly modelPackages: readonly ModelPackageRecord[];
  /** What ran in place of something else, a sentence each. */
  readonly remarks: readonly string[];
  /** Where the report is, or why there is none. */
  readonly report: { readonly file: string } | { readonly problem: string };
  /** The last lines of each step's log, by step name. */
  readonly lastLines: ReadonlyMap<string, readonly string[]>;
}

/** Lines of its log that a failed step shows. */
export const SHOWN_LOG_LINES = 20;

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd());
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

const elapsed = ({ StartTime, EndTime = StartTime }: ExecutionRecord): number =>
  Date.parse(EndTime) - Date.parse(StartTime);

const failure = (step: StepRecord, lines: readonly string[]): readonly string[] => {
  const message = step.Properties?.["ExitMessage"];
  const full = lines.some((line) => /No space left on device|\bENOSPC\b/.test(line));
  return [
    "",
    `Step "${step.StepName}" failed: ${step.FailureReason ?? "no reason was given."}`,
    ...(typeof message === "string" && message !== "" ? [`It said: ${message.trimEnd()}`] : []),
    ...(lines.length === 0 ? [] : ["The last lines of its log:", ...lines.map((line) => `  | ${line}`)]),
    ...(full
      ? ["No space is left on the disk. Free some, or put the store elsewhere with --store DIR."]
      : []),
  ];
};

const headline = (record: ExecutionRecord): string => {
  const { PipelineName, PipelineExecutionStatus: status, FailureReason } = record;
  const reason = FailureReason === undefined ? "" : ` ${FailureReason}`;
  return `${PipelineName}: ${status} after ${duration(elapsed(record))}.${reason}`;
};

const dataLines = ({ Inputs }: ExecutionRecord): readonly string[] =>
  Inputs.map(({ S3Uri, Source }) => `  ${S3Uri}\n    from ${Source}`);

const stepLines = ({ Steps, StartTime, EndTime = StartTime }: ExecutionRecord): readonly string[] =>
  table(
    Steps.map((step) => [
      step.StepName,
      step.StepType,
      step.StepStatus,
      stepDuration(step, Date.parse(EndTime)),
    ]),
  );

const metricLines = (metrics: readonly StepMetric[]): readonly string[] =>
  table(
    metrics.map(({ StepName, MetricName, Value }) => [
      StepName,
      MetricName,
      String(Number(Value.toPrecision(6))),
    ]),
  );

const modelLines = (versions: readonly ModelPackageRecord[]): readonly string[] =>
  table(
    versions.map(({ ModelPackageGroupName, ModelPackageVersion, ModelApprovalStatus }) => [
      ModelPackageGroupName,
      `version ${String(ModelPackageVersion)}`,
      ModelApprovalStatus,
    ]),
  );

/** The summary at the end of a run, for people. */
export const summaryText = ({
  record,
  metrics,
  modelPackages,
  remarks,
  report,
  lastLines,
}: RunResult): string => {
  const failed = record.Steps.filter(({ StepStatus }) => StepStatus === "Failed");
  const lines = [
    headline(record),
    ...section("Data", dataLines(record)),
    ...section(
      "Stand-ins",
      remarks.map((remark) => `  ${remark}`),
    ),
    ...section("Steps", stepLines(record)),
    ...section("Metrics", metricLines(metrics)),
    ...section("Registered models", modelLines(modelPackages)),
    ...failed.flatMap((step) => failure(step, lastLines.get(step.StepName) ?? [])),
    "",
    `Report: ${"file" in report ? report.file : `not written. ${report.problem}`}`,
  ];
  return `${lines.join("\n")}\n`;
};

const LISTED = [
  ...(["StepName", "StartTime", "EndTime", "StepStatus"] as const),
  ...(["FailureReason", "Metadata", "AttemptCount"] as const),
];

/** A step as `ListPipelineExecutionSteps` lists it. */
const listedStep = (step: StepRecord): object => Object.fromEntries(LISTED.map((name) => [name, step[name]]));

/**
 * What `--json` prints: the execution as `DescribePipelineExecution` answers it, its steps as
 * `ListPipelineExecutionSteps` lists them (in the order of their start), versions as `DescribeModelPackage`.
 */
export const summaryJson = ({ record, metrics, modelPackages, report }: RunResult): object => ({
  execution: {
    PipelineArn: record.PipelineArn,
    PipelineExecutionArn: record.PipelineExecutionArn,
    PipelineExecutionDisplayName: `execution-${String(Date.parse(record.StartTime))}`,
    PipelineExecutionStatus: record.PipelineExecutionStatus,
    FailureReason: record.FailureReason,
    CreationTime: record.StartTime,
    LastModifiedTime: record.EndTime,
  },
  status: record.PipelineExecutionStatus,
  failureReason: record.FailureReason ?? null,
  parameters: record.PipelineParameters,
  steps: record.Steps.map(listedStep),
  metrics,
  modelPackages: modelPackages.map(({ Description }) => Description),
  report: "file" in report ? report.file : null,
});
