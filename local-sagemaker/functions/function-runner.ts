import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Json } from "../../pipeline-definition/document/definition";
import { makeFolder } from "../store/make-folder";
import { JOB_LOG, openJobLog } from "../jobs/job-log";
import { runJobProcess, type ProcessEnd } from "../jobs/job-process";
import { LocalRunError } from "../plan/local-run-error";
import { functionNameOf } from "../plan/names";
import type { FunctionCall, FunctionCode, FunctionOutcome, FunctionRunner } from "./function-code";

export interface FunctionRunnerOptions {
  /** By function name. */
  readonly functions: ReadonlyMap<string, FunctionCode>;
  /** Each call gets `<jobsFolder>/<call name>/` with its event, its answer and its `job.log`. */
  readonly jobsFolder: string;
  /** What makes AWS's clients reach this machine's own services. */
  readonly environment: Readonly<Record<string, string>>;
  /** The interpreter of Python functions, which holds boto3. */
  readonly python: () => Promise<string>;
}

const MEMORY_MEGABYTES = "512";
const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** A function that is asked to end after its time limit has had its time. */
const GRACE_MILLISECONDS = 1_000;

const commandOf = async (
  { runtime, folder, handler }: FunctionCode,
  { python }: FunctionRunnerOptions,
): Promise<readonly [string, ...string[]]> =>
  runtime === "nodejs22.x"
    ? [process.execPath, join(__dirname, "bootstrap.mjs"), folder, handler]
    : [await python(), join(__dirname, "bootstrap.py"), folder, handler];

/** A function's environment from scratch: nothing of the user's own reaches it, credentials least of all. */
const environmentOf = (
  name: string,
  code: FunctionCode,
  program: string,
  home: string,
  services: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  PATH: `${dirname(program)}:${SYSTEM_PATH}`,
  HOME: home,
  LANG: "C.UTF-8",
  TZ: ":UTC",
  PYTHONUNBUFFERED: "1",
  // The folder is the user's own; Lambda's is read-only too.
  PYTHONDONTWRITEBYTECODE: "1",
  ...services,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: MEMORY_MEGABYTES,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_EXECUTION_ENV: `AWS_Lambda_${code.runtime}`,
  LAMBDA_TASK_ROOT: code.folder,
  ...code.environment,
});

interface Written {
  readonly answer?: Json;
  readonly errorType?: string;
  readonly errorMessage?: string;
}

const readWritten = async (file: string): Promise<Written | undefined> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Written;
  } catch {
    // A function that ended its own process has written nothing.
    return undefined;
  }
};

/** Lambda's own words for a function that failed. */
const outcomeOf = (
  { why, code }: ProcessEnd,
  written: Written | undefined,
  seconds: number,
): FunctionOutcome => {
  if (why === "timeout")
    return { kind: "failed", reason: `Sandbox.Timedout: Task timed out after ${seconds.toFixed(2)} seconds` };
  if (written === undefined)
    return { kind: "failed", reason: `Runtime.ExitError: Runtime exited with exit status ${String(code)}` };
  const { answer, errorType, errorMessage = "" } = written;
  return errorType === undefined
    ? { kind: "answered", answer: answer ?? null }
    : { kind: "failed", reason: `${errorType}: ${errorMessage}` };
};

const layReady = async (
  folder: string,
  { arn, event }: FunctionCall,
  { timeoutSeconds }: FunctionCode,
): Promise<{ readonly request: string; readonly answer: string }> => {
  const files = { request: join(folder, "request.json"), answer: join(folder, "answer.json") };
  const context = {
    function_name: functionNameOf(arn),
    invoked_function_arn: arn,
    aws_request_id: folder.split(/[\\/]/).at(-1) ?? "",
    memory_limit_in_mb: MEMORY_MEGABYTES,
    seconds: timeoutSeconds,
  };
  makeFolder(folder);
  await mkdir(join(folder, "home"), { recursive: true });
  await rm(files.answer, { force: true });
  await writeFile(files.request, JSON.stringify({ event, context }));
  return files;
};

const callFunction = async (options: FunctionRunnerOptions, call: FunctionCall): Promise<FunctionOutcome> => {
  const name = functionNameOf(call.arn);
  const code = options.functions.get(name);
  if (code === undefined)
    throw new LocalRunError(
      `Function "${name}" has no code on this machine.`,
      'Declare it under "functions" in the workflow.',
    );
  const folder = join(options.jobsFolder, call.callName);
  const { request, answer } = await layReady(folder, call, code);
  const [file, ...args] = await commandOf(code, options);
  const log = openJobLog(join(folder, JOB_LOG));
  const end = await runJobProcess(
    {
      file,
      args: [...args, request, answer],
      env: environmentOf(name, code, file, join(folder, "home"), options.environment),
      signalsByDescriptor: false,
    },
    {
      cwd: code.folder,
      // A stopped execution waits for its functions.
      signal: new AbortController().signal,
      maxRuntimeMilliseconds: code.timeoutSeconds * 1000,
      graceMilliseconds: GRACE_MILLISECONDS,
      onLine: (line) => {
        log.write(line);
        call.onLog(line);
      },
    },
  ).finally(log.close);
  return outcomeOf(end, await readWritten(answer), code.timeoutSeconds);
};

/**
 * Calls Lambda functions as processes of this machine: one process a call, with the event, the time limit and the
 * environment variables that Lambda gives, and AWS's clients pointed at this machine's own services.
 */
export const createFunctionRunner = (options: FunctionRunnerOptions): FunctionRunner => ({
  call: (call) => callFunction(options, call),
});
