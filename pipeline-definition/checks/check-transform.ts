import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

/** Megabytes that may be on their way to one machine at a time. */
const MOST_PAYLOAD = 100;

const checkPayload = ({ args, subject, path }: StepReading): readonly Problem[] => {
  const { MaxPayloadInMB: payload, MaxConcurrentTransforms: requests } = args;
  const at = [...path, "Arguments", "MaxPayloadInMB"];
  if (typeof payload !== "number") return [];
  if (payload > MOST_PAYLOAD) {
    const message = `${subject} sends up to ${String(payload)} MB in a request; SageMaker takes at most 100.`;
    return [problem("value-not-allowed", at, message, "Write 100 or less.")];
  }
  if (typeof requests !== "number" || payload * requests <= MOST_PAYLOAD) return [];
  const message = `${subject} sends up to ${String(requests)} requests of ${String(payload)} MB at a time; SageMaker takes at most 100 MB in all.`;
  const hint = 'Lower "MaxPayloadInMB" or "MaxConcurrentTransforms".';
  return [problem("value-not-allowed", at, message, hint)];
};

/**
 * Transform jobs send no more at a time than SageMaker takes.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html
 */
export const checkTransform = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => (step.type === "Transform" ? checkPayload(step) : []));
