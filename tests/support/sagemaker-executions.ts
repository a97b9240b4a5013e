import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";

/** One request as it came over the wire. */
export interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the server says to a call: a body, or a status of failure and its body. */
export type Answers = (call: Call) => unknown;

/** A function's handler, made for a client, a clock and a log of a test. */
type Making<Handler> = (parts: {
  client: SageMakerClient;
  now: () => number;
  log: (line: string) => void;
}) => Handler;

/** What a test sees of a function that ran. */
export interface Rehearsal<Handler> {
  readonly handler: Handler;
  readonly calls: Call[];
  readonly lines: string[];
}

/** The moment at which functions run here. */
export const NOW = Date.UTC(2027, 0, 31, 3);

/**
 * Runs a function of `components/functions/` as Lambda would, with AWS's own client against a server that speaks
 * SageMaker's protocol.
 *
 * @param file name of the file
 * @param maker name of the function in it that makes the handler
 */
export const rehearse = async <Handler>(
  [file, maker]: readonly [file: string, maker: string],
  answers: Answers,
  task: (rehearsal: Rehearsal<Handler>) => Promise<void>,
): Promise<void> => {
  const calls: Call[] = [];
  const lines: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).replace("SageMaker.", "");
      const call = { operation, input: JSON.parse(Buffer.concat(chunks).toString()) as Call["input"] };
      calls.push(call);
      const answer = answers(call);
      response.statusCode = answer instanceof Error ? 400 : 200;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answer instanceof Error ? { __type: answer.message } : answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new SageMakerClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  try {
    const module = (await import(path.resolve(__dirname, "../../components/functions", file))) as Readonly<
      Record<string, Making<Handler>>
    >;
    const make = module[maker];
    if (make === undefined) throw new Error(`${file} has no "${maker}".`);
    await task({ handler: make({ client, now: () => NOW, log: (line) => lines.push(line) }), calls, lines });
  } finally {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};
