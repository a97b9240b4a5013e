import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EndpointHost } from "../endpoints/endpoint-host";
import type { ObjectStore } from "../jobs/object-store";
import type { Place } from "../plan/names";
import type { StartModelServer } from "../serving/model-server";
import { ModelServerFailure } from "../serving/model-server-failure";
import type { Store } from "../store/store";
import type { ApiRequest, ApiResponse, ApiService } from "./api-message";
import type { CallbackAnswers } from "./callback-answers";
import { requestTarget } from "./request-target";
import { createRuntimeService } from "./runtime/runtime-service";
import { createSageMakerService } from "./sagemaker/sagemaker-service";
import { createS3Service } from "./s3/s3-service";
import { notImplemented } from "./unknown-service";

export interface ApiServerOptions {
  /** Executions, jobs, models, endpoints. */
  readonly store: Store;
  /** What answers as S3, its mounts included. */
  readonly objects: ObjectStore;
  /** Region and account of the ARNs that are made here. */
  readonly place: Place;
  /** Makes endpoints and serves them. Whoever made it closes it. @default one whose endpoints all fail */
  readonly endpoints?: EndpointHost;
  /** Who waits for callback tokens. @default nobody: every token is unknown */
  readonly callbacks?: CallbackAnswers;
  /** @default one that is free */
  readonly port?: number;
  /** @default the machine's clock */
  readonly clock?: () => Date;
}

/** A running server. */
export interface ApiServer {
  /** For example `http://127.0.0.1:40123`. */
  readonly endpointUrl: string;
  /**
   * What a process needs in its environment so that boto3, the AWS CLI and the JavaScript SDK reach this server
   * unchanged: the endpoint, a region and credentials that are good for nothing else.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops answering. Requests under way are cut. */
  readonly close: () => Promise<void>;
}

const HOST = "127.0.0.1";

const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

const asApiRequest = (message: IncomingMessage): ApiRequest => {
  const [path = "/", query = ""] = (message.url ?? "/").split(/\?(.*)/s);
  return {
    method: message.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: message,
  };
};

/** A page in a browser can reach this port under a name of its own; no client of AWS does. */
const isForeign = ({ headers }: IncomingMessage): boolean =>
  !LOOPBACK.test(headers.host ?? "") || headers.origin !== undefined;

const send = async (response: ServerResponse, { status, headers, body }: ApiResponse): Promise<void> => {
  response.writeHead(status, headers);
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(body);
};

const NOBODY_WAITS: CallbackAnswers = { answer: () => ({ kind: "unknown" }) };

const servesNothing: StartModelServer = () =>
  Promise.reject(new ModelServerFailure("Nothing here serves models."));

/** By signing name. SageMaker's runtime shares that of SageMaker, and has no target. */
const servicesOf = (options: ApiServerOptions): Readonly<Record<string, ApiService>> => {
  const { store, objects, place, callbacks = NOBODY_WAITS, clock = () => new Date() } = options;
  const endpoints =
    options.endpoints ?? new EndpointHost({ store, objects, place, clock, startServer: servesNothing });
  const now = (): string => clock().toISOString();
  const control = createSageMakerService({ store, place, now, endpoints, callbacks });
  const runtime = createRuntimeService(endpoints);
  return {
    s3: createS3Service(objects, place.region),
    sagemaker: (request) => (request.path === "/" ? control : runtime)(request),
  };
};

const answer = async (
  services: Readonly<Record<string, ApiService>>,
  message: IncomingMessage,
): Promise<ApiResponse> => {
  if (isForeign(message)) return { status: 403, body: "Only programs of this machine are answered.\n" };
  const request = asApiRequest(message);
  const target = requestTarget(request);
  const service = target.service === undefined ? undefined : services[target.service];
  return service === undefined ? notImplemented(target) : service(request);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, HOST, () => {
      server.off("error", fail);
      done((server.address() as AddressInfo).port);
    });
  });

/**
 * Starts what answers on this machine as S3, SageMaker and SageMaker's runtime, over their own protocols.
 *
 * Rejects when the port is taken.
 */
export const startApiServer = async (options: ApiServerOptions): Promise<ApiServer> => {
  const services = servicesOf(options);
  const server = createServer((message, response) => {
    void answer(services, message)
      .then((answered) => send(response, answered))
      .catch(() => response.destroy());
  });
  const endpointUrl = `http://${HOST}:${String(await listen(server, options.port ?? 0))}`;
  const { region } = options.place;
  return {
    endpointUrl,
    environment: {
      AWS_ENDPOINT_URL: endpointUrl,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: "true",
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
