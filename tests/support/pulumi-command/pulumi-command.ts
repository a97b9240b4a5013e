import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { parse, stringify } from "yaml";
import { ACCOUNT_FOLDER, STOP_AFTER, STOPPED } from "./account-folder";
import { makeCommandFolder } from "./command-folder";
import { isOfProgram, readEngineEvents, type CommandEvents } from "./engine-events";

/** A stack as a command left it: the folder with its state, its account, and what opens its secrets. */
export interface CommandState {
  /** Resources of the program, by URN, with the URNs of what they need. */
  readonly resources: ReadonlyMap<string, { readonly dependencies: readonly string[] }>;
  readonly folder: string;
}

/** What one run of the `pulumi` command did. */
export interface CommandRun extends CommandEvents {
  readonly exitCode: number;
  /** The inputs of each resource, as text, by URN. */
  readonly bytes: ReadonlyMap<string, string>;
  readonly state: CommandState;
  /** What the command printed. */
  readonly output: string;
}

export interface CommandOptions {
  readonly stack: string;
  /** Folder of the program; its stack file is written anew. */
  readonly folder: string;
  readonly config?: Readonly<Record<string, string | undefined>>;
  /** @default nothing deployed yet */
  readonly state?: CommandState;
  /** Kills the command when AWS has made that many resources. */
  readonly stopAfter?: number;
  /** Further arguments, such as a policy pack. */
  readonly more?: readonly string[];
}

type Operation = "preview" | "up" | "destroy" | "refresh";

const FLAGS: Readonly<Record<Operation, readonly string[]>> = {
  preview: [],
  up: ["--yes", "--skip-preview", "--suppress-outputs"],
  // Without its preview it would delete what is not protected before it refuses the rest.
  destroy: ["--yes", "--suppress-outputs"],
  refresh: ["--yes", "--skip-preview", "--clear-pending-creates"],
};

interface StackFile {
  secretsprovider?: string;
  encryptionsalt?: string;
  config: Record<string, unknown>;
}

/** A deployment as `pulumi stack export` prints it. */
interface Exported {
  readonly resources?: readonly {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    readonly dependencies?: readonly string[];
  }[];
}

interface Place {
  /** Backend, account and the files of one run. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs the real `pulumi` command with a state in files, a pretended AWS, and no way to fetch anything. */
export class PulumiCommand {
  private readonly bin: string;

  /**
   * @param pulumi the command
   * @param scratch a folder of its own, which may be removed afterwards
   */
  constructor(
    private readonly pulumi: string,
    private readonly scratch: string,
  ) {
    this.bin = path.join(scratch, "bin");
    makeCommandFolder(this.bin, pulumi);
    writeFileSync(path.join(scratch, "passphrase"), "of no stack that anybody uses\n");
  }

  /** Runs one operation, from a state, to its end. A killed command is cleaned up after, as people do. */
  async run(operation: Operation, options: CommandOptions): Promise<CommandRun> {
    const place = this.placeOf(options);
    this.writeStackFile(options, place.folder);
    const { stack, folder } = options;
    if (options.state === undefined) {
      const init = ["stack", "init", stack, "--secrets-provider", "passphrase", "--non-interactive"];
      await this.expectSuccess(init, folder, place);
      cpSync(stackFileOf(options), path.join(place.folder, "stack.yaml"));
    }
    const events = path.join(place.folder, "events.jsonl");
    const flags = ["--stack", stack, "--non-interactive", "--event-log", events, ...FLAGS[operation]];
    const {
      exitCode,
      output,
      errors: said,
    } = await this.execute(
      [operation, ...flags, ...(options.more ?? [])],
      folder,
      place,
      options.stopAfter !== undefined,
    );
    const written = existsSync(events) ? readFileSync(events, "utf8") : "";
    const seen = readEngineEvents(written, operation === "preview" ? "planned" : "done");
    const isKilled = exitCode === undefined;
    if (isKilled) await this.cleanUp(options, place);
    return {
      ...seen,
      errors: [...(isKilled ? ["The deployment was interrupted."] : []), ...errorsIn(seen, said, exitCode)],
      exitCode: exitCode ?? 1,
      bytes: new Map(seen.resources.map(({ urn, inputs }) => [urn, JSON.stringify(inputs)])),
      state: { folder: place.folder, resources: await this.resourcesIn(options, place) },
      output,
    };
  }

  /** The same state in a folder of its own: each run changes its own copy. */
  private placeOf({ state, stopAfter }: CommandOptions): Place {
    const folder = mkdtempSync(path.join(this.scratch, "run-"));
    if (state !== undefined) {
      for (const part of ["backend", "account", "stack.yaml"]) {
        cpSync(path.join(state.folder, part), path.join(folder, part), { recursive: true });
      }
    }
    for (const part of ["backend", "account"]) mkdirSync(path.join(folder, part), { recursive: true });
    const env = {
      PATH: [this.bin, path.dirname(this.pulumi), process.env["PATH"]].join(path.delimiter),
      HOME: folder,
      PULUMI_HOME: path.join(this.scratch, "home"),
      PULUMI_BACKEND_URL: `file://${path.join(folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE_FILE: path.join(this.scratch, "passphrase"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
      // Without it the command does not know --event-log.
      PULUMI_DEBUG_COMMANDS: "true",
      [ACCOUNT_FOLDER]: path.join(folder, "account"),
      ...(stopAfter === undefined ? {} : { [STOP_AFTER]: String(stopAfter) }),
    };
    return { folder, env };
  }

  /** Gives the stack file the test's configuration and, since there is no KMS, a passphrase. */
  private writeStackFile(options: CommandOptions, folder: string): void {
    const file = stackFileOf(options);
    const { config, ...rest } = parse(readFileSync(file, "utf8")) as StackFile;
    const kept = path.join(folder, "stack.yaml");
    const salt = existsSync(kept)
      ? (parse(readFileSync(kept, "utf8")) as StackFile).encryptionsalt
      : undefined;
    const values = new Map(Object.entries(config));
    for (const [key, value] of Object.entries(options.config ?? {})) {
      const name = key.includes(":") ? key : `sagemaker-pipelines:${key}`;
      if (value === undefined) values.delete(name);
      else values.set(name, value);
    }
    delete rest.secretsprovider;
    delete rest.encryptionsalt;
    const secrets = salt === undefined ? {} : { encryptionsalt: salt };
    writeFileSync(file, stringify({ ...rest, ...secrets, config: Object.fromEntries(values) }));
  }

  /** A killed command leaves a lock, and creations of which nobody knows how they ended. */
  private async cleanUp(options: CommandOptions, place: Place): Promise<void> {
    const { stack, folder } = options;
    await this.expectSuccess(["cancel", stack, "--yes", "--non-interactive"], folder, place);
    const refresh = ["refresh", "--stack", stack, "--non-interactive", ...FLAGS.refresh];
    const env = { ...place.env };
    delete env[STOP_AFTER];
    await this.expectSuccess(refresh, folder, { ...place, env });
  }

  private async resourcesIn(
    { stack, folder }: CommandOptions,
    place: Place,
  ): Promise<CommandState["resources"]> {
    const output = await this.expectSuccess(["stack", "export", "--stack", stack], folder, place);
    const { deployment } = JSON.parse(output) as { deployment: Exported | null };
    const resources = (deployment?.resources ?? []).filter(isOfProgram);
    return new Map(
      resources.map(({ urn, parent, dependencies = [] }) => [
        urn,
        { dependencies: [...(parent === undefined ? [] : [parent]), ...dependencies] },
      ]),
    );
  }

  private async expectSuccess(args: readonly string[], folder: string, place: Place): Promise<string> {
    const { exitCode, output, errors } = await this.execute(args, folder, place, false);
    if (exitCode !== 0) throw new Error(`"pulumi ${args.join(" ")}" failed: ${output}${errors}`);
    return output;
  }

  /** Exit code undefined: it was killed, when AWS answered no more. */
  private async execute(args: readonly string[], cwd: string, { folder, env }: Place, mayStop: boolean) {
    // A group of its own: killed as a whole, as a machine that is switched off.
    const child = spawn(this.pulumi, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const account = path.join(folder, "account");
    const kill = () => {
      if (existsSync(path.join(account, STOPPED)) && child.pid !== undefined)
        process.kill(-child.pid, "SIGKILL");
    };
    const watcher = mayStop ? watch(account, kill) : undefined;
    const [output, errors, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close") as Promise<[number | null]>,
    ]);
    watcher?.close();
    return { exitCode: code ?? undefined, output, errors };
  }
}

const stackFileOf = ({ folder, stack }: CommandOptions): string => path.join(folder, `Pulumi.${stack}.yaml`);

/** What ends a command before there are events stands in what it says alone. */
const errorsIn = (
  { errors }: CommandEvents,
  said: string,
  exitCode: number | undefined,
): readonly string[] =>
  errors.length > 0 || exitCode === 0 || exitCode === undefined ? errors : [said.trim()];
