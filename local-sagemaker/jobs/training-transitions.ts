import { type JsonObject } from "../../pipeline-definition/document/definition";

/** The stages of a training job, in the service's names. */
export type SecondaryStatus =
  | "Starting"
  | "Downloading"
  | "Training"
  | "Uploading"
  | "Completed"
  | "Failed"
  | "Stopped"
  | "MaxRuntimeExceeded";

const MESSAGES: Readonly<Record<SecondaryStatus, string>> = {
  Starting: "Preparing the instances for training",
  Downloading: "Downloading the training image",
  Training: "Training image download completed. Training in progress.",
  Uploading: "Uploading generated training model",
  Completed: "Training job completed",
  Failed: "Training job failed",
  Stopped: "Training job stopped",
  MaxRuntimeExceeded: "Training job stopped because its maximum runtime was exceeded",
};

/** Writes down the stages of a training job as they come. */
export class TrainingTransitions {
  readonly #entered: { readonly status: SecondaryStatus; readonly at: string }[] = [];

  constructor(private readonly now: () => string) {}

  enter(status: SecondaryStatus): void {
    this.#entered.push({ status, at: this.now() });
  }

  /** When a stage was entered, undefined when it never was. */
  timeOf(status: SecondaryStatus): string | undefined {
    return this.#entered.find((entry) => entry.status === status)?.at;
  }

  /** As `SecondaryStatusTransitions`: each stage ends when the next begins, the last when it begins. */
  list(): readonly JsonObject[] {
    return this.#entered.map(({ status, at }, i) => ({
      Status: status,
      StartTime: at,
      EndTime: this.#entered[i + 1]?.at ?? at,
      StatusMessage: MESSAGES[status],
    }));
  }
}
