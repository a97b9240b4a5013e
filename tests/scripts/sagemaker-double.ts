import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What the double answers to one operation: an error of AWS, or the body of a good answer. */
export type Answer =
  | { readonly error: string; readonly message: string; readonly status?: number }
  | { readonly body: Readonly<Record<string, unknown>> };

export interface Request {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

/**
 * Speaks SageMaker's wire protocol (AWS JSON 1.1) on 127.0.0.1 and answers from a script: each operation gives
 * its answers in order, the last one again and again.
 */
export class SageMakerDouble {
  readonly requests: Request[] = [];
  readonly #server: Server;
  #script: Readonly<Record<string, readonly Answer[]>> = {};

  constructor() {
    this.#server = createServer((request, response) => {
      void readAll(request).then((text) => {
        const operation = String(request.headers["x-amz-target"]).replace("SageMaker.", "");
        const earlier = this.requests.filter((one) => one.operation === operation).length;
        this.requests.push({ operation, input: JSON.parse(text) as Request["input"] });
        const answers = this.#script[operation] ?? [];
        const answer = answers[Math.min(earlier, answers.length - 1)] ?? {
          error: "UnknownOperation",
          message: operation,
        };
        response.setHeader("content-type", "application/x-amz-json-1.1");
        response.statusCode = "error" in answer ? (answer.status ?? 400) : 200;
        const body = "error" in answer ? { __type: answer.error, message: answer.message } : answer.body;
        response.end(JSON.stringify(body));
      });
    });
  }

  /** Forgets what was asked, and answers from another script. */
  play(script: Readonly<Record<string, readonly Answer[]>>): void {
    this.#script = script;
    this.requests.length = 0;
  }

  /** What one operation was asked, in order. */
  inputsOf(operation: string): readonly Request["input"][] {
    return this.requests.filter((one) => one.operation === operation).map(({ input }) => input);
  }

  url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** An execution in eu-west-1. */
export const ARN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/census/execution/abcdefghij12";

/** What DescribePipelineExecution answers. */
export const state = (PipelineExecutionStatus: string, more = {}): Answer => ({
  body: { PipelineExecutionArn: ARN, PipelineExecutionStatus, ...more },
});

/** What ListPipelineExecutionSteps answers. */
export const steps = (...all: readonly Readonly<Record<string, unknown>>[]): Answer => ({
  body: { PipelineExecutionSteps: all },
});

/** A step that has succeeded. */
export const prepared = {
  StepName: "Prepare",
  StepStatus: "Succeeded",
  StartTime: 1_700_000_000,
  EndTime: 1_700_000_060.5,
};
/** A step that runs. */
export const training = { StepName: "Train", StepStatus: "Executing", StartTime: 1_700_000_061 };
/** The same step, failed. */
export const failed = {
  ...training,
  StepStatus: "Failed",
  EndTime: 1_700_000_070,
  FailureReason: "AlgorithmError: no rows",
};
