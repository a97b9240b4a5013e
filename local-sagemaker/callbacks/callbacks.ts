import type { CallbackWorker } from "./callback-message";
import type { CallbackTokens } from "./callback-tokens";

/** Who answers the callback steps of a run. */
export interface Callbacks {
  readonly tokens: CallbackTokens;
  readonly worker: CallbackWorker;
}
