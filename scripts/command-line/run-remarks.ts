import {
  findImageEnvironment,
  type OwnImageEnvironment,
} from "../../local-sagemaker/environments/image-environments";
import type { ExecutionRecord } from "../../local-sagemaker/store/execution-record";
import { isJsonObject } from "../../pipeline-definition/document/definition";

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
};

/**
 * What ran in place of the programs that an execution's images hold on AWS, a sentence each; nothing where the same
 * open-source program ran. Whoever reads the results has to know.
 */
export const remarksOn = (
  { Steps }: Pick<ExecutionRecord, "Steps">,
  own: readonly OwnImageEnvironment[],
): readonly string[] => {
  const remarks = Steps.flatMap((step) => textsIn(step.Arguments)).flatMap(
    (text) => findImageEnvironment(text, own)?.remark ?? [],
  );
  return [...new Set(remarks)];
};
