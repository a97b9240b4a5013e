import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** An execution as SageMaker keeps it. */
export interface StartedExecution {
  readonly token: string;
  readonly name: string;
  readonly parameters: unknown;
  status: "Executing" | "Succeeded";
}

/** What stands behind triggers: SageMaker, Lambda and Secrets Manager, each by its own protocol. */
export interface TriggerServices {
  readonly sagemaker: SageMakerClient;
  readonly lambda: LambdaClient;
  readonly secrets: SecretsManagerClient;
  readonly executions: StartedExecution[];
  /** Starts that were asked for, also those that led to nothing new. */
  readonly starts: () => number;
  /** What Lambda was asked to run, as it was sent. */
  readonly invoked: { readonly target: string; readonly type: unknown; readonly payload: unknown }[];
  /** Whether SageMaker still knows the tokens of executions. AWS does not say how long it does. */
  remembersTokens: boolean;
  /** Undefined while the secret has no value. */
  secret: string | undefined;
  /** How often the secret was read. */
  readonly secretReads: () => number;
}

const PIPELINE = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/census";

type Body = Readonly<Record<string, unknown>>;

const bodyOf = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Body;
};

/** Keeps executions as SageMaker does: a token that is known starts nothing. */
const pipelineService = (services: TriggerServices, count: () => void) => {
  const { executions } = services;
  const arnOf = (one: StartedExecution) => `${PIPELINE}/execution/${String(executions.indexOf(one))}`;
  return {
    "SageMaker.ListPipelineExecutions": () => ({
      PipelineExecutionSummaries: executions.map((one) => ({
        PipelineExecutionArn: arnOf(one),
        PipelineExecutionDisplayName: one.name,
        PipelineExecutionStatus: one.status,
        StartTime: 1,
      })),
    }),
    "SageMaker.StartPipelineExecution": (input: Body) => {
      count();
      const token = String(input["ClientRequestToken"]);
      const known = services.remembersTokens ? executions.find((one) => one.token === token) : undefined;
      const started: StartedExecution = known ?? {
        token,
        name: String(input["PipelineExecutionDisplayName"]),
        parameters: input["PipelineParameters"],
        status: "Executing",
      };
      if (known === undefined) executions.push(started);
      return { PipelineExecutionArn: arnOf(started) };
    },
  };
};

/** Runs a test between clients of AWS and one server that answers as its services do. */
export const withTriggerServices = async (
  task: (services: TriggerServices) => Promise<void>,
): Promise<void> => {
  let starts = 0;
  let secretReads = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((input) => {
      const target = String(request.headers["x-amz-target"]);
      const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? "") ?? [];
      if (name !== undefined) {
        const type = request.headers["x-amz-invocation-type"];
        services.invoked.push({ target: decodeURIComponent(name), type, payload: input });
      }
      if (target === "secretsmanager.GetSecretValue") secretReads += 1;
      const answer = name === undefined ? answers[target]?.(input) : {};
      response.statusCode = answer === undefined ? 400 : name === undefined ? 200 : 202;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answer ?? { __type: "ResourceNotFoundException", message: target }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const settings = {
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  };
  const services: TriggerServices = {
    sagemaker: new SageMakerClient(settings),
    lambda: new LambdaClient(settings),
    secrets: new SecretsManagerClient(settings),
    executions: [],
    starts: () => starts,
    invoked: [],
    remembersTokens: true,
    secret: "a-secret-of-this-test-only",
    secretReads: () => secretReads,
  };
  const answers: Readonly<Record<string, (input: Body) => unknown>> = {
    ...pipelineService(services, () => (starts += 1)),
    "secretsmanager.GetSecretValue": ({ SecretId }) =>
      services.secret === undefined ? undefined : { ARN: SecretId, SecretString: services.secret },
  };
  try {
    await task(services);
  } finally {
    for (const client of [services.sagemaker, services.lambda, services.secrets]) client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

/** A maker of a handler, out of a file of `components/functions/`. */
export const functionMaker = async <Maker>(file: string, maker: string): Promise<Maker> => {
  const module = (await import(path.resolve(__dirname, "../../components/functions", file))) as Readonly<
    Record<string, Maker>
  >;
  const found = module[maker];
  if (found === undefined) throw new Error(`${file} has no "${maker}".`);
  return found;
};

/** A handler of which Lambda runs one call at a time. */
export const oneAtATime = <Input, Output>(
  handler: (input: Input) => Promise<Output>,
): ((input: Input) => Promise<Output>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (input) => {
    const next = last.then(
      () => handler(input),
      () => handler(input),
    );
    last = next;
    return next;
  };
};
