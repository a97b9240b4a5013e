import type { JsonObject, PipelineDefinition } from "../../pipeline-definition/document/definition";

export type ExecutionStatus = "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";
export type StepStatus = "Starting" | "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";

/** One step as `ListPipelineExecutionSteps` answers it, times as ISO 8601 text. Unstarted steps have none. */
export interface StepRecord {
  readonly StepName: string;
  readonly StepType: string;
  readonly StepStatus: StepStatus;
  readonly StartTime: string;
  readonly EndTime?: string;
  readonly FailureReason?: string;
  readonly AttemptCount: number;
  /** The member of the step's type only, as in `PipelineExecutionStepMetadata`. */
  readonly Metadata: JsonObject;
  /**
   * What the step's properties are looked up in: the Describe response of its job, model or model package.
   * Absent while the step runs and for step types without properties.
   */
  readonly Properties?: JsonObject;
  /** Name of the folder of the step's log, for steps that are no jobs: a job's is its own name. */
  readonly LogName?: string;
  /** The request the step sent, all references resolved. */
  readonly Arguments?: JsonObject;
}

/** One execution, whole: what the store keeps, `--json` prints a part of, and the report draws. */
export interface ExecutionRecord {
  readonly PipelineName: string;
  readonly PipelineArn: string;
  readonly PipelineExecutionArn: string;
  readonly PipelineExecutionStatus: ExecutionStatus;
  readonly FailureReason?: string;
  readonly StartTime: string;
  readonly EndTime?: string;
  readonly PipelineParameters: readonly { readonly Name: string; readonly Value: string }[];
  readonly Definition: PipelineDefinition;
  /** In the order in which they started. */
  readonly Steps: readonly StepRecord[];
  /** Where mounted or generated input data came from, by S3 URI: a line for people. */
  readonly Inputs: readonly { readonly S3Uri: string; readonly Source: string }[];
}

/** A registered model package version, in the member names of `DescribeModelPackage`. */
export interface ModelPackageRecord {
  readonly ModelPackageGroupName: string;
  readonly ModelPackageVersion: number;
  readonly ModelPackageArn: string;
  readonly ModelApprovalStatus: string;
  readonly CreationTime: string;
  /** The whole Describe response. */
  readonly Description: JsonObject;
}
