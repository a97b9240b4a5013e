import { isJsonObject, type JsonObject } from "../../pipeline-definition/document/definition";
import { textAt } from "../jobs/request-reading";
import { endpointArn, endpointConfigArn, modelArn, type Place } from "../plan/names";
import type { Store } from "../store/store";
import { configuredBy, describeEndpointConfig, describeNewEndpoint } from "./endpoint-descriptions";
import { startFleet, type Fleet, type FleetOptions } from "./fleet";
import { invalid } from "./refused-request";

export interface EndpointHostOptions extends FleetOptions {
  readonly place: Place;
  /** @default the machine's clock */
  readonly clock?: () => Date;
}

/** Makes endpoints, keeps them in service, and tells how they are. */
export class EndpointHost {
  readonly store: Store;
  readonly place: Place;
  readonly #fleets = new Map<string, Promise<Fleet>>();
  /** Creations and updates under way, by endpoint. */
  readonly #changes = new Map<string, Promise<void>>();

  constructor(readonly options: EndpointHostOptions) {
    this.store = options.store;
    this.place = options.place;
  }

  now(): string {
    return (this.options.clock?.() ?? new Date()).toISOString();
  }

  /**
   * @param execution The execution whose step makes it, if one does.
   * @throws RefusedRequest when it exists, or names a model that does not.
   */
  createConfig(args: JsonObject, name: string, execution?: string): JsonObject {
    const variants = args["ProductionVariants"];
    for (const variant of Array.isArray(variants) ? variants.filter(isJsonObject) : []) {
      const model = textAt(variant, "ModelName") ?? "";
      if (this.store.description("Model", model) === undefined)
        throw invalid(`Could not find model "${modelArn(this.place, model)}".`);
    }
    const description = describeEndpointConfig(args, name, this.place, this.now());
    const arn = endpointConfigArn(this.place, name);
    if (!this.store.addDescription("EndpointConfig", arn, name, execution, description))
      throw invalid(`Cannot create already existing endpoint configuration "${arn}".`);
    return description;
  }

  /** @throws RefusedRequest when there is none. */
  config(name: string): JsonObject {
    const found = this.store.description("EndpointConfig", name);
    if (found !== undefined) return found;
    throw invalid(`Could not find endpoint configuration "${endpointConfigArn(this.place, name)}".`);
  }

  /** @throws RefusedRequest when there is none. */
  deleteConfig(name: string): void {
    this.config(name);
    this.store.removeDescription(endpointConfigArn(this.place, name));
  }

  /** Begins to create an endpoint. @throws RefusedRequest when it exists, or its configuration does not. */
  create(name: string, configName: string, execution?: string): JsonObject {
    const config = this.config(configName);
    const arn = endpointArn(this.place, name);
    const description = describeNewEndpoint(config, name, this.place, this.now());
    if (!this.store.addDescription("Endpoint", arn, name, execution, description))
      throw invalid(`Cannot create already existing endpoint "${arn}".`);
    this.#change(name, config, () => ({ EndpointStatus: "Failed" }));
    return description;
  }

  /** Begins to update an endpoint; it answers as before until the new containers do. @throws RefusedRequest */
  update(name: string, configName: string): JsonObject {
    const before = this.describe(name);
    if (this.#changes.has(name))
      throw invalid(`Cannot update in-progress endpoint "${endpointArn(this.place, name)}".`);
    const config = this.config(configName);
    this.#save(name, { ...before, EndpointStatus: "Updating" });
    // A failed update leaves the endpoint in service as it was.
    this.#change(name, config, () => ({ ...before }));
    return this.describe(name);
  }

  /** Creates the endpoint, or updates it when it exists, as an endpoint step does. */
  createOrUpdate(name: string, configName: string, execution: string): JsonObject {
    const exists = this.store.description("Endpoint", name) !== undefined;
    return exists ? this.update(name, configName) : this.create(name, configName, execution);
  }

  /** What `DescribeEndpoint` answers at this moment. @throws RefusedRequest when there is none. */
  describe(name: string): JsonObject {
    const found = this.store.description("Endpoint", name);
    if (found !== undefined) return found;
    throw invalid(`Could not find endpoint "${endpointArn(this.place, name)}".`);
  }

  /** The same when no change is under way any more. */
  async settled(name: string): Promise<JsonObject> {
    await this.#changes.get(name);
    return this.describe(name);
  }

  /** Takes an endpoint out of service for good. @throws RefusedRequest when there is none. */
  async delete(name: string): Promise<void> {
    await this.settled(name);
    this.store.removeDescription(endpointArn(this.place, name));
    await this.#take(name);
  }

  /**
   * The containers of an endpoint in service. Those of an endpoint that another process made are started now.
   *
   * Rejects with a RefusedRequest when there is no such endpoint, and with a ModelServerFailure when its
   * containers do not start.
   */
  async fleet(name: string): Promise<Fleet> {
    const description = await this.settled(name);
    if (description["EndpointStatus"] === "Failed")
      throw invalid(
        `Endpoint "${name}" failed: ${textAt(description, "FailureReason") ?? "no reason is known"}`,
      );
    const running = this.#fleets.get(name);
    if (running !== undefined) return running;
    const config = this.config(textAt(description, "EndpointConfigName") ?? "");
    const started = startFleet(name, config, this.options);
    this.#fleets.set(name, started);
    started.catch(() => this.#fleets.delete(name));
    return started;
  }

  /** Ends all containers. What was made stays in the store. */
  async close(): Promise<void> {
    await Promise.all(this.#changes.values());
    await Promise.all([...this.#fleets.keys()].map((name) => this.#take(name)));
  }

  #save(name: string, description: JsonObject): void {
    const arn = endpointArn(this.place, name);
    this.store.saveDescription("Endpoint", arn, name, undefined, {
      ...description,
      LastModifiedTime: this.now(),
    });
  }

  async #take(name: string): Promise<void> {
    const fleet = this.#fleets.get(name);
    this.#fleets.delete(name);
    await fleet?.then(
      (running) => running.close(),
      () => undefined,
    );
  }

  #change(name: string, config: JsonObject, afterFailure: () => JsonObject): void {
    const change = async (): Promise<void> => {
      try {
        const fleet = await startFleet(name, config, this.options);
        await this.#take(name);
        this.#fleets.set(name, Promise.resolve(fleet));
        const inService = { EndpointStatus: "InService", FailureReason: undefined };
        this.#save(name, { ...this.describe(name), ...configuredBy(config), ...inService });
      } catch (error) {
        const FailureReason = error instanceof Error ? error.message : String(error);
        this.#save(name, { ...this.describe(name), ...afterFailure(), FailureReason });
      } finally {
        this.#changes.delete(name);
      }
    };
    this.#changes.set(name, change());
  }
}
