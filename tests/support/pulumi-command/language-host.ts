/**
 * Stands in for `pulumi-language-nodejs`, which is not on every machine with the `pulumi` command: starts Pulumi's
 * own Node entry points, as that one does.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { message } from "../pulumi-wire";
import { servePlugin } from "./stand-in";

interface ProgramInfo {
  getRootDirectory(): string;
  getProgramDirectory(): string;
  getEntryPoint(): string;
  getOptions(): { toJavaScript(): { readonly tsconfig?: string } } | undefined;
}

interface RunRequest {
  getInfo(): ProgramInfo;
  getProject(): string;
  getStack(): string;
  getOrganization(): string;
  getDryrun(): boolean;
  getParallel(): number;
  getMonitorAddress(): string;
  getConfigMap(): { getEntryList(): readonly (readonly [key: string, value: string])[] };
  getConfigsecretkeysList(): readonly string[];
  getArgsList(): readonly string[];
}

interface PluginRequest {
  getInfo(): ProgramInfo;
  getArgsList(): readonly string[];
  getEnvList(): readonly string[];
}

interface Reply {
  setVersion(value: string): void;
  setError(value: string): void;
  setBail(value: boolean): void;
  setStdout(value: Uint8Array): void;
  setStderr(value: Uint8Array): void;
  setExitcode(value: number): void;
}

type Answer = (error: Error | null, reply: unknown) => void;

interface Stream {
  readonly request: PluginRequest;
  write(reply: unknown): void;
  end(): void;
  on(event: "cancelled", listener: () => void): void;
}

/** The program has said what is wrong with it. */
const SAID = 32;

const engine = process.argv.at(-1) ?? "";

const entryPoint = (info: ProgramInfo, name: string): string =>
  require.resolve(`@pulumi/pulumi/cmd/${name}`, { paths: [info.getProgramDirectory()] });

const typescript = (info: ProgramInfo): NodeJS.ProcessEnv => {
  const tsconfig = info.getOptions()?.toJavaScript().tsconfig;
  return {
    PULUMI_NODEJS_TYPESCRIPT: "true",
    ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
};

const flagsOf = (request: RunRequest): readonly string[] => {
  const info = request.getInfo();
  const values = {
    monitor: request.getMonitorAddress(),
    engine,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info.getRootDirectory(),
    stack: request.getStack(),
    pwd: info.getProgramDirectory(),
    parallel: String(request.getParallel()),
  };
  const flags = Object.entries(values).flatMap(([flag, value]) => [`--${flag}`, value]);
  return [...flags, ...(request.getDryrun() ? ["--dry-run"] : [])];
};

const run = ({ request }: { request: RunRequest }, answer: Answer): void => {
  const info = request.getInfo();
  const config = request.getConfigMap().getEntryList();
  const child = spawn(
    process.execPath,
    [entryPoint(info, "run"), ...flagsOf(request), info.getEntryPoint(), ...request.getArgsList()],
    {
      cwd: info.getProgramDirectory(),
      env: {
        ...process.env,
        ...typescript(info),
        PULUMI_CONFIG: JSON.stringify(
          Object.fromEntries(config.map(([key, value]) => [key.replace(":", ":config:"), value])),
        ),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  child.on("close", (code) => {
    const reply = message<Reply>("RunResponse");
    reply.setBail(code === SAID);
    if (code !== 0 && code !== SAID) reply.setError(`The program ended with exit code ${String(code)}.`);
    answer(null, reply);
  });
};

/** Runs a policy pack; what it prints is the port that the engine waits for. */
const runPlugin = (stream: Stream): void => {
  const { request } = stream;
  const info = request.getInfo();
  const folder = info.getProgramDirectory();
  const given = Object.fromEntries(
    request.getEnvList().map((line) => [line.replace(/=.*$/s, ""), line.replace(/^[^=]*=/, "")]),
  );
  const args = [entryPoint(info, "run-policy-pack"), ...request.getArgsList(), folder];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...given, ...typescript(info) } });
  const tell = (fill: (reply: Reply) => void): void => {
    const reply = message<Reply>("RunPluginResponse");
    fill(reply);
    stream.write(reply);
  };
  child.stdout.on("data", (data: Uint8Array) => tell((reply) => reply.setStdout(data)));
  child.stderr.on("data", (data: Uint8Array) => tell((reply) => reply.setStderr(data)));
  child.on("close", (code) => {
    tell((reply) => reply.setExitcode(code ?? 1));
    stream.end();
  });
  stream.on("cancelled", () => child.kill());
};

const empty =
  (name: string) =>
  (_: unknown, answer: Answer): void =>
    answer(null, message(name));

const { version } = createRequire(__filename)("@pulumi/pulumi/package.json") as { version: string };
const handlers = {
  handshake: empty("LanguageHandshakeResponse"),
  getPluginInfo: (_: unknown, answer: Answer): void => {
    const reply = message<Reply>("PluginInfo");
    reply.setVersion(version);
    answer(null, reply);
  },
  // What the program needs is found on the PATH, and nothing is to be fetched.
  getRequiredPackages: empty("GetRequiredPackagesResponse"),
  getRequiredPlugins: empty("GetRequiredPluginsResponse"),
  cancel: empty("Empty"),
  run,
  runPlugin,
};

void servePlugin({ LanguageRuntimeService: handlers });
