import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startApiServer, type ApiServer, type ApiServerOptions } from "../../../local-sagemaker/api/server";
import { EndpointHost } from "../../../local-sagemaker/endpoints/endpoint-host";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";
import type {
  ModelRequest,
  ModelResponse,
  ServedModel,
  StartModelServer,
} from "../../../local-sagemaker/serving/model-server";
import { ModelServerFailure } from "../../../local-sagemaker/serving/model-server-failure";
import { Store } from "../../../local-sagemaker/store/store";

export const PLACE = { region: "eu-central-1", accountId: "000000000000" };
export const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0";
export const ROLE = "arn:aws:iam::000000000000:role/model";

/** Containers that answer with the name of their model data and what they were sent. */
export class EchoServers {
  readonly running = new Set<string>();
  readonly asked: ModelRequest[] = [];
  answer: ((request: ModelRequest) => Partial<ModelResponse>) | undefined;

  readonly start: StartModelServer = ({ container, name }: ServedModel) => {
    const model = container.modelUri ?? "";
    if (model.includes("broken")) return Promise.reject(new ModelServerFailure(`${model} does not load.`));
    this.running.add(name);
    return Promise.resolve({
      invoke: (request) => {
        this.asked.push(request);
        const body = Buffer.from(`${path.basename(model)}:${request.body.toString()}`);
        return Promise.resolve({ status: 200, contentType: "text/csv", body, ...this.answer?.(request) });
      },
      close: () => {
        this.running.delete(name);
        return Promise.resolve();
      },
    });
  };
}

/** A server over a store of its own, and real clients of it. */
export class ApiFixture {
  readonly folder = mkdtempSync(path.join(tmpdir(), "api-"));
  readonly store = Store.open(this.folder);
  readonly objects: ObjectStore = createObjectStore(path.join(this.folder, "s3"));
  readonly servers = new EchoServers();
  readonly endpoints: EndpointHost;
  #server: ApiServer | undefined;

  constructor(startServer: StartModelServer = this.servers.start) {
    const { store, objects } = this;
    const clock = (): Date => new Date("2026-03-04T05:06:07.089Z");
    this.endpoints = new EndpointHost({ store, objects, place: PLACE, startServer, clock });
  }

  async start(more: Partial<ApiServerOptions> = {}): Promise<void> {
    const { store, objects, endpoints } = this;
    this.#server = await startApiServer({ store, objects, place: PLACE, endpoints, ...more });
  }

  get server(): ApiServer {
    assert.ok(this.#server);
    return this.#server;
  }

  get #config() {
    const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } =
      this.server.environment;
    const credentials = { accessKeyId, secretAccessKey };
    return { endpoint: this.server.endpointUrl, region: PLACE.region, credentials, maxAttempts: 1 };
  }

  s3 = (): S3Client => new S3Client(this.#config);
  sageMaker = (): SageMakerClient => new SageMakerClient(this.#config);
  runtime = (): SageMakerRuntimeClient => new SageMakerRuntimeClient(this.#config);

  /** Puts an object into the local S3 as a job does: as a file. */
  write(uri: string, text: string): void {
    const file = path.join(this.objects.root, uri.slice("s3://".length));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.endpoints.close();
    this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The error of a call that is refused: its name, and its message. */
export const refusal = async (call: Promise<unknown>): Promise<Error> => {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof Error);
    return error;
  }
  return assert.fail("nothing was refused");
};
