import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { RefusedRequest } from "../../endpoints/refused-request";
import type { ExecutionRecord, StepRecord } from "../../store/execution-record";
import { nameIn, requiredText, type Operation, type SageMakerMachinery } from "./operation";
import { pageOf } from "./paging";
import { epochSeconds } from "./wire";

const found = (input: JsonObject, { store }: SageMakerMachinery): ExecutionRecord => {
  const arn = requiredText(input, "PipelineExecutionArn");
  const record = store.execution(arn);
  if (record !== undefined) return record;
  throw new RefusedRequest("ResourceNotFound", `Pipeline execution with ARN ${arn} does not exist.`);
};

const present = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

export const describePipelineExecution: Operation = (input, machinery) => {
  const record = found(input, machinery);
  return present({
    PipelineArn: record.PipelineArn,
    PipelineExecutionArn: record.PipelineExecutionArn,
    PipelineExecutionStatus: record.PipelineExecutionStatus,
    FailureReason: record.FailureReason,
    CreationTime: epochSeconds(record.StartTime),
    LastModifiedTime: epochSeconds(record.EndTime ?? record.StartTime),
  });
};

export const describePipelineDefinitionForExecution: Operation = (input, machinery) => {
  const record = found(input, machinery);
  return {
    PipelineDefinition: JSON.stringify(record.Definition),
    CreationTime: epochSeconds(record.StartTime),
  };
};

export const listPipelineParametersForExecution: Operation = (input, machinery) =>
  pageOf(
    input,
    "PipelineParameters",
    found(input, machinery).PipelineParameters.map((parameter) => ({ ...parameter })),
  );

const stepSummary = (step: StepRecord): JsonObject =>
  present({
    StepName: step.StepName,
    StartTime: epochSeconds(step.StartTime),
    EndTime: epochSeconds(step.EndTime),
    StepStatus: step.StepStatus,
    AttemptCount: step.AttemptCount,
    FailureReason: step.FailureReason,
    Metadata: step.Metadata,
  });

/** Steps that have not started are not listed; the last to start comes first unless asked otherwise. */
export const listPipelineExecutionSteps: Operation = (input, machinery) => {
  const steps = found(input, machinery).Steps.map(stepSummary);
  return pageOf(
    input,
    "PipelineExecutionSteps",
    input["SortOrder"] === "Ascending" ? steps : steps.reverse(),
  );
};

export const listPipelineExecutions: Operation = (input, { store }) => {
  const name = nameIn(requiredText(input, "PipelineName"));
  const arns = store.executionArns(name);
  if (arns.length === 0)
    throw new RefusedRequest("ResourceNotFound", `Pipeline "${name}" has no executions on this machine.`);
  const newestFirst = arns.flatMap((arn) => store.execution(arn) ?? []);
  const summaries = newestFirst.map((record) =>
    present({
      PipelineExecutionArn: record.PipelineExecutionArn,
      StartTime: epochSeconds(record.StartTime),
      PipelineExecutionStatus: record.PipelineExecutionStatus,
      PipelineExecutionFailureReason: record.FailureReason,
    }),
  );
  return pageOf(
    input,
    "PipelineExecutionSummaries",
    input["SortOrder"] === "Ascending" ? summaries.reverse() : summaries,
  );
};
