import { invalid } from "../../endpoints/refused-request";
import type { DescribedKind } from "../../store/store";
import { requiredText, type Operation } from "./operation";
import { toWire } from "./wire";

const describe =
  (kind: DescribedKind, member: string, shape: string): Operation =>
  (input, { store }) => {
    const description = store.description(kind, requiredText(input, member));
    if (description === undefined) throw invalid("Requested resource not found.");
    return toWire(shape, description);
  };

/** Jobs can be described once they have ended. */
export const describeProcessingJob = describe(
  "ProcessingJob",
  "ProcessingJobName",
  "DescribeProcessingJobResponse",
);
export const describeTrainingJob = describe("TrainingJob", "TrainingJobName", "DescribeTrainingJobResponse");
export const describeTransformJob = describe(
  "TransformJob",
  "TransformJobName",
  "DescribeTransformJobResponse",
);
