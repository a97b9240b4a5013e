import type { Json } from "../../pipeline-definition/document/definition";

/** The code of a function on this machine. */
export interface FunctionCode {
  /** Absolute path of the folder that Lambda would unpack. */
  readonly folder: string;
  /** As Lambda has it: `handler.handle` is the function `handle` of `handler.py` or `handler.mjs`. */
  readonly handler: string;
  readonly runtime: "python3.13" | "nodejs22.x";
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** One synchronous call. */
export interface FunctionCall {
  readonly arn: string;
  /** Name of the folder that holds the call's event, answer and log. */
  readonly callName: string;
  readonly event: Json;
  /** Called with each line that the function writes. */
  readonly onLog: (line: string) => void;
}

/** What came of a call. */
export type FunctionOutcome =
  { readonly kind: "answered"; readonly answer: Json } | { readonly kind: "failed"; readonly reason: string };

/** Calls functions. Rejects for faults of the machine only, never for a function that fails. */
export interface FunctionRunner {
  readonly call: (call: FunctionCall) => Promise<FunctionOutcome>;
}
