import { randomUUID } from "node:crypto";
import { isJsonObject, type JsonObject } from "../../pipeline-definition/document/definition";
import type { ObjectStore } from "../jobs/object-store";
import { objectsAt, textAt } from "../jobs/request-reading";
import { startContainers } from "../serving/container-chain";
import type { ModelRequest, ModelResponse, ModelServer, StartModelServer } from "../serving/model-server";
import type { Store } from "../store/store";
import { createDataCapture, type DataCapture } from "./data-capture";

/** One production variant, running. */
export interface RunningVariant {
  readonly name: string;
  readonly weight: number;
  readonly invoke: (request: ModelRequest) => Promise<ModelResponse>;
  readonly capture: DataCapture;
}

/** The containers of an endpoint. */
export interface Fleet {
  /** The variant whose turn it is by the weights, or the one of this name. */
  readonly variant: (name?: string) => RunningVariant | undefined;
  readonly close: () => Promise<void>;
}

export interface FleetOptions {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly startServer: StartModelServer;
}

/** Each variant in its share of the calls, spread evenly: the one that lags behind most comes next. */
const takeTurns = (variants: readonly RunningVariant[]): (() => RunningVariant | undefined) => {
  const debts = variants.map(() => 0);
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  return () => {
    for (const [i, { weight }] of variants.entries()) debts[i] = (debts[i] ?? 0) + weight;
    const next = debts.indexOf(Math.max(...debts));
    debts[next] = (debts[next] ?? 0) - total;
    return variants[next];
  };
};

/** Starts the containers of one variant; `started` gets what has to be closed. */
const startVariant = async (
  endpoint: string,
  config: JsonObject,
  variant: JsonObject,
  { store, objects, startServer }: FleetOptions,
  started: ModelServer[],
): Promise<RunningVariant> => {
  const name = textAt(variant, "VariantName") ?? "";
  const model = textAt(variant, "ModelName") ?? "";
  const folder = `endpoint-${endpoint}-${randomUUID().slice(0, 8)}`;
  const chain = await startContainers(
    store.description("Model", model),
    model,
    { name: folder },
    startServer,
  );
  started.push(chain);
  const capture = config["DataCaptureConfig"];
  return {
    name,
    weight: Number(textAt(variant, "InitialVariantWeight") ?? 1),
    invoke: chain.invoke,
    capture: createDataCapture(isJsonObject(capture) ? capture : undefined, endpoint, name, objects),
  };
};

/**
 * Starts the containers of every variant.
 *
 * @param config The endpoint's configuration, as its Describe call answers it.
 * @throws ModelServerFailure when one does not start; none is left running then.
 */
export const startFleet = async (
  endpoint: string,
  config: JsonObject,
  options: FleetOptions,
): Promise<Fleet> => {
  const servers: ModelServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
  };
  const variants: RunningVariant[] = [];
  try {
    for (const variant of objectsAt(config, "ProductionVariants"))
      variants.push(await startVariant(endpoint, config, variant, options, servers));
  } catch (error) {
    await close();
    throw error;
  }
  const next = takeTurns(variants);
  const variant = (name?: string): RunningVariant | undefined =>
    name === undefined ? next() : variants.find((running) => running.name === name);
  return { variant, close };
};
