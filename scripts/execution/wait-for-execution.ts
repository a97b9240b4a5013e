import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { mayPass } from "./execution-error";
import { isOver, readExecution, stepLine, type ExecutionState } from "./execution-state";

/** Lets time pass; a test brings its own. */
export interface Clock {
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface WaitOptions {
  readonly clock: Clock;
  /** Between two looks. */
  readonly intervalSeconds: number;
  /** Called with one line whenever the state of a step or of the execution has changed. */
  readonly note: (line: string) => void;
}

/** A wait of hours outlives a broken network; after so many failed looks in a row it gives up. */
const FAILED_LOOKS = 5;

/** Looks at an execution until it is over. @throws ExecutionError as `readExecution` does. */
export const waitForExecution = async (
  client: SageMakerClient,
  arn: string,
  { clock, intervalSeconds, note }: WaitOptions,
): Promise<ExecutionState> => {
  const seen = new Map<string, string>();
  const noteChange = (key: string, line: string): void => {
    if (seen.get(key) !== line) note(line);
    seen.set(key, line);
  };
  for (let failed = 0; ;) {
    try {
      const state = await readExecution(client, arn);
      failed = 0;
      for (const step of state.steps) noteChange(step.StepName ?? "", stepLine(step));
      noteChange(" execution", `execution: ${state.status}`);
      if (isOver(state)) return state;
    } catch (error) {
      failed += 1;
      if (!mayPass(error) || failed === FAILED_LOOKS || !(error instanceof Error)) throw error;
      note(`${error.message} Looking again.`);
    }
    await clock.sleep(intervalSeconds * 1000);
  }
};
