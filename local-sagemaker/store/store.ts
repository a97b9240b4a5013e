import { isJsonObject, type JsonObject } from "../../pipeline-definition/document/definition";
import type { ExecutionRecord, ModelPackageRecord, StepRecord } from "./execution-record";
import { isAlive, ownIdentity, type ProcessIdentity } from "./process-identity";
import { StoreDatabase, type Row } from "./store-database";

/** What the store keeps apart from executions: things with an ARN and a Describe response. */
export type DescribedKind =
  "ProcessingJob" | "TrainingJob" | "TransformJob" | "Model" | "EndpointConfig" | "Endpoint";

/** Makes the record of a version once its number is known. */
export type MakeModelPackage = (version: number) => ModelPackageRecord;

/** An execution without its steps, which are kept one by one. */
type ExecutionHead = Omit<ExecutionRecord, "Steps">;

export interface StoreOptions {
  /** When the store is opened, for executions found abandoned. @default the machine's clock */
  readonly clock?: () => Date;
  /** The process that owns the executions made here. @default this process */
  readonly owner?: ProcessIdentity;
}

const ABANDONED = "The process that ran this execution ended before the execution did.";

const parse = <T>(row: Row, column: string): T => JSON.parse(String(row[column])) as T;

/** Keeps executions, what their jobs were, and the model registry, in one database shared by all runs. */
export class Store {
  /** The database's file. */
  readonly file: string;
  readonly #database: StoreDatabase;
  readonly #owner: ProcessIdentity;

  private constructor(database: StoreDatabase, owner: ProcessIdentity) {
    this.file = database.file;
    this.#database = database;
    this.#owner = owner;
  }

  /**
   * Opens the store of a folder, which is made when missing. Executions whose process is gone, because it
   * was killed, are marked Stopped.
   *
   * @throws LocalRunError when the store cannot be read or written, saying why.
   */
  static open(folder: string, options: StoreOptions = {}): Store {
    const store = new Store(StoreDatabase.open(folder), options.owner ?? ownIdentity());
    store.#stopAbandoned((options.clock ?? (() => new Date()))().toISOString());
    return store;
  }

  #stopAbandoned(time: string): void {
    this.#database.transaction(() => {
      const unfinished = this.#database.all(
        "SELECT arn, owner_pid, owner_started FROM executions WHERE status IN ('Executing', 'Stopping')",
      );
      for (const { arn, owner_pid: pid, owner_started: started } of unfinished) {
        const execution = this.execution(String(arn));
        if (execution === undefined || isAlive({ pid: Number(pid), started: String(started) })) continue;
        this.#write({
          ...execution,
          PipelineExecutionStatus: "Stopped",
          FailureReason: ABANDONED,
          EndTime: time,
          Steps: execution.Steps.map((step) =>
            step.EndTime === undefined ? { ...step, StepStatus: "Stopped", EndTime: time } : step,
          ),
        });
      }
    });
  }

  #write({ Steps, ...head }: ExecutionRecord): void {
    this.#database.run(
      `INSERT INTO executions (arn, pipeline_name, status, start_time, owner_pid, owner_started, record)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (arn) DO UPDATE SET status = excluded.status, record = excluded.record`,
      head.PipelineExecutionArn,
      head.PipelineName,
      head.PipelineExecutionStatus,
      head.StartTime,
      this.#owner.pid,
      this.#owner.started,
      JSON.stringify(head satisfies ExecutionHead),
    );
    for (const [position, step] of Steps.entries())
      this.#writeStep(head.PipelineExecutionArn, step, position);
  }

  #writeStep(execution: string, step: StepRecord, position: number): void {
    this.#database.run(
      `INSERT INTO steps (execution_arn, name, position, status, record) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (execution_arn, name) DO UPDATE SET status = excluded.status, record = excluded.record`,
      execution,
      step.StepName,
      position,
      step.StepStatus,
      JSON.stringify(step),
    );
  }

  /** Writes an execution as it stands now, its steps included. */
  saveExecution(record: ExecutionRecord): void {
    this.#database.transaction(() => this.#write(record));
  }

  /** Writes one step of an execution. @param position Its place in the order of starting, from 0. */
  saveStep(execution: string, step: StepRecord, position: number): void {
    this.#database.transaction(() => this.#writeStep(execution, step, position));
  }

  execution(arn: string): ExecutionRecord | undefined {
    const row = this.#database.get("SELECT record FROM executions WHERE arn = ?", arn);
    if (row === undefined) return undefined;
    const steps = this.#database.all(
      "SELECT record FROM steps WHERE execution_arn = ? ORDER BY position",
      arn,
    );
    return {
      ...parse<ExecutionHead>(row, "record"),
      Steps: steps.map((step) => parse<StepRecord>(step, "record")),
    };
  }

  /** The ARNs of a pipeline's executions, the newest first; of all pipelines without a name. */
  executionArns(pipelineName?: string): readonly string[] {
    const rows =
      pipelineName === undefined
        ? this.#database.all("SELECT arn FROM executions ORDER BY start_time DESC, rowid DESC")
        : this.#database.all(
            "SELECT arn FROM executions WHERE pipeline_name = ? ORDER BY start_time DESC, rowid DESC",
            pipelineName,
          );
    return rows.map(({ arn }) => String(arn));
  }

  /** Keeps what a Describe call answers. @param execution The execution that made it, if one did. */
  saveDescription(
    kind: DescribedKind,
    arn: string,
    name: string,
    execution: string | undefined,
    value: JsonObject,
  ): void {
    this.#database.run(
      `INSERT INTO descriptions (arn, kind, name, execution_arn, description) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (arn) DO UPDATE SET description = excluded.description`,
      arn,
      kind,
      name,
      execution ?? null,
      JSON.stringify(value),
    );
  }

  /** Keeps something new. @returns false, and keeps nothing, when there is one with this ARN. */
  addDescription(...[kind, arn, ...rest]: Parameters<Store["saveDescription"]>): boolean {
    return this.#database.transaction(() => {
      if (this.#database.get("SELECT 1 FROM descriptions WHERE arn = ?", arn) !== undefined) return false;
      this.saveDescription(kind, arn, ...rest);
      return true;
    });
  }

  /** Forgets what has this ARN. */
  removeDescription(arn: string): void {
    this.#database.run("DELETE FROM descriptions WHERE arn = ?", arn);
  }

  /** Every description of a kind, in the order in which they were made. */
  descriptions(kind: DescribedKind): readonly JsonObject[] {
    return this.#database
      .all("SELECT description FROM descriptions WHERE kind = ? ORDER BY rowid", kind)
      .map((row) => parse<JsonObject>(row, "description"));
  }

  /** What the Describe call of a job or model of this name answers. */
  description(kind: DescribedKind, name: string): JsonObject | undefined {
    const row = this.#database.get(
      "SELECT description FROM descriptions WHERE kind = ? AND name = ?",
      kind,
      name,
    );
    const value: unknown = row === undefined ? undefined : parse(row, "description");
    return isJsonObject(value) ? value : undefined;
  }

  /**
   * Registers the next version of a group, which is made when missing. Two processes that register at the
   * same time get different versions.
   */
  registerModelPackage(
    group: string,
    groupArn: string,
    execution: string,
    make: MakeModelPackage,
  ): ModelPackageRecord {
    return this.#database.transaction(() => {
      const last = this.#database.get(
        "SELECT COALESCE(MAX(version), 0) AS last FROM model_packages WHERE group_name = ?",
        group,
      );
      const made = make(Number(last?.["last"]) + 1);
      this.#database.run(
        "INSERT INTO model_package_groups (name, arn, creation_time) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
        group,
        groupArn,
        made.CreationTime,
      );
      this.#database.run(
        `INSERT INTO model_packages
           (group_name, version, arn, approval_status, creation_time, execution_arn, description)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        group,
        made.ModelPackageVersion,
        made.ModelPackageArn,
        made.ModelApprovalStatus,
        made.CreationTime,
        execution,
        JSON.stringify(made.Description),
      );
      return made;
    });
  }

  #modelPackages(where: string, value: string): readonly ModelPackageRecord[] {
    return this.#database
      .all(`SELECT * FROM model_packages WHERE ${where} = ? ORDER BY group_name, version`, value)
      .map((row) => ({
        ModelPackageGroupName: String(row["group_name"]),
        ModelPackageVersion: Number(row["version"]),
        ModelPackageArn: String(row["arn"]),
        ModelApprovalStatus: String(row["approval_status"]),
        CreationTime: String(row["creation_time"]),
        Description: parse<JsonObject>(row, "description"),
      }));
  }

  /** The versions of a group, the oldest first; empty for a group that nobody made. */
  modelPackages(group: string): readonly ModelPackageRecord[] {
    return this.#modelPackages("group_name", group);
  }

  /** The versions that an execution registered. */
  modelPackagesOf(execution: string): readonly ModelPackageRecord[] {
    return this.#modelPackages("execution_arn", execution);
  }

  close(): void {
    this.#database.close();
  }
}
