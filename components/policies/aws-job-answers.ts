import type { JsonObject } from "../../pipeline-definition/document/definition";
import {
  ANY_ERROR,
  argument,
  EXECUTION_NAME,
  LONGEST_JOB_SECONDS,
  numberArgument,
  task,
  type StateMachineDocument,
  type States,
} from "./aws-job-states";
import { SFN_FAULTS, stopCrawl, stopJob, type JobMachinePlace } from "./aws-job-stop";

/** An hour more than the longest job, in seconds: for stopping and answering. */
const LONGEST_ANSWER_SECONDS = LONGEST_JOB_SECONDS + 3_600;

const SAGEMAKER_FAULTS = ["SageMaker.SageMakerException", "SageMaker.ConflictException"];

const asking: States = {
  AsksForJob: {
    Type: "Choice",
    Choices: [
      {
        And: [
          { Variable: argument("aws_job_name"), IsPresent: true },
          { Variable: argument("aws_job_seconds"), IsPresent: true },
          // Whole minutes; of a text that is no number, Step Functions would make an end without an answer.
          { Variable: argument("aws_job_seconds"), StringMatches: "*0" },
        ],
        Next: "Limits",
      },
    ],
    Default: "NoJob",
  },
};

const working = ({ partition, jobMachineArn }: JobMachinePlace): States => ({
  Limits: {
    Type: "Pass",
    Parameters: { "seconds.$": numberArgument("aws_job_seconds") },
    ResultPath: "$.limits",
    Next: "RunJob",
  },
  RunJob: task(
    {
      call: "states:startExecution.sync:2",
      partition,
      parameters: {
        StateMachineArn: jobMachineArn,
        "Name.$": EXECUTION_NAME,
        Input: {
          "arguments.$": "$.arguments",
          "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id",
        },
      },
      timeoutSeconds: "$.limits.seconds",
      retryOn: SFN_FAULTS,
      catches: [
        { errors: ["States.Timeout"], next: "StopJob" },
        { errors: ANY_ERROR, next: "WhyFailed" },
      ],
    },
    { ResultPath: "$.work", Next: "AnswerSuccess" },
  ),
});

const reason = (text: string, next: string): JsonObject => ({
  Type: "Pass",
  Parameters: { "text.$": text },
  ResultPath: "$.reason",
  Next: next,
});

/** What is known of a failure. */
const whyFailed: States = {
  WhyFailed: {
    Type: "Choice",
    Choices: [
      // What Step Functions says of the job's execution, as JSON; its own cause is the job's.
      {
        And: [
          { Variable: "$.failure.Cause", IsPresent: true },
          { Variable: "$.failure.Cause", StringMatches: '{*"ABORTED"*' },
        ],
        Next: "Stopped",
      },
      {
        And: [
          { Variable: "$.failure.Cause", IsPresent: true },
          { Variable: "$.failure.Cause", StringMatches: '{*"Cause":*' },
        ],
        Next: "ReadCause",
      },
    ],
    Default: "UnknownReason",
  },
};

/** Before the answer about a job that nobody waited for to its end. */
const LEAVING = "WhatGoesOn";

/** From an error to the words of the answer. */
const explaining = (place: JobMachinePlace): States => {
  const name = argument("aws_job_name");
  return {
    StopJob: stopJob(place, "The step's time is up.", [{ errors: ANY_ERROR, next: "TimedOut" }], {
      Next: "TimedOut",
    }),
    TimedOut: reason(
      `States.Format('Job "{}" did not end within {} seconds.', ${name}, ${argument("aws_job_seconds")})`,
      LEAVING,
    ),
    ReadCause: {
      Type: "Pass",
      Parameters: { "execution.$": "States.StringToJson($.failure.Cause)" },
      ResultPath: "$.failure",
      Next: "JobsReason",
    },
    JobsReason: reason(
      `States.Format('Job "{}" failed: {}', ${name}, $.failure.execution.Cause)`,
      "AnswerFailure",
    ),
    Stopped: reason(`States.Format('Job "{}" was stopped.', ${name})`, LEAVING),
    UnknownReason: reason(`States.Format('Job "{}" failed: {}', ${name}, $.failure.Error)`, "AnswerFailure"),
    NoJob: {
      Type: "Pass",
      Result: { text: "The message asks for no job." },
      ResultPath: "$.reason",
      Next: "AnswerFailure",
    },
  };
};

const ANSWERED = ["SageMaker.ResourceNotFoundException", "SageMaker.ResourceNotFound"];

const answering = (partition: string): States => {
  const answer = (outcome: "Success" | "Failure", parameters: JsonObject, onRefusal: string): JsonObject =>
    task(
      {
        call: `aws-sdk:sagemaker:sendPipelineExecutionStep${outcome}`,
        partition,
        // The token of the request makes an answer that is sent again the same answer.
        parameters: { "CallbackToken.$": "$.token", "ClientRequestToken.$": EXECUTION_NAME, ...parameters },
        timeoutSeconds: 60,
        retryOn: SAGEMAKER_FAULTS,
        catches: [
          { errors: ANSWERED, next: "NobodyWaits" },
          { errors: ANY_ERROR, next: onRefusal },
        ],
      },
      { ResultPath: null, End: true },
    );
  return {
    AnswerSuccess: answer("Success", { "OutputParameters.$": "$.work.Output.parameters" }, "OutputsRefused"),
    OutputsRefused: reason(
      `States.Format('The outputs of job "{}" were refused: {}', ${argument("aws_job_name")}, $.failure.Error)`,
      "AnswerFailure",
    ),
    AnswerFailure: answer("Failure", { "FailureReason.$": "$.reason.text" }, "AnswerFailureShortly"),
    // SageMaker takes 256 characters, and Step Functions cannot cut a text.
    AnswerFailureShortly: answer(
      "Failure",
      {
        "FailureReason.$": `States.Format('The job failed. Step Functions execution {} says why.', ${EXECUTION_NAME})`,
      },
      "NotAnswered",
    ),
    NobodyWaits: { Type: "Succeed" },
    NotAnswered: { Type: "Fail", Error: "NotAnswered", CausePath: "$.failure.Error" },
  };
};

/**
 * The state machine that answers a callback token: it runs the job's machine, waits for it, and is the only one that
 * answers, once, whatever became of the job: success, failure, time-out, or stopped from outside.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export const answerMachine = (place: JobMachinePlace): StateMachineDocument => ({
  Comment: "Runs one job for a step of a pipeline and answers the step once.",
  StartAt: "AsksForJob",
  TimeoutSeconds: LONGEST_ANSWER_SECONDS,
  States: {
    ...asking,
    ...working(place),
    ...whyFailed,
    ...explaining(place),
    ...stopCrawl(place.partition, LEAVING, "AnswerFailure"),
    ...answering(place.partition),
  },
});
