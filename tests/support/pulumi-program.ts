import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { canonicalJson } from "../../pipeline-definition/document/canonical-json";
import { pretendAws } from "./pulumi-mocks";

const ROOT = path.resolve(__dirname, "../..");

/** What stands where a preview does not know a value yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One resource as the program registered it: inputs and options as they went over the wire. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly importId: string;
  readonly ignoreChanges: readonly string[];
  /** `type::name` of each resource that has to stand first. */
  readonly dependencies: readonly string[];
  /** `type::name` of the component around it. */
  readonly parent: string;
}

/** Everything that one run of the program did. */
export interface ProgramRun {
  readonly resources: readonly Registration[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
  /** The one resource of a type (and name). */
  readonly only: (type: string, name?: string) => Registration;
  readonly all: (type: string) => readonly Registration[];
  /** What the pretend AWS answered for a resource: its inputs and what AWS adds. */
  readonly made: (resource: Registration) => Readonly<Record<string, unknown>>;
  /** The inputs of all resources as text, by `type::name`; the folder of the program is left out. */
  readonly bytes: ReadonlyMap<string, string>;
}

export interface ProgramOptions {
  readonly stack: string;
  /** Values in addition to the stack's file, and instead of those in it; undefined removes one. */
  readonly config?: Readonly<Record<string, string | undefined>>;
  /** Folder of the program, when it is a copy. */
  readonly folder?: string;
  readonly preview?: boolean;
}

const readYaml = (file: string): Record<string, unknown> =>
  existsSync(file) ? (parse(readFileSync(file, "utf8")) as Record<string, unknown>) : {};

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const inProject = (project: string, key: string): string => (key.includes(":") ? key : `${project}:${key}`);

/** The configuration as the CLI hands it over: defaults of the project, then the stack's file, then the test's. */
export const configOf = (folder: string, { stack, config = {} }: ProgramOptions) => {
  const project = readYaml(path.join(folder, "Pulumi.yaml")) as {
    name: string;
    config?: Record<string, { default: unknown }>;
  };
  const own = readYaml(path.join(folder, `Pulumi.${stack}.yaml`))["config"] ?? {};
  const values = new Map<string, string>();
  for (const [key, { default: value }] of Object.entries(project.config ?? {})) {
    values.set(inProject(project.name, key), asText(value));
  }
  for (const [key, value] of Object.entries(own)) values.set(key, asText(value));
  for (const [key, value] of Object.entries(config)) {
    if (value === undefined) values.delete(inProject(project.name, key));
    else values.set(inProject(project.name, key), value);
  }
  return { project: project.name, values: Object.fromEntries(values) };
};

interface RegisterRequest {
  toObject(): {
    type: string;
    name: string;
    parent: string;
    protect?: boolean;
    retainondelete?: boolean;
    importid: string;
    ignorechangesList: string[];
    dependenciesList: string[];
  };
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
}

interface Monitor {
  registerResource(
    request: RegisterRequest,
    callback: (error: Error | undefined, answer?: unknown) => void,
  ): void;
}

/** `urn:pulumi:stack::project::A$B::name` to `B::name`. */
const shortUrn = (urn: string): string => urn.split("::").slice(2).join("::").replace(/^.*\$/, "");

const registrationOf = (request: RegisterRequest): Registration => {
  const { type, name, ...options } = request.toObject();
  return {
    type,
    name,
    inputs: request.getObject()?.toJavaScript() ?? {},
    protect: options.protect ?? false,
    retainOnDelete: options.retainondelete ?? false,
    importId: options.importid,
    ignoreChanges: options.ignorechangesList,
    dependencies: options.dependenciesList.map(shortUrn),
    parent: shortUrn(options.parent),
  };
};

/** Notes every registration on its way, and refuses two of the same name as the engine does. */
const tapMonitor = (seen: Map<string, Registration>): void => {
  const monitor = (pulumi.runtime as unknown as { getMonitor(): Monitor }).getMonitor();
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    const registration = registrationOf(request);
    const key = `${registration.parent}|${registration.type}::${registration.name}`;
    if (seen.has(key)) {
      callback(new Error(`Two resources are called ${key}.`));
      return;
    }
    seen.set(key, registration);
    register(request, callback);
  };
};

/** Loads the program anew: from its own folder only `index.ts`, since nothing else keeps state. */
const load = (folder: string): unknown => {
  const entry = path.join(folder, "index.ts");
  for (const file of Object.keys(require.cache)) {
    if (file === entry || (folder !== ROOT && file.startsWith(folder + path.sep))) delete require.cache[file];
  }
  return require(entry);
};

/** Collects what the program warns of, which mocks would print. */
const withWarnings = async <T>(task: () => Promise<T>): Promise<readonly [T, readonly string[]]> => {
  const warnings: string[] = [];
  const log = pulumi.log as { warn: typeof pulumi.log.warn };
  const { warn } = log;
  log.warn = (message) => {
    warnings.push(message);
    return Promise.resolve();
  };
  try {
    return [await task(), warnings];
  } finally {
    log.warn = warn;
  }
};

const programRun = (
  folder: string,
  resources: readonly Registration[],
  answers: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  { outputs, warnings }: Pick<ProgramRun, "outputs" | "warnings">,
): ProgramRun => {
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    resources,
    outputs,
    warnings,
    all,
    made: ({ type, name }) => answers.get(`${type}::${name}`) ?? {},
    only: (type, name) => {
      const found = all(type).filter((resource) => name === undefined || resource.name === name);
      const [first] = found;
      if (first === undefined || found.length > 1) {
        throw new Error(`There are ${String(found.length)} resources ${type} ${name ?? ""}.`);
      }
      return first;
    },
    bytes: new Map(
      resources.map(({ type, name, inputs }) => [
        `${type}::${name}`,
        canonicalJson(inputs).replaceAll(folder, "<folder>"),
      ]),
    ),
  };
};

/**
 * Pulumi notes the stack of every promise it makes; mapping those to the sources would be most of the time
 * that a run takes, and nobody reads them here.
 */
const withPlainStacks = async <T>(task: () => Promise<T>): Promise<T> => {
  const formatter = Error as { prepareStackTrace?: unknown };
  const mapped = formatter.prepareStackTrace;
  formatter.prepareStackTrace = undefined;
  try {
    return await task();
  } finally {
    formatter.prepareStackTrace = mapped;
  }
};

/** Runs the whole of `index.ts` against a pretend AWS and tells everything that it registered. */
export const runProgram = async (options: ProgramOptions): Promise<ProgramRun> => {
  const { stack, folder = ROOT, preview = false } = options;
  const { project, values } = configOf(folder, options);
  const answers = new Map<string, Readonly<Record<string, unknown>>>();
  const mocks = pretendAws(values["aws:region"] ?? "", preview, answers);
  await pulumi.runtime.setMocks(mocks, project, stack, preview, "acme");
  pulumi.runtime.setAllConfig(values, []);
  const seen = new Map<string, Registration>();
  tapMonitor(seen);
  const runtime = pulumi.runtime as unknown as {
    runInPulumiStack(program: () => Promise<unknown>): Promise<Record<string, unknown> | undefined>;
    waitForRPCs(): Promise<void>;
  };
  const [outputs, warnings] = await withWarnings(() =>
    withPlainStacks(async () => {
      // Thrown inside, a failure would also come up as rejections that nobody can catch.
      let failure: { readonly error: unknown } | undefined;
      const result = await runtime.runInPulumiStack(() => {
        try {
          return Promise.resolve(load(folder));
        } catch (error) {
          failure = { error };
          return Promise.resolve({});
        }
      });
      await runtime.waitForRPCs();
      if (failure !== undefined) throw failure.error;
      return result;
    }),
  );
  return programRun(folder, [...seen.values()], answers, { outputs: outputs ?? {}, warnings });
};

/** Configuration that a stack needs and its file leaves to the person who deploys. */
export const OWN_DATA = { inputDataUri: "s3://census-of-acme/adult/adult.csv" };

export const STACKS = ["dev", "staging", "prod"] as const;

const deployed = new Map<string, Promise<ProgramRun>>();

/** The program run once for one of the three stacks, shared by all tests that only look at it. */
export const deployedStack = (stack: (typeof STACKS)[number]): Promise<ProgramRun> => {
  const run = deployed.get(stack) ?? runProgram({ stack, config: stack === "dev" ? {} : OWN_DATA });
  deployed.set(stack, run);
  return run;
};
