/** What a callback token is answered with. */
export type CallbackAnswer =
  | {
      readonly kind: "success";
      readonly outputs: readonly { readonly Name: string; readonly Value: string }[];
    }
  | { readonly kind: "failure"; readonly reason: string };

/** What became of an answer: taken, with the ARN of the execution that waited, or not. */
export type CallbackReceipt =
  | { readonly kind: "taken"; readonly executionArn: string }
  /** Nobody waits for this token. */
  | { readonly kind: "unknown" }
  /** The token was answered before, or its step has ended. */
  | { readonly kind: "answered" };

/** Who waits for answers to the tokens of callback steps. */
export interface CallbackAnswers {
  /** Hands in an answer; the first one counts. */
  readonly answer: (token: string, answer: CallbackAnswer) => CallbackReceipt;
}
