import { createRequire } from "node:module";

/** Pulumi's own libraries: the wire between its Node entry point and its engine. */
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi"));

interface Struct {
  toJavaScript(): Record<string, unknown>;
  serializeBinary(): Uint8Array;
}

/** A message of the protocol, as far as it is read or written here. */
export interface Message {
  toObject(): {
    readonly type: string;
    readonly name: string;
    readonly parent: string;
    readonly custom: boolean;
    readonly protect?: boolean;
    readonly retainondelete?: boolean;
    readonly importid: string;
    readonly ignorechangesList: readonly string[];
    readonly replaceonchangesList: readonly string[];
    readonly dependenciesList: readonly string[];
    readonly additionalsecretoutputsList: readonly string[];
  };
  getObject(): Struct | undefined;
  getOutputs(): Struct;
  getUrn(): string;
  getTok(): string;
  getSeverity(): number;
  getMessage(): string;
  setUrn(value: string): void;
  setId(value: string): void;
  setObject(value: unknown): void;
  setReturn(value: unknown): void;
  setHassupport(value: boolean): void;
}

type Answer = (error: Error | null, message?: unknown) => void;

/** What a service does with each of its calls. */
export type Handlers = Readonly<
  Record<string, (call: { readonly request: Message }, answer: Answer) => void>
>;
type Messages = Readonly<Record<string, new () => Message>>;

const grpc = fromPulumi("@grpc/grpc-js") as {
  Server: new () => {
    addService(service: unknown, handlers: Handlers): void;
    bindAsync(address: string, credentials: unknown, done: (error: Error | null, port: number) => void): void;
    forceShutdown(): void;
  };
  ServerCredentials: { createInsecure(): unknown };
};
const services = {
  ...(fromPulumi("@pulumi/pulumi/proto/resource_grpc_pb") as { ResourceMonitorService: unknown }),
  ...(fromPulumi("@pulumi/pulumi/proto/engine_grpc_pb") as { EngineService: unknown }),
  ...(fromPulumi("@pulumi/pulumi/proto/provider_grpc_pb") as { ResourceProviderService: unknown }),
  ...(fromPulumi("@pulumi/pulumi/proto/language_grpc_pb") as { LanguageRuntimeService: unknown }),
};
const messages = {
  ...(fromPulumi("@pulumi/pulumi/proto/resource_pb") as Messages),
  ...(fromPulumi("@pulumi/pulumi/proto/provider_pb") as Messages),
  ...(fromPulumi("@pulumi/pulumi/proto/engine_pb") as Messages),
  ...(fromPulumi("@pulumi/pulumi/proto/language_pb") as Messages),
  ...(fromPulumi("@pulumi/pulumi/proto/plugin_pb") as Messages),
  ...(fromPulumi("google-protobuf/google/protobuf/empty_pb") as Messages),
};
const { Struct } = fromPulumi("google-protobuf/google/protobuf/struct_pb") as {
  Struct: { fromJavaScript(value: unknown): unknown };
};

/** An empty message of that name. */
export const message = <M = Message>(name: string): M => {
  const Type = messages[name];
  if (Type === undefined) throw new Error(`Pulumi has no message "${name}".`);
  return new Type() as M;
};

/** Property values as they stand in a message. */
export const struct = (values: unknown): unknown => Struct.fromJavaScript(values);

/** A running server. */
export interface Server {
  /** `HOST:PORT`, on this machine only. */
  readonly address: string;
  readonly stop: () => void;
}

/** Serves some of Pulumi's services on a port of its own; calls without a handler are not implemented. */
export const serve = (handlers: Partial<Record<keyof typeof services, object>>): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = new grpc.Server();
    for (const [name, each] of Object.entries(handlers)) {
      server.addService(services[name as keyof typeof services], each as Handlers);
    }
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) {
        resolve({ address: `127.0.0.1:${String(port)}`, stop: () => void server.forceShutdown() });
      } else reject(error);
    });
  });
