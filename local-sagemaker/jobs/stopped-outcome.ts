import { type Job, type JobOutcome } from "./job";

/** How a job ended that was stopped before its container ran. */
export const stoppedOutcome = ({ type, name, arn, request }: Job): JobOutcome => ({
  status: "Stopped",
  description:
    type === "Processing"
      ? { ...request, ProcessingJobName: name, ProcessingJobArn: arn, ProcessingJobStatus: "Stopped" }
      : {
          ...request,
          TrainingJobName: name,
          TrainingJobArn: arn,
          TrainingJobStatus: "Stopped",
          SecondaryStatus: "Stopped",
        },
});
