import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Job, JobLauncher, JobOutcome } from "../../local-sagemaker/jobs/job";
import type { RunOptions } from "../../local-sagemaker/run-pipeline";
import type { ExecutionRecord, StepRecord } from "../../local-sagemaker/store/execution-record";
import { Store } from "../../local-sagemaker/store/store";
import type {
  JsonObject,
  PipelineDefinition,
  Scalar,
  StepDefinition,
} from "../../pipeline-definition/document/definition";

/** A launcher whose jobs end when the test says so, or as soon as they start when it was told how. */
export class FakeLauncher implements JobLauncher {
  readonly started: Job[] = [];
  readonly #endings = new Map<string, (outcome: JobOutcome) => void>();
  readonly #failures = new Map<string, (error: unknown) => void>();
  readonly #waiting = new Map<string, () => void>();

  constructor(readonly automatic?: (job: Job) => Partial<JobOutcome>) {}

  readonly unsupported = (): readonly string[] => [];

  readonly run = (job: Job, { signal }: { readonly signal: AbortSignal }): Promise<JobOutcome> => {
    this.started.push(job);
    const step = stepOf(job);
    return new Promise((resolve, reject) => {
      this.#endings.set(step, resolve);
      this.#failures.set(step, reject);
      signal.addEventListener("abort", () => resolve({ status: "Stopped", description: job.request }));
      if (this.automatic !== undefined) this.end(step, this.automatic(job));
      this.#waiting.get(step)?.();
    });
  };

  end(step: string, outcome: Partial<JobOutcome> = {}): void {
    const request = this.started.find((job) => stepOf(job) === step)?.request ?? {};
    this.#endings.get(step)?.({ status: "Completed", description: request, ...outcome });
  }

  breakDown(step: string, error: unknown): void {
    this.#failures.get(step)?.(error);
  }

  /** Resolves when the job of a step has started. */
  async hasStarted(step: string): Promise<void> {
    if (this.started.some((job) => stepOf(job) === step)) return;
    await new Promise<void>((resolve) => this.#waiting.set(step, resolve));
  }

  names(): readonly string[] {
    return this.started.map(stepOf);
  }
}

export const stepOf = (job: Job): string => job.name.split("-")[2] ?? "";

export const processing = (Name: string, more: Partial<StepDefinition> = {}): StepDefinition => ({
  Name,
  Type: "Processing",
  Arguments: {
    RoleArn: "arn:aws:iam::111122223333:role/r",
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "out",
          S3Output: { S3Uri: `s3://bucket/${Name}`, LocalPath: "/opt/ml/processing/out" },
        },
      ],
    },
  },
  ...more,
});

export const readsFrom = (step: string): JsonObject => ({
  RoleArn: { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri` },
});

export const condition = (
  Name: string,
  left: Scalar | JsonObject,
  right: Scalar,
  IfSteps: readonly StepDefinition[],
  ElseSteps: readonly StepDefinition[] = [],
): StepDefinition => ({
  Name,
  Type: "Condition",
  Arguments: {
    Conditions: [{ Type: "GreaterThanOrEqualTo", LeftValue: left, RightValue: right }],
    IfSteps,
    ElseSteps,
  } as unknown as JsonObject,
});

export const definition = (...Steps: readonly StepDefinition[]): PipelineDefinition => ({
  Version: "2020-12-01",
  Steps,
});

export const byName = (record: ExecutionRecord, name: string): StepRecord => {
  const step = record.Steps.find(({ StepName }) => StepName === name);
  assert.ok(step, `step ${name} is not listed`);
  return step;
};

export const listed = (record: ExecutionRecord): readonly string[] =>
  record.Steps.map(({ StepName }) => StepName);

/** A store in a folder of its own, for one test; `close` removes both. */
export class TestStore {
  readonly folder = mkdtempSync(path.join(tmpdir(), "engine-"));
  store = Store.open(this.folder);
  #tick = 0;

  /** Options of a run in this store, its clock a second further at each look. */
  options(document: PipelineDefinition, launcher: JobLauncher, more: Partial<RunOptions> = {}): RunOptions {
    return {
      document,
      pipelineName: "Demo",
      parameters: new Map(),
      place: { region: "us-east-1", accountId: "000000000000" },
      launcher,
      store: this.store,
      readObject: () => Promise.resolve(undefined),
      clock: () => new Date(Date.UTC(2026, 0, 1) + 1000 * this.#tick++),
      ...more,
    };
  }

  close(): void {
    this.store.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** A launcher whose jobs all succeed at once. */
export const done = (): FakeLauncher => new FakeLauncher(() => ({}));
