import { ANY_ERROR, EXECUTION_NAME, task, type StateMachineDocument } from "./aws-job-states";
import { SFN_FAULTS, stopJob, type JobMachinePlace } from "./aws-job-stop";

/** What the machine at the door knows of the others. */
export interface DoorPlace extends JobMachinePlace {
  /** ARN of the machine that answers. */
  readonly answerMachineArn: string;
}

/**
 * The express state machine that the pipe calls with each message of the queue, and waits for. It starts the answering
 * machine under a name that follows from the token, so that a repeated message starts nothing, and ends the job's
 * execution when the pipeline is stopping. When it fails, the message stays in the queue.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html
 */
export const doorMachine = (place: DoorPlace): StateMachineDocument => {
  const refuse = { errors: ANY_ERROR, next: "Refuse" };
  return {
    Comment: "Takes the messages of a pipeline's callback steps.",
    StartAt: "Message",
    TimeoutSeconds: 50,
    States: {
      // Messages come as lists, here of one.
      Message: { Type: "Pass", InputPath: "$[0]", Next: "WhichMessage" },
      WhichMessage: {
        Type: "Choice",
        Choices: [{ Variable: "$.status", StringEquals: "Stopping", Next: "StopJob" }],
        Default: "StartAnswer",
      },
      StartAnswer: task(
        {
          call: "states:startExecution",
          partition: place.partition,
          parameters: {
            StateMachineArn: place.answerMachineArn,
            "Name.$": EXECUTION_NAME,
            "Input.$": "$",
          },
          timeoutSeconds: 10,
          retryOn: SFN_FAULTS,
          catches: [{ errors: ["StepFunctions.ExecutionAlreadyExistsException"], next: "Taken" }, refuse],
        },
        { ResultPath: null, Next: "Taken" },
      ),
      StopJob: stopJob(place, "The pipeline execution is stopping.", [refuse], { Next: "Taken" }),
      Taken: { Type: "Succeed" },
      Refuse: { Type: "Fail", Error: "NotTaken", CausePath: "$.failure.Error" },
    },
  };
};
