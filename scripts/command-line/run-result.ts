import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Listing, ObjectStore } from "../../local-sagemaker/jobs/object-store";
import { JOB_LOG } from "../../local-sagemaker/jobs/job-log";
import { LocalRunError } from "../../local-sagemaker/plan/local-run-error";
import { overlaps } from "../../local-sagemaker/plan/input-uris";
import {
  metricsInFile,
  outputMetrics,
  trainingMetrics,
  type StepMetric,
} from "../../local-sagemaker/plan/metrics";
import { lookUpProperty } from "../../local-sagemaker/plan/properties";
import { StepFailure } from "../../local-sagemaker/plan/step-failure";
import type { StoredFiles, StoredObject } from "../../local-sagemaker/report/report-input";
import { logText } from "../../local-sagemaker/report/view/log-text";
import { writeReport } from "../../local-sagemaker/report/write-report";
import { openingFault } from "../../local-sagemaker/plan/machine-fault";
import type { ExecutionRecord, StepRecord } from "../../local-sagemaker/store/execution-record";
import type { Store } from "../../local-sagemaker/store/store";
import {
  isJsonObject,
  type Json,
  type PropertyFileDeclaration,
} from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { parseJson } from "./parse-json";
import { SHOWN_LOG_LINES, type RunResult } from "./run-summary";

/** Where the parts of a store of local runs lie. */
export interface StorePlaces {
  readonly folder: string;
  readonly objects: ObjectStore;
  readonly store: Store;
}

export const jobsFolder = (storeFolder: string): string => path.join(storeFolder, "jobs");

const outputUri = ({ StepName, Properties }: StepRecord, output: string): string | undefined => {
  try {
    const uri = lookUpProperty(StepName, Properties ?? {}, [
      { member: "ProcessingOutputConfig" },
      { member: "Outputs" },
      { key: output },
      { member: "S3Output" },
      { member: "S3Uri" },
    ]);
    return typeof uri === "string" ? uri : undefined;
  } catch (error) {
    // A step that failed early has no such output.
    if (error instanceof StepFailure) return undefined;
    throw error;
  }
};

const fileMetrics = async (
  step: StepRecord,
  { OutputName, FilePath }: PropertyFileDeclaration,
  objects: ObjectStore,
): Promise<readonly StepMetric[]> => {
  const uri = outputUri(step, OutputName);
  const text =
    uri === undefined ? undefined : await objects.readText(`${uri.replace(/(?<!\/)\/+$/, "")}/${FilePath}`);
  const parsed = text === undefined ? undefined : parseJson(text);
  return parsed === undefined || !("value" in parsed)
    ? []
    : metricsInFile(step.StepName, parsed.value as Json);
};

/** What all steps of an execution measured: property files, outputs, and the final metrics of training. */
const metricsOf = async (record: ExecutionRecord, objects: ObjectStore): Promise<readonly StepMetric[]> => {
  const definitions = new Map(allSteps(record.Definition).map(({ step }) => [step.Name, step]));
  const metrics: StepMetric[] = [];
  for (const step of record.Steps) {
    const { PropertyFiles = [], OutputParameters = [] } = definitions.get(step.StepName) ?? {};
    metrics.push(...trainingMetrics(step.StepName, step.Properties ?? {}));
    metrics.push(...outputMetrics(step.StepName, OutputParameters, step.Properties ?? {}));
    for (const file of PropertyFiles) metrics.push(...(await fileMetrics(step, file, objects)));
  }
  return metrics;
};

/** Every S3 URI that stands in a value. */
const urisIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return value.startsWith("s3://") ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(urisIn);
  return isJsonObject(value) ? Object.values(value).flatMap(urisIn) : [];
};

/** What there is under a URI; nothing under one that is none, which is why a step failed. */
const listed = async (uri: string, objects: ObjectStore): Promise<Listing["objects"]> => {
  try {
    return (await objects.list(uri)).objects;
  } catch (error) {
    if (error instanceof LocalRunError) return [];
    throw error;
  }
};

/** The objects that an execution names, listed beforehand: the report asks without waiting. */
const storedFiles = async (record: ExecutionRecord, objects: ObjectStore): Promise<StoredFiles> => {
  const uris = new Set(record.Steps.flatMap(({ Arguments, Properties }) => urisIn([Arguments, Properties])));
  const found = new Map<string, StoredObject>();
  for (const uri of uris)
    for (const { uri: s3Uri, path: file } of await listed(uri, objects))
      found.set(s3Uri, { s3Uri, path: file, bytes: statSync(file).size });
  // An object lies below what is asked for, never above it.
  const lists = (asked: string, s3Uri: string): boolean =>
    overlaps(asked, s3Uri) && s3Uri.length >= asked.length;
  return {
    list: (asked) =>
      [...found.values()].filter(({ s3Uri }) => lists(asked.replace(/(?<!\/)\/+$/, ""), s3Uri)),
  };
};

const jobName = ({ Metadata }: StepRecord): string | undefined => {
  const [job] = Object.values(Metadata);
  const arn = isJsonObject(job) ? job["Arn"] : undefined;
  return typeof arn === "string" && arn.includes("-job/") ? arn.split("/").at(-1) : undefined;
};

const stepLog = (step: StepRecord | undefined, storeFolder: string): string => {
  const name = step && (step.LogName ?? jobName(step));
  if (name === undefined) return "";
  try {
    return readFileSync(path.join(jobsFolder(storeFolder), name, JOB_LOG), "utf8");
  } catch {
    // A job that failed before it started has none.
    return "";
  }
};

/** What is wrong, and what to do where that is known. */
const problemOf = (error: unknown): string =>
  error instanceof LocalRunError ? `${error.message} ${error.hint}` : String((error as Error).message);

/**
 * Gathers what is told about a run that has ended, and writes its report.
 *
 * @param remarks What ran in place of something else, a sentence each.
 */
export const gatherResult = async (
  record: ExecutionRecord,
  { folder, objects, store }: StorePlaces,
  remarks: readonly string[],
): Promise<RunResult> => {
  const modelPackages = store.modelPackagesOf(record.PipelineExecutionArn);
  const logs = (name: string): string =>
    stepLog(
      record.Steps.find(({ StepName }) => StepName === name),
      folder,
    );
  const id = record.PipelineExecutionArn.split("/").at(-1) ?? "execution";
  const files = await storedFiles(record, objects);
  const outFile = path.join(folder, "reports", `${id}.html`);
  // The run has ended; what it yielded is told also when its report cannot be written.
  const report = await writeReport({ record, modelPackages, files, logs, remarks, outFile }).then(
    (file): RunResult["report"] => ({ file }),
    (error: unknown) => ({ problem: problemOf(openingFault(error, outFile)) }),
  );
  return {
    record,
    modelPackages,
    remarks,
    report,
    metrics: await metricsOf(record, objects),
    lastLines: new Map(
      record.Steps.map(({ StepName }) => [StepName, logText(logs(StepName), SHOWN_LOG_LINES).lines]),
    ),
  };
};
