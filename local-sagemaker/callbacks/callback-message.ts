import type { JsonObject } from "../../pipeline-definition/document/definition";

/** What SageMaker puts on the queue of a callback step. */
export interface CallbackMessage {
  /** Ten letters and digits; who holds it can answer. */
  readonly token: string;
  readonly pipelineExecutionArn: string;
  readonly arguments: JsonObject;
  /** `Stopping` in the second message, which a stopping execution sends. */
  readonly status: "Executing" | "Stopping";
}

/** Name of the folder that holds the log of what a message asked for, beside the folders of jobs. */
export const callbackFolder = (token: string): string => `callback-${token}`;

/** A queue with somebody behind it who answers. */
export interface CallbackWorker {
  /**
   * Takes a message. Resolves when the work for it is done and answered; rejects for faults of the machine only.
   *
   * @param onLog called with each line that the job writes
   */
  readonly deliver: (message: CallbackMessage, onLog: (line: string) => void) => Promise<void>;
}
