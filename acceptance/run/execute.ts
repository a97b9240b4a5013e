import { StopPipelineExecutionCommand, type PipelineExecutionStep } from "@aws-sdk/client-sagemaker";
import { runCost } from "../../delivery/run-cost";
import type { ExecutionState } from "../../scripts/execution/execution-state";
import { startExecution } from "../../scripts/execution/start-execution";
import { waitForExecution } from "../../scripts/execution/wait-for-execution";
import { AcceptanceError } from "./acceptance-error";
import type { Run } from "./run";

const LOOK_SECONDS = 15;

/** @throws AcceptanceError when an execution might cost more than is left, or nobody knows what it costs. */
export const checkCost = ({
  settings: { definition },
  limits: { costCap },
  spent,
}: Pick<Run, "settings" | "limits" | "spent">): void => {
  const cost = runCost(definition, { minutesPerJob: 10, measuredMinutes: {}, runsPerMonth: 1 });
  const unpriced = cost.steps.find((step) => step.unpriced !== undefined);
  if (cost.atMost === undefined || unpriced !== undefined) {
    throw new AcceptanceError(
      `What step "${unpriced?.name ?? "?"}" may cost is not known: ${unpriced?.unpriced ?? "nothing stops its jobs"}.`,
      "Give its job a time limit and an instance type that the price table has.",
    );
  }
  if (spent + cost.atMost > costCap) {
    throw new AcceptanceError(
      `The next execution may cost $${cost.atMost.toFixed(2)} after $${spent.toFixed(2)}, and the cap is $${costCap.toFixed(2)}.`,
      "Raise --cost-cap, or give the jobs shorter time limits.",
    );
  }
};

const minutesOf = ({ StartTime, EndTime }: PipelineExecutionStep): number =>
  StartTime === undefined || EndTime === undefined ? 0 : (EndTime.getTime() - StartTime.getTime()) / 60_000;

/** What an execution cost by the times of its steps; what came from the cache costs nothing. */
const costOf = ({ settings: { definition } }: Run, { steps }: ExecutionState): number => {
  const ran = steps.filter(({ CacheHitResult }) => CacheHitResult === undefined);
  const measuredMinutes = Object.fromEntries(ran.map((step) => [step.StepName ?? "", minutesOf(step)]));
  return runCost(definition, { minutesPerJob: 0, measuredMinutes, runsPerMonth: 1 }).perRun;
};

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

const remember = (run: Run, { steps }: ExecutionState): void => {
  for (const { Metadata } of steps) {
    if (Metadata?.RegisterModel?.Arn !== undefined) run.made.packages.push(Metadata.RegisterModel.Arn);
    if (Metadata?.Model?.Arn !== undefined) run.made.models.push(nameIn(Metadata.Model.Arn));
  }
};

const stop = async ({ clients: { sagemaker } }: Run, arn: string): Promise<void> => {
  await sagemaker.send(
    new StopPipelineExecutionCommand({
      PipelineExecutionArn: arn,
      ClientRequestToken: `acceptance-stops-${nameIn(arn)}`.padEnd(32, "-"),
    }),
  );
};

/**
 * Starts the pipeline and waits until it is over; an execution that takes too long is stopped.
 *
 * @throws AcceptanceError when it might cost too much, or takes too long.
 */
export const execute = async (run: Run, parameters: readonly string[] = []): Promise<ExecutionState> => {
  const { settings, clients, protocol, clock, limits } = run;
  checkCost(run);
  const pipeline = settings.configuration.pipelineName;
  const onToken = (): void => undefined;
  const { execution } = await startExecution(clients.sagemaker, { pipeline, parameters, onToken });
  protocol.tell(`started ${execution}${parameters.length === 0 ? "" : ` with ${parameters.join(" ")}`}`);
  let waited = 0;
  const sleep = async (milliseconds: number): Promise<void> => {
    waited += milliseconds / 1000;
    if (waited > limits.executionSeconds) {
      await stop(run, execution);
      throw new AcceptanceError(
        `Execution "${execution}" was stopped: it took longer than ${String(limits.executionSeconds)} seconds.`,
        "Look at its jobs in the console; raise --execution-timeout if they only need longer.",
      );
    }
    await clock.sleep(milliseconds);
  };
  const note = (line: string): void => {
    protocol.tell(line);
  };
  const state = await waitForExecution(clients.sagemaker, execution, {
    clock: { sleep },
    intervalSeconds: LOOK_SECONDS,
    note,
  });
  run.spent += costOf(run, state);
  remember(run, state);
  return state;
};

/** `Train: Failed: …` of the steps that did not succeed; else how the execution ended. */
export const endOf = ({ status, failureReason, steps }: ExecutionState): string => {
  const failed = steps.filter(({ StepStatus }) => StepStatus === "Failed");
  const reasons = failed.map(
    ({ StepName, FailureReason }) => `${StepName ?? "?"}: ${FailureReason ?? "failed"}`,
  );
  return [status, ...(failureReason === undefined ? [] : [failureReason]), ...reasons].join("; ");
};
