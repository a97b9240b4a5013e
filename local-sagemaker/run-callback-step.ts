import type { StepDefinition } from "../pipeline-definition/document/definition";
import { callbackFolder, type CallbackMessage } from "./callbacks/callback-message";
import type { CallbackTokens } from "./callbacks/callback-tokens";
import type { Callbacks } from "./callbacks/callbacks";
import { awsJobName } from "./plan/aws-job-message";
import { outputList, readOutputs, stepText } from "./plan/output-parameters";
import { resolveArguments } from "./plan/resolve";
import { StepFailure } from "./plan/step-failure";
import { scopeFor, type StepContext, type StepEnd } from "./step-context";

const TOKEN_LENGTH = 10;
const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Hands the message over, and a second one when the execution is stopped, and waits for the answer. */
const askWorker = async (
  { tokens, worker }: Callbacks,
  message: CallbackMessage,
  { signal, onLog }: StepContext,
): ReturnType<CallbackTokens["expect"]> => {
  const answered = tokens.expect(message.token, message.pipelineExecutionArn);
  const stop = (): void => void worker.deliver({ ...message, status: "Stopping" }, onLog);
  const delivered = worker.deliver(message, onLog);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    // A fault of the machine while the job runs ends the step; its end alone does not.
    return await Promise.race([answered, delivered.then(() => answered)]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

/**
 * Sends the message of a callback step and waits until it is answered. A stopping execution sends a second message and
 * waits all the same: the step then ends as Stopped, whatever the answer.
 *
 * @throws StepFailure when nobody answers here, or the answer lacks a declared output.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopPipelineExecution.html
 */
export const runCallbackStep = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const args = resolveArguments(step.Arguments, await scopeFor(step.Arguments, context));
  const who = `Job "${awsJobName(args) ?? "?"}"`;
  if (context.callbacks === undefined) throw new StepFailure(`${who} has nobody here who runs it.`);
  const token = context.draw(TOKEN_LENGTH, LETTERS_AND_DIGITS);
  const metadata = { CallbackToken: token, SqsQueueUrl: stepText(step, "SqsQueueUrl") };
  const shown = { Metadata: { Callback: metadata }, Arguments: args, LogName: callbackFolder(token) };
  context.onUnderWay(shown);
  const pipelineExecutionArn = context.executionArn;
  const message = { token, pipelineExecutionArn, arguments: args, status: "Executing" } as const;
  const answer = await askWorker(context.callbacks, message, context);
  if (context.signal.aborted) return { ...shown, status: "Stopped" };
  if (answer.kind === "failure")
    return { ...shown, status: "Failed", failureReason: `ClientError: ${answer.reason}` };
  const answered = Object.fromEntries(answer.outputs.map(({ Name, Value }) => [Name, Value]));
  const outputs = readOutputs(who, step.OutputParameters ?? [], answered);
  return {
    status: "Succeeded",
    Metadata: { Callback: { ...metadata, OutputParameters: outputList(outputs) } },
    Arguments: args,
    properties: { OutputParameters: outputs },
  };
};
