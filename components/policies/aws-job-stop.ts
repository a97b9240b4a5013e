import type { JsonObject } from "../../pipeline-definition/document/definition";
import { CRAWLER_FAULTS } from "./aws-job-integrations";
import { ANY_ERROR, argument, EXECUTION_NAME, task, type States } from "./aws-job-states";

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

/**
 * States that end a crawl whose execution was stopped or ran out of time: Glue goes on with it, as Step Functions has
 * no synchronous integration for crawlers. Whatever comes of that, the next state is reached.
 *
 * A crawler has one crawl at a time and does not say who began it, so one that ran before is ended too.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_StopCrawler.html
 */
export const stopCrawl = (partition: string, startAt: string, next: string): States => ({
  [startAt]: {
    Type: "Choice",
    Choices: [
      {
        And: [
          { Variable: argument("aws_job"), IsPresent: true },
          { Variable: argument("aws_job"), StringEquals: "glueCrawler" },
        ],
        Next: "StopCrawler",
      },
    ],
    Default: next,
  },
  StopCrawler: task(
    {
      call: "aws-sdk:glue:stopCrawler",
      partition,
      parameters: { "Name.$": argument("aws_job_name") },
      timeoutSeconds: 60,
      retryOn: CRAWLER_FAULTS,
      // It may have ended in between.
      catches: [{ errors: ANY_ERROR, next }],
    },
    { ResultPath: null, Next: next },
  ),
});
