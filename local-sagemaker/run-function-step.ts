import type { StepDefinition } from "../pipeline-definition/document/definition";
import * as names from "./plan/names";
import { outputList, readOutputs, stepText } from "./plan/output-parameters";
import { resolveArguments } from "./plan/resolve";
import { StepFailure } from "./plan/step-failure";
import { scopeFor, type StepContext, type StepEnd } from "./step-context";

/**
 * Calls the function of a Lambda step. A stopped execution waits for it: the step then ends as Stopped, whatever the
 * function answered.
 *
 * @throws StepFailure when there is no such function here, or its answer lacks a declared output.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopPipelineExecution.html
 */
export const runFunctionStep = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const arn = stepText(step, "FunctionArn");
  const who = `Function "${names.functionNameOf(arn)}"`;
  if (context.functions === undefined) throw new StepFailure(`${who} has no code on this machine.`);
  const event = resolveArguments(step.Arguments, await scopeFor(step.Arguments, context));
  const callName = names.jobName(context.executionId, step.Name, context.draw);
  const shown = { Metadata: { Lambda: { Arn: arn } }, Arguments: event, LogName: callName };
  context.onUnderWay(shown);
  const outcome = await context.functions.call({ arn, callName, event, onLog: context.onLog });
  if (outcome.kind === "failed")
    return { ...shown, status: "Failed", failureReason: `ClientError: ${who} failed: ${outcome.reason}` };
  if (context.signal.aborted) return { ...shown, status: "Stopped" };
  const outputs = readOutputs(who, step.OutputParameters ?? [], outcome.answer);
  return {
    status: "Succeeded",
    Metadata: { Lambda: { Arn: arn, OutputParameters: outputList(outputs) } },
    Arguments: event,
    properties: { OutputParameters: outputs },
  };
};
