import type { CallbackAnswer, CallbackAnswers, CallbackReceipt } from "../api/callback-answers";

interface Waiting {
  readonly executionArn: string;
  readonly take: (answer: CallbackAnswer) => void;
}

/** The callback steps that wait for an answer, by their tokens. The first answer to a token counts. */
export class CallbackTokens implements CallbackAnswers {
  readonly #waiting = new Map<string, Waiting>();
  readonly #answered = new Set<string>();

  /** Waits for the answer to a token. */
  readonly expect = (token: string, executionArn: string): Promise<CallbackAnswer> =>
    new Promise((take) => this.#waiting.set(token, { executionArn, take }));

  readonly answer = (token: string, answer: CallbackAnswer): CallbackReceipt => {
    const waiting = this.#waiting.get(token);
    if (waiting === undefined) return { kind: this.#answered.has(token) ? "answered" : "unknown" };
    this.#waiting.delete(token);
    this.#answered.add(token);
    waiting.take(answer);
    return { kind: "taken", executionArn: waiting.executionArn };
  };
}
