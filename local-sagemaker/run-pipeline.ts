import { randomInt } from "node:crypto";
import {
  isJsonObject,
  type PipelineDefinition,
  type Scalar,
  type StepDefinition,
} from "../pipeline-definition/document/definition";
import type { Callbacks } from "./callbacks/callbacks";
import type { EndpointHost } from "./endpoints/endpoint-host";
import type { FunctionRunner } from "./functions/function-code";
import type { JobLauncher } from "./jobs/job";
import * as names from "./plan/names";
import { scheduleOf, type Schedule, type StepState } from "./plan/readiness";
import { resolve } from "./plan/resolve";
import { runStep } from "./run-step";
import type { StepContext, StepEnd } from "./step-context";
import type { ExecutionRecord, ExecutionStatus, StepRecord } from "./store/execution-record";
import { machineFault } from "./plan/machine-fault";
import type { Store } from "./store/store";

/** What happens in a run, as it happens. */
export type RunEvent =
  | { readonly kind: "execution"; readonly record: ExecutionRecord }
  | { readonly kind: "step"; readonly step: StepRecord }
  | { readonly kind: "log"; readonly step: string; readonly line: string };

export interface RunOptions {
  /** A document without errors: see `pipeline-definition/checks`. */
  readonly document: PipelineDefinition;
  readonly pipelineName: string;
  /** A value for every declared parameter. */
  readonly parameters: ReadonlyMap<string, Scalar>;
  /** Where input data comes from, for the record. */
  readonly inputs?: ExecutionRecord["Inputs"];
  /** Region and account of all ARNs. */
  readonly place: names.Place;
  readonly launcher: JobLauncher;
  /** Calls the functions of Lambda steps. @default such steps fail */
  readonly functions?: FunctionRunner;
  /** Answers callback steps. @default such steps fail */
  readonly callbacks?: Callbacks;
  /** Makes the endpoints of endpoint steps. @default such steps fail */
  readonly endpoints?: EndpointHost;
  readonly store: Store;
  /** The text of an object of the local S3, for property files. */
  readonly readObject: (s3Uri: string) => Promise<string | undefined>;
  /** Aborted to stop the run: running jobs are stopped, the execution ends as Stopped. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** @default the machine's clock */
  readonly clock?: () => Date;
}

const STEP_FAILURE = "Step failure: One or multiple steps failed.";

const draw: names.Draw = (length, alphabet) =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");

/** One execution while it runs. */
class PipelineRun {
  readonly #id = names.executionId(draw);
  readonly #states = new Map<string, StepState>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #jobs = new AbortController();
  readonly #schedule: Schedule;
  readonly #definitions: ReadonlyMap<string, StepDefinition>;
  readonly #variables: ReadonlyMap<string, string>;
  #record: ExecutionRecord;
  #fault: { readonly error: unknown } | undefined;

  constructor(readonly options: RunOptions) {
    const { document, place, pipelineName } = options;
    this.#schedule = scheduleOf(document);
    this.#definitions = new Map(this.#schedule.steps.map(({ step }) => [step.Name, step]));
    this.#record = {
      PipelineName: pipelineName,
      PipelineArn: names.pipelineArn(place, pipelineName),
      PipelineExecutionArn: names.executionArn(place, pipelineName, this.#id),
      PipelineExecutionStatus: "Executing",
      StartTime: this.#now(),
      PipelineParameters: [...options.parameters].map(([Name, value]) => ({ Name, Value: String(value) })),
      Definition: document,
      Steps: [],
      Inputs: options.inputs ?? [],
    };
    this.#variables = this.#executionVariables();
  }

  #now(): string {
    return (this.options.clock?.() ?? new Date()).toISOString();
  }

  #executionVariables(): ReadonlyMap<string, string> {
    const { PipelineName, PipelineArn, PipelineExecutionArn, StartTime } = this.#record;
    const variables = new Map([
      ["StartDateTime", StartTime],
      ["PipelineName", PipelineName],
      ["PipelineArn", PipelineArn],
      ["PipelineExecutionId", this.#id],
      ["PipelineExecutionArn", PipelineExecutionArn],
    ]);
    const { PipelineExperimentConfig: config } = this.options.document;
    if (!isJsonObject(config)) return variables;
    const scope = {
      parameters: this.options.parameters,
      variables,
      properties: () => undefined,
      propertyFiles: () => [],
      readObject: () => undefined,
    };
    const experiment = Object.entries(config).flatMap(([member, value]) => {
      const name = resolve(value, scope);
      return typeof name === "string" ? [[`PipelineExperimentConfig.${member}`, name] as const] : [];
    });
    return new Map([...variables, ...experiment]);
  }

  /** Runs to the end. @throws The fault of the machine that ended the run, if one did. */
  async run(): Promise<ExecutionRecord> {
    const { signal } = this.options;
    const stop = (): void => this.#stop();
    this.options.store.saveExecution(this.#record);
    this.#tell();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      if (signal?.aborted === true) stop();
      while (this.#startReady() || this.#running.size > 0) await Promise.race(this.#running.values());
    } finally {
      signal?.removeEventListener("abort", stop);
    }
    this.#finish();
    if (this.#fault !== undefined) throw this.#fault.error;
    return this.#record;
  }

  #halted(): boolean {
    return this.#jobs.signal.aborted || [...this.#states.values()].some(({ status }) => status === "Failed");
  }

  /** Starts every step whose turn it is, all of them before any can fail. */
  #startReady(): boolean {
    if (this.#halted()) return false;
    const { ready } = this.#schedule.readiness(this.#states);
    for (const { step } of ready) this.#states.set(step.Name, { status: "Running" });
    for (const { step } of ready) {
      const ended = this.#runOne(step).finally(() => this.#running.delete(step.Name));
      this.#running.set(step.Name, ended);
    }
    return ready.length > 0;
  }

  async #runOne(step: StepDefinition): Promise<void> {
    try {
      this.#setStep({
        StepName: step.Name,
        StepType: step.Type,
        StepStatus: "Executing",
        StartTime: this.#now(),
        AttemptCount: 1,
        Metadata: {},
      });
      // A turn of the event loop, so that steps that are ready together all start before one ends.
      await Promise.resolve();
      this.#endStep(step.Name, await runStep(step, this.#context(step.Name)));
    } catch (error) {
      const fault = machineFault(error, this.options.store.file);
      this.#abandon(fault);
      const failureReason = fault instanceof Error ? fault.message : String(fault);
      this.#trying(() => this.#endStep(step.Name, { status: "Failed", failureReason }));
    }
  }

  /** A fault of the machine ends the run: running jobs are stopped, the first fault is the one told. */
  #abandon(error: unknown): void {
    this.#fault ??= { error };
    this.#jobs.abort();
  }

  #trying(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#abandon(machineFault(error, this.options.store.file));
    }
  }

  #context(stepName: string): StepContext {
    const { place, parameters, launcher, functions, callbacks, endpoints, store, readObject } = this.options;
    return {
      place,
      parameters,
      launcher,
      functions,
      callbacks,
      endpoints,
      store,
      readObject,
      draw,
      executionId: this.#id,
      executionArn: this.#record.PipelineExecutionArn,
      variables: new Map([...this.#variables, ["CurrentDateTime", this.#now()]]),
      properties: (name) => this.#step(name)?.Properties,
      propertyFiles: (name) => this.#definitions.get(name)?.PropertyFiles ?? [],
      now: () => this.#now(),
      signal: this.#jobs.signal,
      onLog: (line) => this.options.onEvent?.({ kind: "log", step: stepName, line }),
      onUnderWay: (shown) => this.#changeStep(stepName, shown),
    };
  }

  #step(name: string): StepRecord | undefined {
    return this.#record.Steps.find(({ StepName }) => StepName === name);
  }

  #changeStep(name: string, change: Partial<StepRecord>): void {
    const step = this.#step(name);
    if (step !== undefined) this.#setStep({ ...step, ...change });
  }

  #setStep(step: StepRecord): void {
    const { Steps, PipelineExecutionArn } = this.#record;
    const found = Steps.findIndex(({ StepName }) => StepName === step.StepName);
    const position = found < 0 ? Steps.length : found;
    this.#record = {
      ...this.#record,
      Steps: [...Steps.slice(0, position), step, ...Steps.slice(position + 1)],
    };
    this.options.onEvent?.({ kind: "step", step });
    this.options.store.saveStep(PipelineExecutionArn, step, position);
  }

  #endStep(name: string, { status, failureReason, properties, outcome, ...shown }: StepEnd): void {
    this.#states.set(name, { status, ...(outcome === undefined ? {} : { outcome }) });
    this.#changeStep(name, {
      ...shown,
      StepStatus: status,
      EndTime: this.#now(),
      ...(failureReason === undefined ? {} : { FailureReason: failureReason }),
      ...(properties === undefined ? {} : { Properties: properties }),
    });
  }

  #stop(): void {
    this.#jobs.abort();
    this.#trying(() => {
      this.#setStatus("Stopping");
      for (const { StepName, EndTime } of this.#record.Steps)
        if (EndTime === undefined) this.#changeStep(StepName, { StepStatus: "Stopping" });
    });
  }

  #setStatus(PipelineExecutionStatus: ExecutionStatus, more: Partial<ExecutionRecord> = {}): void {
    this.#record = { ...this.#record, PipelineExecutionStatus, ...more };
    this.options.store.saveExecution(this.#record);
    this.#tell();
  }

  #tell(): void {
    this.options.onEvent?.({ kind: "execution", record: this.#record });
  }

  #finish(): void {
    this.#trying(() => {
      const EndTime = this.#now();
      const waiting = this.#waitingForEver();
      if (this.#fault !== undefined) {
        const { error } = this.#fault;
        const FailureReason = error instanceof Error ? error.message : String(error);
        this.#setStatus("Failed", { EndTime, FailureReason });
      } else if (this.options.signal?.aborted === true) this.#setStatus("Stopped", { EndTime });
      else if (this.#halted()) this.#setStatus("Failed", { EndTime, FailureReason: STEP_FAILURE });
      else if (waiting.length > 0)
        this.#setStatus("Failed", {
          EndTime,
          FailureReason: `Steps wait for what never comes: ${waiting.join(", ")}.`,
        });
      else this.#setStatus("Succeeded", { EndTime });
    });
  }

  /** Steps that nothing rules out and nothing lets start, as in a cycle; the checks refuse such documents. */
  #waitingForEver(): readonly string[] {
    const never = new Set(this.#schedule.readiness(this.#states).never.map(({ step }) => step.Name));
    return [...this.#definitions.keys()].filter((name) => !this.#states.has(name) && !never.has(name));
  }
}

/**
 * Runs a pipeline definition document on this machine, from the first step to the last: every step starts as
 * soon as what it needs is there, steps that need nothing of each other run at the same time. After a failed
 * step nothing new starts and what runs is let finish. Each change is in the store before the next.
 *
 * @returns the execution as it ended: Succeeded, Failed or Stopped.
 * @throws LocalRunError for a fault of the machine (no space left, store not writable); the jobs that ran are
 * stopped first.
 */
export const runPipeline = (options: RunOptions): Promise<ExecutionRecord> => new PipelineRun(options).run();
