import { type Job, type JobOutcome } from "./job";

/** How a job ended that was stopped before its container ran. */
export const stoppedOutcome = ({ type, name, arn, request }: Job): JobOutcome => ({
  status: "Stopped",
  description: {
    ...request,
    [`${type}JobName`]: name,
    [`${type}JobArn`]: arn,
    [`${type}JobStatus`]: "Stopped",
    ...(type === "Training" ? { SecondaryStatus: "Stopped" } : {}),
  },
});
