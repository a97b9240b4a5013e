import {
  DescribePipelineExecutionCommand,
  paginateListPipelineExecutionSteps,
  type PipelineExecutionStep,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { UsageError } from "../command-line/command";
import { explained } from "./execution-error";

const ARN =
  /^arn:aws[a-z-]*:sagemaker:([a-z0-9-]+):\d{12}:pipeline\/[A-Za-z0-9-]+\/execution\/[A-Za-z0-9-]+$/;

/**
 * The region that an execution's ARN names.
 *
 * @throws UsageError for a text that is no ARN of an execution.
 */
export const regionOfExecution = (arn: string): string => {
  const region = ARN.exec(arn)?.[1];
  if (region !== undefined) return region;
  throw new UsageError(
    `"${arn}" is no ARN of a pipeline execution.`,
    "Give what `start` printed: arn:aws:sagemaker:<region>:<account>:pipeline/<name>/execution/<id>.",
  );
};

/** An execution as `--json` prints it; steps in AWS's member names, in the order in which they started. */
export interface ExecutionState {
  readonly execution: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly steps: readonly PipelineExecutionStep[];
}

const listSteps = async (client: SageMakerClient, arn: string): Promise<readonly PipelineExecutionStep[]> => {
  const steps: PipelineExecutionStep[] = [];
  const request = { PipelineExecutionArn: arn, SortOrder: "Ascending" } as const;
  for await (const page of paginateListPipelineExecutionSteps({ client, pageSize: 100 }, request)) {
    steps.push(...(page.PipelineExecutionSteps ?? []));
  }
  return steps;
};

/** @throws ExecutionError for what AWS answers instead. */
export const readExecution = async (client: SageMakerClient, arn: string): Promise<ExecutionState> => {
  const subject = `execution "${arn}"`;
  const request = new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn });
  const description = await explained(subject, client.send(request));
  const steps = await explained(subject, listSteps(client, arn));
  return {
    execution: arn,
    status: description.PipelineExecutionStatus ?? "Executing",
    ...(description.FailureReason === undefined ? {} : { failureReason: description.FailureReason }),
    steps,
  };
};

/** Whether nothing will change any more. */
export const isOver = ({ status }: ExecutionState): boolean =>
  status !== "Executing" && status !== "Stopping";

/** `Train: Failed: AlgorithmError: …`: one step, and why it failed. */
export const stepLine = ({
  StepName,
  StepStatus,
  FailureReason,
  CacheHitResult,
}: PipelineExecutionStep): string => {
  const cached = CacheHitResult === undefined ? "" : " (from the cache)";
  const reason = FailureReason === undefined || FailureReason === "" ? "" : `: ${FailureReason}`;
  return `${StepName ?? "?"}: ${StepStatus ?? "?"}${cached}${reason}`;
};

/** An execution for people: its state, then a line for each step. */
export const executionText = ({ execution, status, failureReason, steps }: ExecutionState): string =>
  [
    execution,
    `${status}${failureReason === undefined ? "" : `: ${failureReason}`}`,
    ...steps.map((step) => `  ${stepLine(step)}`),
    "",
  ].join("\n");
