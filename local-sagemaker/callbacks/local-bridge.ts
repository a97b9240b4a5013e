import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readAwsJob, type AwsJobRequest } from "../plan/aws-job-message";
import { JOB_LOG, openJobLog } from "../jobs/job-log";
import { LocalRunError } from "../plan/local-run-error";
import type { CallbackSender } from "./answer-over-wire";
import { callbackFolder, type CallbackMessage, type CallbackWorker } from "./callback-message";
import { runCommand, type AwsJobCommand } from "./run-command";

export interface LocalBridgeOptions {
  /** What stands in for each job, by the job's name. */
  readonly jobs: ReadonlyMap<string, AwsJobCommand>;
  readonly sender: CallbackSender;
  /** Each message gets `<jobsFolder>/<callbackFolder(token)>/` with its `job.log`. */
  readonly jobsFolder: string;
  /** The text of an object of the local S3. */
  readonly readObject: (s3Uri: string) => Promise<string | undefined>;
  /** What makes AWS's clients reach this machine's own services. */
  readonly environment: Readonly<Record<string, string>>;
  /** The interpreter of Python jobs, which holds boto3. */
  readonly python: () => Promise<string>;
}

interface Failure {
  readonly kind: "failure";
  readonly reason: string;
  /** Whether the job refused its data, which another attempt would read again. @default false */
  readonly refusesData?: boolean;
}

type Ending = { readonly kind: "success" } | Failure;

/** How a job says that it refuses its data; the bridge in AWS looks for the same. */
const REFUSAL = "InvalidInput: ";

const STOPPED: Ending = { kind: "failure", reason: "The pipeline execution is stopping." };

interface Work {
  readonly message: CallbackMessage;
  readonly request: AwsJobRequest;
  readonly signal: AbortSignal;
  readonly onLog: (line: string) => void;
}

class LocalBridge implements CallbackWorker {
  /** One entry a token: a message that comes twice starts nothing twice. */
  readonly #stops = new Map<string, AbortController>();

  constructor(readonly options: LocalBridgeOptions) {}

  async deliver(message: CallbackMessage, onLog: (line: string) => void): Promise<void> {
    const known = this.#stops.get(message.token);
    if (message.status === "Stopping") known?.abort();
    if (known !== undefined || message.status === "Stopping") return;
    const stop = new AbortController();
    this.#stops.set(message.token, stop);
    const request = readAwsJob(message.arguments);
    if (request === undefined) {
      await this.options.sender.fail(message.token, "The message asks for no job.");
      return;
    }
    const folder = join(this.options.jobsFolder, callbackFolder(message.token));
    await mkdir(folder, { recursive: true });
    const log = openJobLog(join(folder, JOB_LOG));
    const note = (line: string): void => {
      log.write(line);
      onLog(line);
    };
    const work = { message, request, signal: stop.signal, onLog: note };
    const ending = await this.#runAttempts(work).finally(log.close);
    await this.#answer(work, ending);
  }

  async #runAttempts(work: Work): Promise<Ending> {
    const started = performance.now();
    let ending: Ending = STOPPED;
    for (let attempt = 0; attempt <= work.request.retries; attempt += 1) {
      const left = work.request.seconds - (performance.now() - started) / 1000;
      if (work.signal.aborted) return STOPPED;
      if (attempt > 0) work.onLog(`Attempt ${String(attempt + 1)} of ${String(work.request.retries + 1)}`);
      ending = await this.#runOnce(work, left);
      if (ending.kind === "success" || ending.refusesData === true || left <= 0) return ending;
    }
    return ending;
  }

  async #runOnce({ request, signal, onLog }: Work, secondsLeft: number): Promise<Ending> {
    const { kind, name, seconds, args } = request;
    const timedOut = {
      kind: "failure",
      reason: `Job "${name}" did not end within ${String(seconds)} seconds.`,
    } as const;
    if (secondsLeft <= 0) return timedOut;
    const job = this.options.jobs.get(name);
    if (job?.kind !== kind)
      throw new LocalRunError(
        `Job "${name}" of kind "${kind}" has nothing that stands in for it on this machine.`,
        'Declare it under "awsJobs" in the workflow, with this kind.',
      );
    let last = "";
    const onLine = (line: string): void => {
      if (line.trim() !== "") last = line.trim();
      onLog(line);
    };
    const python = await this.options.python();
    const { environment } = this.options;
    const end = await runCommand(job, args, python, environment, { signal, seconds: secondsLeft, onLine });
    if (end.why === "stopped") return STOPPED;
    if (end.why === "timeout") return timedOut;
    if (end.code === 0) return { kind: "success" };
    const reason = last === "" ? `exit code ${String(end.code)}` : last;
    return {
      kind: "failure",
      reason: `Job "${name}" failed: ${reason}`,
      refusesData: last.includes(REFUSAL),
    };
  }

  async #answer({ message: { token }, request }: Work, ending: Ending): Promise<void> {
    const { sender, readObject } = this.options;
    if (ending.kind === "failure") return sender.fail(token, ending.reason);
    const uri = request.outputsUri;
    const outputs = uri === undefined ? undefined : await readObject(uri);
    if (uri !== undefined && outputs === undefined)
      return sender.fail(token, `Job "${request.name}" left no outputs at "${uri}".`);
    try {
      await sender.succeed(token, outputs);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await sender.fail(token, `The outputs of job "${request.name}" were refused: ${reason}`);
    }
  }
}

/**
 * Stands on this machine for the bridge of `components/aws-job-bridge.ts`: runs the command that stands in for a job
 * and answers the callback step exactly once, over SageMaker's own protocol, also after a failure, a time-out, a
 * repeated message and when the execution is stopping.
 */
export const createLocalBridge = (options: LocalBridgeOptions): CallbackWorker => new LocalBridge(options);
