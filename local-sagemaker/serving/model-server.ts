import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createSandboxChooser } from "../jobs/choose-sandbox";
import { createBench, type Bench, type WorkbenchOptions } from "../jobs/create-workbench";
import { createInterpreters } from "../jobs/interpreters";
import type { ProcessEnd } from "../jobs/job-process";
import type { ObjectStore } from "../jobs/object-store";
import type { SandboxKind } from "../jobs/sandbox";
import { servingImage, type ModelContainer } from "./model-container";
import { layModelData } from "./model-data";
import { ModelServerFailure } from "./model-server-failure";
import { callSocket } from "./socket-call";

/** A call of `/invocations`. */
export interface ModelRequest {
  readonly body: Buffer;
  readonly contentType?: string;
  readonly accept?: string;
}

/** What a container answers to it. */
export interface ModelResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** A running container. */
export interface ModelServer {
  readonly invoke: (request: ModelRequest) => Promise<ModelResponse>;
  /** Ends its process. */
  readonly close: () => Promise<void>;
}

export interface ModelServersOptions {
  readonly objects: ObjectStore;
  /** Each server gets a folder here, with its `opt/ml` and its log. */
  readonly folder: string;
  /** This interpreter instead of the image's environment. */
  readonly python?: string;
  readonly onProgress?: (line: string) => void;
  /** @default the first that works on this machine */
  readonly sandbox?: SandboxKind;
}

/** What one server serves. */
export interface ServedModel {
  readonly container: ModelContainer;
  /** Name of its folder; not used before. */
  readonly name: string;
  /** Cuts the network, as `EnableNetworkIsolation` of the model asks. */
  readonly isolated: boolean;
  /** Beside that of the container. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly onLog?: (line: string) => void;
}

/**
 * Starts the container of a model and answers when it does.
 *
 * Rejects with a ModelServerFailure for a model that cannot be served.
 */
export type StartModelServer = (model: ServedModel) => Promise<ModelServer>;

const ALGORITHMS = join(__dirname, "..", "algorithms");
const SERVER = join(ALGORITHMS, "serving", "serve.py");

/** How long a container may take until it answers a ping. */
const START_MILLISECONDS = 240_000;
const PING_MILLISECONDS = 50;
const GRACE_MILLISECONDS = 2_000;

/** Nothing ends a server but its owner. */
const NO_LIMIT_SECONDS = 2 ** 31;

/** So much of a container's log tells why it ended. */
const TOLD_LINES = 3;

/** Resolves when a server answers a ping. */
const answersPing = async (socket: string, signal: AbortSignal): Promise<void> => {
  for (;;) {
    const status = await callSocket(socket, { method: "GET", path: "/ping" }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await setTimeout(PING_MILLISECONDS, undefined, { signal });
  }
};

/**
 * Resolves when a server answers.
 *
 * Rejects with a ModelServerFailure when it ends before, or takes too long.
 */
const ready = async (socket: string, ended: Promise<ProcessEnd>, log: readonly string[]): Promise<void> => {
  const settled = new AbortController();
  const early = ended.then(({ code }) => {
    const told = log.map((line) => line.trim()).join(" ");
    throw new ModelServerFailure(
      `The container ended with exit code ${String(code)} before it answered: ${told || "it said nothing"}.`,
    );
  });
  const late = setTimeout(START_MILLISECONDS, undefined, { signal: settled.signal }).then(() => {
    throw new ModelServerFailure("The container did not answer a ping within 4 minutes.");
  });
  try {
    await Promise.race([answersPing(socket, settled.signal), early, late]);
  } finally {
    settled.abort();
    for (const promise of [early, late]) promise.catch(() => undefined);
  }
};

const asModelServer = (socket: string, close: () => Promise<void>): ModelServer => ({
  close,
  invoke: async ({ body, contentType, accept }) => {
    const headers = {
      "content-length": String(body.length),
      ...(contentType === undefined ? {} : { "content-type": contentType }),
      ...(accept === undefined ? {} : { accept }),
    };
    const call = { method: "POST", path: "/invocations", headers, body } as const;
    const answer = await callSocket(socket, call).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new ModelServerFailure(`The container ended while it was asked: ${why}.`);
    });
    const { status, headers: told } = answer;
    return { status, contentType: told["content-type"] ?? "", body: answer.body };
  },
});

const serve = async (
  bench: Bench,
  { container, isolated, environment }: ServedModel,
  stop: AbortController,
): Promise<ModelServer> => {
  await layModelData(bench, container);
  // Short, because the path of a socket may have about a hundred characters.
  const folder = await mkdtemp(join(tmpdir(), "model-"));
  const socket = join(folder, "socket");
  const log: string[] = [];
  const ended = bench.start(
    ["python3", SERVER, join(ALGORITHMS, servingImage(container)?.algorithm ?? "")],
    { ...container.environment, ...environment, LOCAL_SAGEMAKER_SOCKET: socket },
    {
      isolated,
      maxRuntimeSeconds: NO_LIMIT_SECONDS,
      onLine: (line) => {
        log.push(line);
        if (log.length > TOLD_LINES) log.shift();
      },
    },
  );
  const end = async (): Promise<void> => {
    stop.abort();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await ready(socket, ended, log).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  let closed: Promise<void> | undefined;
  return asModelServer(socket, () => (closed ??= end().then(() => bench.close())));
};

/** Makes what starts model servers, each as a process that sees the contract of SageMaker's serving containers. */
export const createModelServers = (options: ModelServersOptions): StartModelServer => {
  const { objects, folder, python, sandbox, onProgress = () => undefined } = options;
  const known = { jobsFolder: folder, onProgress };
  const machinery: WorkbenchOptions = {
    objects,
    jobsFolder: folder,
    clock: () => new Date(),
    graceMilliseconds: GRACE_MILLISECONDS,
    chooseSandbox: createSandboxChooser({ ...known, ...(sandbox === undefined ? {} : { forced: sandbox }) }),
  };
  const pythonOf = createInterpreters({ ...known, ...(python === undefined ? {} : { python }) });
  return async (model) => {
    const image = servingImage(model.container);
    if (image === undefined)
      throw new ModelServerFailure(`There is nothing here that serves the image "${model.container.image}".`);
    const stop = new AbortController();
    const context = { signal: stop.signal, onLog: model.onLog ?? ((): void => undefined) };
    const place = { name: model.name, context, python: await pythonOf(image, stop.signal) };
    const bench = await createBench(machinery, place);
    return serve(bench, model, stop).catch(async (error: unknown) => {
      await bench.close();
      throw error;
    });
  };
};
