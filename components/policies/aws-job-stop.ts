import type { JsonObject } from "../../pipeline-definition/document/definition";
import { EXECUTION_NAME, task } from "./aws-job-states";

/** What the machines that start and stop the job machine know of it. */
export interface JobMachinePlace {
  readonly partition: string;
  /** ARN of the machine that runs jobs. */
  readonly jobMachineArn: string;
}

/** Faults of Step Functions itself. */
export const SFN_FAULTS = ["StepFunctions.AWSStepFunctionsException", "Sfn.SfnException"];

/** ARN of the execution that runs the job of a token: a state machine's ARN with one word and the name changed. */
const jobExecutionArn = (jobMachineArn: string): string =>
  `States.Format('${jobMachineArn.replace(":stateMachine:", ":execution:")}:{}', ${EXECUTION_NAME})`;

/** A state that ends the job's execution, and with it, as well as AWS can, the job. */
export const stopJob = (
  { partition, jobMachineArn }: JobMachinePlace,
  cause: string,
  catches: readonly { readonly errors: readonly string[]; readonly next: string }[],
  rest: JsonObject,
): JsonObject =>
  task(
    {
      call: "aws-sdk:sfn:stopExecution",
      partition,
      parameters: { "ExecutionArn.$": jobExecutionArn(jobMachineArn), Error: "Stopped", Cause: cause },
      timeoutSeconds: 60,
      retryOn: SFN_FAULTS,
      catches,
    },
    { ResultPath: null, ...rest },
  );
