import path from "node:path";
import { InvalidArgumentError } from "commander";
import { givenInterpreter } from "../local-sagemaker/environments/given-interpreter";
import { createJobLauncher } from "../local-sagemaker/jobs/job-launcher";
import { createObjectStore } from "../local-sagemaker/jobs/object-store";
import { missingSupport, NotImplementedLocally, withoutEffect } from "../local-sagemaker/plan/support";
import { prepareReport } from "../local-sagemaker/report/prepare-report";
import { runPipeline, type RunOptions } from "../local-sagemaker/run-pipeline";
import { machineFault } from "../local-sagemaker/plan/machine-fault";
import type { ExecutionRecord } from "../local-sagemaker/store/execution-record";
import { Store } from "../local-sagemaker/store/store";
import { allSteps } from "../pipeline-definition/document/steps";
import { command, run, type ExitCode } from "./command-line/command";
import { showProgress, type Progress } from "./command-line/live-table";
import { ownImageEnvironments } from "./command-line/own-image-environments";
import { createHosting } from "./command-line/run-hosting";
import { mountRunData } from "./command-line/run-data";
import { prepareRun, type PreparedRun } from "./command-line/run-preparation";
import { openStandIns, standInNames, standInsOf, type StandIns } from "./command-line/run-stand-ins";
import { remarksOn } from "./command-line/run-remarks";
import { gatherResult, jobsFolder, type StorePlaces } from "./command-line/run-result";
import { summaryJson, summaryText, type RunResult } from "./command-line/run-summary";
import { stopOnSignals } from "./command-line/stop-on-signals";

interface RunFlags {
  readonly parameter?: readonly string[];
  readonly input?: readonly string[];
  readonly python?: string;
  readonly store: string;
  readonly json: boolean;
}

/** ARNs of this account exist only on this machine. */
const ACCOUNT_ID = "000000000000";

/** Runs what was prepared, with what it needs outside SageMaker's own jobs. */
const runWithin = async (
  options: Omit<RunOptions, "store" | "readObject" | "signal" | "onEvent">,
  standIns: StandIns,
  places: StorePlaces,
  progress: Progress,
): Promise<ExecutionRecord> => {
  const { objects, store } = places;
  const { close, ...outside } = await openStandIns(standIns, options, places, progress.note);
  return stopOnSignals(progress.note, (signal) =>
    runPipeline({
      ...options,
      ...outside,
      store,
      readObject: (uri) => objects.readText(uri),
      signal,
      onEvent: progress.onEvent,
    }),
  ).finally(close);
};

const execute = async (
  prepared: PreparedRun,
  flags: RunFlags,
  places: StorePlaces,
  progress: Progress,
): Promise<RunResult> => {
  const { document, required, mounts, workflow, pipelineName, parameters, region } = prepared;
  const { folder, objects } = places;
  const python = flags.python === undefined ? {} : { python: flags.python };
  const place = { region, accountId: ACCOUNT_ID };
  const ownImages = ownImageEnvironments(workflow);
  const jobs = createJobLauncher({
    objects,
    jobsFolder: jobsFolder(folder),
    ownImages,
    onProgress: progress.note,
    ...python,
  });
  const onProgress = progress.note;
  const { launcher, endpoints } = createHosting({ places, place, launcher: jobs, onProgress, ...python });
  const standIns = standInsOf(workflow);
  const missing = missingSupport(document, launcher.unsupported, prepared.scope, standInNames(standIns));
  if (missing.length > 0) throw new NotImplementedLocally(missing);
  if (flags.python !== undefined) await givenInterpreter(flags.python);
  const sources = { objects, required, mounts, folder, ...(workflow === undefined ? {} : { workflow }) };
  const inputs = await mountRunData(sources);
  for (const { S3Uri, Source } of inputs) progress.note(`Data: ${S3Uri} is read from ${Source}.`);
  for (const line of withoutEffect(document)) progress.note(line);
  const unprepare = prepareReport();
  const record = await runWithin(
    { document, pipelineName, parameters, inputs, place, launcher, endpoints },
    standIns,
    places,
    progress,
  ).finally(() => endpoints.close().finally(unprepare));
  progress.close();
  return gatherResult(record, places, remarksOn(record, ownImages, standIns.awsJobs));
};

const runCommand = async (target: string, flags: RunFlags): Promise<ExitCode> => {
  const prepared = prepareRun({ target, parameters: flags.parameter ?? [], inputs: flags.input ?? [] });
  const folder = path.resolve(flags.store);
  const store = Store.open(folder);
  const steps = allSteps(prepared.document).map(({ step }) => step);
  const progress = showProgress({ stream: process.stderr, steps });
  try {
    const places = { folder, store, objects: createObjectStore(path.join(folder, "s3")) };
    const result = await execute(prepared, flags, places, progress);
    process.stdout.write(
      flags.json ? `${JSON.stringify(summaryJson(result), undefined, 2)}\n` : summaryText(result),
    );
    return result.record.PipelineExecutionStatus === "Succeeded" ? 0 : 1;
  } catch (error) {
    throw machineFault(error, folder);
  } finally {
    progress.close();
    store.close();
  }
};

const append = (value: string, given: readonly string[] = []): readonly string[] => [...given, value];

const parseStore = (folder: string): string => {
  if (folder === "") throw new InvalidArgumentError("Name a folder.");
  return folder;
};

const { LOCAL_SAGEMAKER_STORE = "" } = process.env;

let outcome: ExitCode = 0;

const runProgram = command(
  "run",
  "Runs a workflow, or the definition document in a JSON file, and writes a report.",
  "npm run -s local -- run adult-census --parameter Seed=7",
)
  .argument("<WORKFLOW|FILE.json>", "a workflow's name, or a definition document")
  .option("--parameter <Name=Value>", "value of a pipeline parameter; may be given again", append)
  .option("--input <S3URI=PATH>", "file or folder read in place of an S3 URI; may be given again", append)
  .option("--python <PATH>", "interpreter of all jobs, instead of the versions of their images")
  .option(
    "--store <DIR>",
    "folder of executions, jobs, local S3 and reports; also LOCAL_SAGEMAKER_STORE",
    parseStore,
    // A variable that is set to nothing is none.
    LOCAL_SAGEMAKER_STORE === "" ? ".local-sagemaker" : LOCAL_SAGEMAKER_STORE,
  )
  .option("--json", "print one JSON object instead of the summary", false)
  .action(async (target: string, flags: RunFlags) => {
    outcome = await runCommand(target, flags);
  });

const program = command(
  "local",
  "Run pipeline definitions on this machine, as processes of its own instead of jobs on AWS.",
  "npm run -s local -- run adult-census",
).addCommand(runProgram);

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => {
    process.exitCode = code === 0 ? outcome : code;
  });
}
