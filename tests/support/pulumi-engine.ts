import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { parse } from "yaml";
import { Deployment, EMPTY_STATE, type Provider, type Request, type StackState } from "./deployment";
import { plain, type Properties } from "./property-values";
import { pretendAws } from "./pulumi-mocks";
import { configOf, type ProgramOptions } from "./pulumi-program";
import { message, serve, struct, type Handlers, type Message } from "./pulumi-wire";

const ROOT = path.resolve(__dirname, "../..");

/** What a run through Pulumi's Node entry point did. */
export interface EngineRun {
  /** 0, or what Pulumi's language host reads as failure. */
  readonly exitCode: number;
  /** What Pulumi would print as errors: of the program, then of the engine. */
  readonly errors: readonly string[];
  /** What the engine did, in order: `create urn:pulumi:…`. */
  readonly steps: readonly string[];
  /** Everything the program registered, as it stands on the wire. */
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
  }[];
  /** A hash over each registration, byte for byte, by URN. */
  readonly bytes: ReadonlyMap<string, string>;
  readonly outputs: Properties;
  /** The state afterwards; after a preview the one from before. */
  readonly state: StackState;
  /** Most memory that the program's process held, in megabytes. */
  readonly peakMegabytes: number;
  /** Time that the program's process computed, in seconds, on whatever number of cores. */
  readonly processorSeconds: number;
}

export interface EngineOptions extends ProgramOptions {
  /** State of the stack. @default nothing deployed yet */
  readonly state?: StackState;
  /** Stops after that many operations, as an interrupted engine does. */
  readonly stopAfter?: number;
}

interface Recorded {
  readonly errors: string[];
  readonly resources: { type: string; name: string; inputs: Properties }[];
  readonly bytes: Map<string, string>;
  outputs: Properties;
}

/** A severity of the log, and a code of gRPC. */
const ERROR = 3;
const UNAVAILABLE = 14;

const engineHandlers = ({ errors }: Recorded): Handlers => ({
  log: ({ request }, answer) => {
    if (request.getSeverity() === ERROR) errors.push(request.getMessage());
    answer(null, message("Empty"));
  },
  getRootResource: (_, answer) => answer(null, message("GetRootResourceResponse")),
  setRootResource: (_, answer) => answer(null, message("SetRootResourceResponse")),
});

const requestOf = (request: Message): Request => {
  const { protect = false, retainondelete: retainOnDelete = false, ...rest } = request.toObject();
  return {
    ...{ type: rest.type, name: rest.name, parent: rest.parent, custom: rest.custom },
    ...{ protect, retainOnDelete, importId: rest.importid },
    inputs: request.getObject()?.toJavaScript() ?? {},
    ignoreChanges: rest.ignorechangesList,
    replaceOnChanges: rest.replaceonchangesList,
    dependencies: rest.dependenciesList,
    secretOutputs: rest.additionalsecretoutputsList,
  };
};

/** All that the program said of a resource; dependencies come in any order. */
const bytesOf = (wire: Message, request: Request): string => {
  const options = { ...request, inputs: {}, dependencies: request.dependencies.toSorted() };
  return createHash("sha256")
    .update(wire.getObject()?.serializeBinary() ?? "")
    .update(JSON.stringify(options))
    .digest("hex");
};

/** The engine is gone for the program, whatever the reason: it ends at once, and the engine says why. */
const gone = (cause: unknown): Error =>
  Object.assign(new Error("unavailable", { cause }), { code: UNAVAILABLE });

const monitorHandlers = (
  recorded: Recorded,
  deployment: Deployment,
  call: (token: string) => unknown,
): Handlers => ({
  supportsFeature: (_, answer) => {
    const supported = message("SupportsFeatureResponse");
    supported.setHassupport(true);
    answer(null, supported);
  },
  registerResource: ({ request: wire }, answer) => {
    const request = requestOf(wire);
    const { type, name, inputs } = request;
    recorded.resources.push({ type, name, inputs });
    try {
      const { urn, id, outputs } = deployment.register(request);
      recorded.bytes.set(urn, bytesOf(wire, request));
      const made = message("RegisterResourceResponse");
      made.setUrn(urn);
      made.setId(id);
      made.setObject(struct(outputs));
      answer(null, made);
    } catch (error) {
      answer(gone(error));
    }
  },
  registerResourceOutputs: ({ request }, answer) => {
    const outputs = plain(request.getOutputs().toJavaScript()) as Properties;
    deployment.setOutputs(request.getUrn(), outputs);
    if (request.getUrn().includes("pulumi:pulumi:Stack")) recorded.outputs = outputs;
    answer(null, message("Empty"));
  },
  invoke: ({ request }, answer) => {
    const result = message("InvokeResponse");
    result.setReturn(struct(call(request.getTok())));
    answer(null, result);
  },
  signalAndWaitForShutdown: (_, answer) => answer(null, message("Empty")),
});

/** The settings that the command line gives Pulumi's Node program by its environment. */
const environmentOf = (folder: string, values: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const { runtime } = parse(readFileSync(path.join(folder, "Pulumi.yaml"), "utf8")) as {
    runtime: { options: { tsconfig: string } };
  };
  const config = Object.entries(values).map(([key, value]) => [key.replace(":", ":config:"), value] as const);
  return {
    PATH: process.env["PATH"],
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: "[]",
    PULUMI_NODEJS_TYPESCRIPT: "true",
    PULUMI_NODEJS_TSCONFIG_PATH: path.join(folder, runtime.options.tsconfig),
  };
};

/** Tells the parent, at the end of the process, the most memory that it took in kilobytes, and its time in microseconds. */
const TELL_USAGE = `data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();writeSync(3,maxRSS+" "+(userCPUTime+systemCPUTime))})`;

const ENTRY = path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd/run");

/** Runs the program in a process of its own, until it ends. */
const runEntryPoint = async (
  address: string,
  { stack, folder = ROOT, preview = false }: ProgramOptions,
  { project, values }: ReturnType<typeof configOf>,
): Promise<Pick<EngineRun, "exitCode" | "peakMegabytes" | "processorSeconds">> => {
  const named = { monitor: address, engine: address, project, stack, organization: "acme", pwd: folder };
  const flags = Object.entries(named).flatMap(([flag, value]) => [`--${flag}`, value]);
  const more = ["--root-directory", folder, ...(preview ? ["--dry-run"] : []), "--parallel", "16", "."];
  const child = spawn(process.execPath, ["--import", TELL_USAGE, ENTRY, ...flags, ...more], {
    env: environmentOf(folder, values),
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [usage, [exitCode]] = await Promise.all([
    text(child.stdio[3] as Readable),
    once(child, "close") as Promise<[number]>,
  ]);
  const [kilobytes = 0, microseconds = 0] = usage.split(" ").map(Number);
  return { exitCode, peakMegabytes: kilobytes / 1024, processorSeconds: microseconds / 1e6 };
};

type Aws = ReturnType<typeof pretendAws>;

const providerOf =
  (aws: Aws): Provider =>
  (resource) => {
    const { id, state } = aws.newResource(resource) as { id?: string; state: Properties };
    return { ...(id === undefined ? {} : { id }), outputs: state };
  };

/**
 * Runs the program as `pulumi up` or `pulumi preview` does, with the runtime options of `Pulumi.yaml`:
 * Pulumi's own Node entry point in a process of its own, and an engine with a pretended AWS behind its
 * protocol.
 */
export const runUnderPulumi = async (options: EngineOptions): Promise<EngineRun> => {
  const { stack, folder = ROOT, preview = false, state = EMPTY_STATE, stopAfter = Infinity } = options;
  const config = configOf(folder, options);
  const recorded: Recorded = { errors: [], resources: [], bytes: new Map(), outputs: {} };
  const aws = pretendAws(config.values["aws:region"] ?? "", preview, new Map());
  const { project } = config;
  const provider = providerOf(aws);
  const deployment = new Deployment({ project, stack, state, provider, stopAfter });
  const call = (token: string) => aws.call?.({ token, inputs: {} });
  const server = await serve({
    ResourceMonitorService: monitorHandlers(recorded, deployment, call),
    EngineService: engineHandlers(recorded),
  });
  try {
    const ended = await runEntryPoint(server.address, options, config);
    if (ended.exitCode === 0 && recorded.errors.length === 0) deployment.finish();
    const errors = [...recorded.errors, ...deployment.errors];
    const after = preview ? state : deployment.state;
    return { ...ended, ...recorded, errors, steps: deployment.steps, state: after };
  } finally {
    server.stop();
  }
};

/**
 * Takes everything of a stack away, as `pulumi destroy` does: the program has no part in it. It begins with a preview,
 * and ends there when something is refused.
 */
export const destroyStack = (
  stack: string,
  state: StackState,
): Pick<EngineRun, "steps" | "errors" | "state"> => {
  const provider: Provider = () => ({ outputs: {} });
  const deployment = new Deployment({ project: "", stack, state, provider });
  deployment.finish();
  const { steps, errors } = deployment;
  if (errors.length === 0) return deployment;
  return { steps: steps.filter((step) => step.startsWith("refuse ")), errors, state };
};
