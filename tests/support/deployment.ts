import { isDeepStrictEqual } from "node:util";
import { isSecret, kept, plain, secret, type Properties } from "./property-values";
import { replacingPropertiesOf } from "./replacing-properties";

/** What the engine does to one resource; `discard` takes it out of the state and leaves it in AWS. */
export type Operation = "create" | "import" | "update" | "replace" | "delete" | "discard" | "refuse";

/** One resource as the state keeps it. */
export interface KeptResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  /** As they were registered, in the form of `kept`. */
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** URNs of what it needs, its component among them. */
  readonly dependencies: readonly string[];
  /** How often it was replaced. */
  readonly generation: number;
}

/** What a stack consists of: each resource stands behind those that it needs. */
export interface StackState {
  readonly resources: ReadonlyMap<string, KeptResource>;
  /** Resources that were replaced, and still have to go. */
  readonly replaced: readonly KeptResource[];
}

export const EMPTY_STATE: StackState = { resources: new Map(), replaced: [] };

/** A resource as the program asks for it. */
export interface Request {
  readonly type: string;
  readonly name: string;
  /** URN of the component or stack around it; empty for the stack itself. */
  readonly parent: string;
  readonly custom: boolean;
  readonly inputs: Properties;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly importId: string;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly dependencies: readonly string[];
  readonly secretOutputs: readonly string[];
}

/** Makes resources, and says what AWS adds to their inputs. */
export type Provider = (resource: { type: string; name: string; inputs: Properties }) => {
  readonly id?: string;
  readonly outputs: Properties;
};

export interface DeploymentOptions {
  readonly project: string;
  readonly stack: string;
  readonly state: StackState;
  readonly provider: Provider;
  /** Stops after that many operations, as an engine does that is interrupted. @default Infinity */
  readonly stopAfter?: number;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * One `pulumi up` or `pulumi destroy` as far as the engine decides: what is created, updated, replaced and
 * deleted, and in which order. Left out: aliases, refresh, the provider's own resource in the state, and
 * deletion before replacement, which changes the order and nothing else.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/how-pulumi-works/
 */
export class Deployment {
  /** What was done, in order: `create urn:pulumi:…`. */
  readonly steps: string[] = [];
  readonly errors: string[] = [];
  private readonly made = new Map<string, KeptResource>();
  private before: ReadonlyMap<string, KeptResource>;
  private readonly replaced: KeptResource[];

  constructor(private readonly options: DeploymentOptions) {
    this.before = options.state.resources;
    this.replaced = [...options.state.replaced];
  }

  /** The state as it is now: also in the middle of a deployment that was interrupted. */
  get state(): StackState {
    const left = [...this.before].filter(([urn]) => !this.made.has(urn));
    return { resources: new Map([...this.made, ...left]), replaced: this.replaced };
  }

  /**
   * Brings one resource to what the program wants. What goes wrong once stops the whole deployment.
   *
   * @throws Error when the engine refuses
   */
  register(request: Request): KeptResource {
    const [earlier] = this.errors;
    if (earlier !== undefined) throw new Error(earlier);
    try {
      return this.bring(request);
    } catch (error) {
      this.errors.push(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** Keeps what a component or the stack shows to others. */
  setOutputs(urn: string, outputs: Properties): void {
    const resource = this.made.get(urn);
    if (resource !== undefined) this.made.set(urn, { ...resource, outputs });
  }

  /**
   * Takes away what was replaced and what the program did not register: dependents first. What is protected is
   * refused and stays, with all that it needs; the rest goes all the same.
   */
  finish(): void {
    if (this.errors.length > 0) return;
    const gone = [...this.before.values()].filter(({ urn }) => !this.made.has(urn));
    const staying = new Map<string, KeptResource>();
    for (const resource of gone.reverse()) {
      const { urn, protect, retainOnDelete } = resource;
      const isNeeded = [...staying.values()].some(({ dependencies }) => dependencies.includes(urn));
      if (isNeeded || protect) staying.set(urn, resource);
      if (isNeeded) continue;
      this.step(protect ? "refuse" : retainOnDelete ? "discard" : "delete", urn);
      if (protect) this.errors.push(`resource "${urn}" cannot be deleted because it is protected.`);
    }
    for (const { urn, retainOnDelete } of this.replaced.toReversed()) {
      this.step(retainOnDelete ? "discard" : "delete", urn);
    }
    this.replaced.length = 0;
    this.before = new Map([...staying].reverse());
  }

  private bring(request: Request): KeptResource {
    const urn = this.urnOf(request);
    if (this.made.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    const needed = [request.parent, ...request.dependencies].filter((one) => one !== "");
    const missing = needed.find((one) => !this.made.has(one));
    if (missing !== undefined) throw new Error(`resource '${urn}' refers to unknown resource '${missing}'`);
    const old = this.before.get(urn);
    const inputs = this.inputsOf(request, old);
    const operation = this.operationOn(request, inputs, old);
    if (operation === "replace" && old?.protect === true) {
      this.steps.push(`refuse ${urn}`);
      throw new Error(`unable to replace resource "${urn}" as it is currently marked for protection.`);
    }
    if (operation !== undefined) this.step(operation, urn);
    const made = { ...this.outcome(request, operation, old), urn, inputs, dependencies: needed };
    this.made.set(urn, made);
    if (operation === "replace" && old !== undefined) this.replaced.push(old);
    return made;
  }

  private urnOf({ type, name, parent }: Request): string {
    const { stack, project } = this.options;
    const [, , around = ""] = parent.split("::");
    const prefix = around === "" || around === STACK_TYPE ? "" : `${around}$`;
    return `urn:pulumi:${stack}::${project}::${prefix}${type}::${name}`;
  }

  private step(operation: Operation, urn: string): void {
    const { stopAfter = Infinity } = this.options;
    if (this.steps.length >= stopAfter) throw new Error("The deployment was interrupted.");
    this.steps.push(`${operation} ${urn}`);
  }

  private inputsOf({ inputs, ignoreChanges }: Request, old: KeptResource | undefined): Properties {
    const wanted = kept(inputs) as Properties;
    if (old === undefined) return wanted;
    const ignored = ignoreChanges.filter((key) => key in old.inputs);
    return { ...wanted, ...Object.fromEntries(ignored.map((key) => [key, old.inputs[key]])) };
  }

  /** What has to be done; undefined when everything is as it should be. */
  private operationOn(
    request: Request,
    inputs: Properties,
    old: KeptResource | undefined,
  ): Operation | undefined {
    if (old === undefined) return request.importId === "" ? "create" : "import";
    const changed = [...new Set([...Object.keys(old.inputs), ...Object.keys(inputs)])].filter(
      (key) => !isDeepStrictEqual(old.inputs[key], inputs[key]),
    );
    if (changed.length === 0) return undefined;
    if (!request.custom) return "update";
    const replacing = [...replacingPropertiesOf(request.type), ...request.replaceOnChanges];
    return changed.some((key) => replacing.includes(key)) ? "replace" : "update";
  }

  private outcome(request: Request, operation: Operation | undefined, old: KeptResource | undefined) {
    const { type, name, protect, retainOnDelete } = request;
    const generation = (old?.generation ?? 0) + (operation === "replace" ? 1 : 0);
    const resource = { type, name, protect, retainOnDelete, generation };
    if (operation === undefined && old !== undefined)
      return { ...resource, id: old.id, outputs: old.outputs };
    if (request.custom) replacingPropertiesOf(type);
    // What replaces a resource stands beside it for a while, so AWS gives it another name.
    const called = generation === 0 ? name : `${name}-${String(generation)}`;
    const made = this.options.provider({ type, name: called, inputs: plain(request.inputs) as Properties });
    const isHidden = (key: string) => request.secretOutputs.includes(key) || isSecret(request.inputs[key]);
    const outputs = Object.entries(made.outputs).map(([key, value]) => [
      key,
      isHidden(key) ? secret(value) : value,
    ]);
    const before = operation === "update" ? old?.outputs : {};
    const id = operation === "update" ? (old?.id ?? "") : (made.id ?? "");
    return { ...resource, id, outputs: { ...before, ...Object.fromEntries(outputs) } as Properties };
  }
}
