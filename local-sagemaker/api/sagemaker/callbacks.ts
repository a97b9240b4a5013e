import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { RefusedRequest } from "../../endpoints/refused-request";
import { objectsAt, textAt } from "../../jobs/request-reading";
import type { CallbackAnswer } from "../callback-answers";
import { requiredText, type Operation, type SageMakerMachinery } from "./operation";

const handIn = (input: JsonObject, answer: CallbackAnswer, { callbacks }: SageMakerMachinery): JsonObject => {
  const token = requiredText(input, "CallbackToken");
  const receipt = callbacks.answer(token, answer);
  if (receipt.kind === "taken") return { PipelineExecutionArn: receipt.executionArn };
  throw receipt.kind === "unknown"
    ? new RefusedRequest("ResourceNotFound", `No step waits for the callback token "${token}".`)
    : new RefusedRequest("ConflictException", `The callback token "${token}" has been answered before.`);
};

export const sendPipelineExecutionStepSuccess: Operation = (input, machinery) => {
  const outputs = objectsAt(input, "OutputParameters").map((output) => ({
    Name: textAt(output, "Name") ?? "",
    Value: textAt(output, "Value") ?? "",
  }));
  return handIn(input, { kind: "success", outputs }, machinery);
};

export const sendPipelineExecutionStepFailure: Operation = (input, machinery) =>
  handIn(input, { kind: "failure", reason: textAt(input, "FailureReason") ?? "" }, machinery);
