import { frameworkImage, workflowImage, type WorkflowInputs } from "../../pipeline-definition";
import { processingJob } from "../private-jobs";
import type { Parameters } from "./parameters";

/** Every execution fetches the file anew, to a place of its own: no earlier result could ever be used. */
export const cache = false;

/** What both processing jobs share. */
export const processing = (inputs: WorkflowInputs, { processingInstanceType }: Parameters) =>
  processingJob(inputs, { instanceType: processingInstanceType, gigabytes: 5, maxSeconds: 3600 });

/** The own image of the processing jobs: Python and scikit-learn. */
export const ownImage = (inputs: WorkflowInputs): string => workflowImage(inputs, "preprocess");

/** SageMaker's linear-learner, for training and serving. */
export const linearLearner = ({ region }: WorkflowInputs): string =>
  frameworkImage("linear-learner", "1", region);
