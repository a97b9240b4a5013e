import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { parse } from "yaml";
import { readFileSync } from "node:fs";
import { pretendAws } from "./pulumi-mocks";
import { configOf, type ProgramOptions } from "./pulumi-program";

const ROOT = path.resolve(__dirname, "../..");

/** Pulumi's own libraries: the wire between its Node entry point and its engine. */
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi"));

interface Struct {
  toJavaScript(): Record<string, unknown>;
}
/** A message of the protocol, as far as it is read or written here. */
interface Message {
  toObject(): { type: string; name: string; custom: boolean };
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
type Handlers = Readonly<Record<string, (call: { readonly request: Message }, answer: Answer) => void>>;
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
};
const messages = {
  ...(fromPulumi("@pulumi/pulumi/proto/resource_pb") as Messages),
  ...(fromPulumi("@pulumi/pulumi/proto/provider_pb") as Messages),
  ...(fromPulumi("@pulumi/pulumi/proto/engine_pb") as Messages),
  ...(fromPulumi("google-protobuf/google/protobuf/empty_pb") as Messages),
};
const { Struct } = fromPulumi("google-protobuf/google/protobuf/struct_pb") as {
  Struct: { fromJavaScript(value: unknown): unknown };
};

const message = (name: string): Message => {
  const Type = messages[name];
  if (Type === undefined) throw new Error(`Pulumi has no message "${name}".`);
  return new Type();
};
const nothing: Handlers[string] = (_, answer) => answer(null, message("Empty"));

/** What a run through Pulumi's Node entry point did. */
export interface EngineRun {
  /** 0, or what Pulumi's language host reads as failure. */
  readonly exitCode: number;
  /** What Pulumi would print as errors. */
  readonly errors: readonly string[];
  readonly resources: readonly { readonly type: string; readonly name: string; readonly inputs: unknown }[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface Recorded {
  readonly errors: string[];
  readonly resources: { type: string; name: string; inputs: unknown }[];
  outputs: Record<string, unknown>;
}

const ERROR = 3;

const engineHandlers = ({ errors }: Recorded): Handlers => ({
  log: ({ request }, answer) => {
    if (request.getSeverity() === ERROR) errors.push(request.getMessage());
    answer(null, message("Empty"));
  },
  getRootResource: (_, answer) => answer(null, message("GetRootResourceResponse")),
  setRootResource: (_, answer) => answer(null, message("SetRootResourceResponse")),
});

const monitorHandlers = (recorded: Recorded, aws: ReturnType<typeof pretendAws>): Handlers => ({
  supportsFeature: (_, answer) => {
    const supported = message("SupportsFeatureResponse");
    supported.setHassupport(true);
    answer(null, supported);
  },
  registerResource: ({ request }, answer) => {
    const { type, name } = request.toObject();
    const inputs = request.getObject()?.toJavaScript() ?? {};
    recorded.resources.push({ type, name, inputs });
    const { id, state } = aws.newResource({ type, name, inputs }) as { id?: string; state: unknown };
    const made = message("RegisterResourceResponse");
    made.setUrn(`urn:pulumi:dev::sagemaker-pipelines::${type}::${name}`);
    made.setId(id ?? "");
    made.setObject(Struct.fromJavaScript(state));
    answer(null, made);
  },
  registerResourceOutputs: ({ request }, answer) => {
    if (request.getUrn().includes("pulumi:pulumi:Stack"))
      recorded.outputs = request.getOutputs().toJavaScript();
    answer(null, message("Empty"));
  },
  invoke: ({ request }, answer) => {
    const result = message("InvokeResponse");
    result.setReturn(Struct.fromJavaScript(aws.call({ token: request.getTok(), inputs: {} })));
    answer(null, result);
  },
  signalAndWaitForShutdown: nothing,
});

const listen = (server: InstanceType<typeof grpc.Server>): Promise<string> =>
  new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(`127.0.0.1:${String(port)}`);
      else reject(error);
    });
  });

/** The settings that the command line gives Pulumi's Node program by its environment. */
const environmentOf = (values: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const { runtime } = parse(readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8")) as {
    runtime: { options: { tsconfig: string } };
  };
  const config = Object.entries(values).map(([key, value]) => [key.replace(":", ":config:"), value] as const);
  return {
    PATH: process.env["PATH"],
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: "[]",
    PULUMI_NODEJS_TYPESCRIPT: "true",
    PULUMI_NODEJS_TSCONFIG_PATH: path.join(ROOT, runtime.options.tsconfig),
  };
};

/**
 * Runs the program as `pulumi up` does, with the runtime options of `Pulumi.yaml`: Pulumi's own Node entry
 * point in a process of its own, and a pretended engine behind its protocol.
 */
export const runUnderPulumi = async (options: ProgramOptions): Promise<EngineRun> => {
  const { stack, preview = false } = options;
  const { project, values } = configOf(ROOT, options);
  const recorded: Recorded = { errors: [], resources: [], outputs: {} };
  const server = new grpc.Server();
  server.addService(services.EngineService, engineHandlers(recorded));
  const aws = pretendAws(values["aws:region"] ?? "", preview, new Map());
  server.addService(services.ResourceMonitorService, monitorHandlers(recorded, aws));
  const address = await listen(server);
  try {
    const entry = path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd/run");
    const named = { monitor: address, engine: address, project, stack, organization: "acme", pwd: ROOT };
    const flags = Object.entries(named).flatMap(([flag, value]) => [`--${flag}`, value]);
    const child = spawn(
      process.execPath,
      [entry, ...flags, "--root-directory", ROOT, ...(preview ? ["--dry-run"] : []), "--parallel", "16", "."],
      { env: environmentOf(values), stdio: "ignore" },
    );
    const [exitCode] = (await once(child, "close")) as [number];
    return { exitCode, ...recorded };
  } finally {
    server.forceShutdown();
  }
};
