/** Stands in for the provider of AWS behind the `pulumi` command: the same pretended AWS as in all other tests. */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Properties } from "../property-values";
import { message, struct } from "../pulumi-wire";
import { ACCOUNT_FOLDER, STOP_AFTER, STOPPED } from "./account-folder";
import { differenceOf, PretendAccount } from "./pretend-account";
import { servePlugin } from "./stand-in";

interface Struct {
  toJavaScript(): Properties;
}

interface Call {
  readonly request: {
    getUrn(): string;
    getType(): string;
    getName(): string;
    getId(): string;
    getTok(): string;
    getPreview(): boolean;
    getNews(): Struct | undefined;
    getOlds(): Struct | undefined;
    getOldInputs(): Struct | undefined;
    getProperties(): Struct | undefined;
    getInputs(): Struct | undefined;
    getVariablesMap(): { get(key: string): string | undefined };
  };
}

interface Reply {
  setVersion(value: string): void;
  setSupportspreview(value: boolean): void;
  setInputs(value: unknown): void;
  setProperties(value: unknown): void;
  setReturn(value: unknown): void;
  setId(value: string): void;
  setChanges(value: number): void;
  setDiffsList(value: readonly string[]): void;
  setReplacesList(value: readonly string[]): void;
}

type Answer = (error: Error | null, reply?: unknown) => void;
type Handler = (call: Call, answer: Answer) => void;

const NO_DIFFERENCE = 1;
const DIFFERENCE = 2;

const values = (of: Struct | undefined): Properties => of?.toJavaScript() ?? {};

const reply = (name: string, fill: (reply: Reply) => void = () => undefined): Reply => {
  const made = message<Reply>(name);
  fill(made);
  return made;
};

/** Answers, or says what went wrong. */
const answering =
  (make: (request: Call["request"]) => unknown): Handler =>
  ({ request }, answer) => {
    try {
      const made = make(request);
      // No answer at all: the line is cut.
      if (made !== undefined) answer(null, made);
    } catch (error) {
      answer(error instanceof Error ? error : new Error(String(error)));
    }
  };

const folder = process.env[ACCOUNT_FOLDER] ?? "";
const stopAfter = Number(process.env[STOP_AFTER] ?? "Infinity");
let account = new PretendAccount(folder, "us-east-1", stopAfter);

const unchangedInputs = (request: Call["request"]) =>
  reply("CheckResponse", (one) => {
    one.setInputs(struct(values(request.getNews())));
  });

/** The version of the package, as its provider would have it. */
const { version } = createRequire(__filename)("@pulumi/aws/package.json") as { version: string };

const service = {
  getPluginInfo: () => reply("PluginInfo", (one) => one.setVersion(version)),
  cancel: () => reply("Empty"),
  attach: () => reply("Empty"),
  checkConfig: unchangedInputs,
  diffConfig: () => reply("DiffResponse", (one) => one.setChanges(NO_DIFFERENCE)),
  configure: (request) => {
    const region = request.getVariablesMap().get("aws:config:region") ?? "";
    account = new PretendAccount(folder, region, stopAfter);
    // No secrets: the engine keeps those of the inputs.
    return reply("ConfigureResponse", (one) => one.setSupportspreview(true));
  },
  check: unchangedInputs,
  diff: (request) => {
    const [before, after] = [values(request.getOldInputs()), values(request.getNews())];
    const { changed, replacing } = differenceOf(request.getType(), before, after);
    return reply("DiffResponse", (one) => {
      one.setChanges(changed.length === 0 ? NO_DIFFERENCE : DIFFERENCE);
      one.setDiffsList(changed);
      one.setReplacesList(replacing);
    });
  },
  create: (request) => {
    const inputs = values(request.getProperties());
    // What AWS adds is not known before it is made.
    if (request.getPreview()) {
      return reply("CreateResponse", (one) => one.setProperties(struct(inputs)));
    }
    const made = account.create(request.getUrn(), request.getType(), request.getName(), inputs);
    if (made === undefined) {
      writeFileSync(path.join(folder, STOPPED), "");
      return undefined;
    }
    return reply("CreateResponse", (one) => {
      one.setId(made.id);
      one.setProperties(struct(made.outputs));
    });
  },
  read: (request) =>
    reply("ReadResponse", (one) => {
      one.setId(request.getId());
      one.setProperties(request.getProperties());
      one.setInputs(request.getInputs());
    }),
  update: (request) =>
    reply("UpdateResponse", (one) => {
      const gone = new Set(Object.keys(values(request.getOldInputs())));
      const made = Object.entries(values(request.getOlds())).filter(([key]) => !gone.has(key));
      one.setProperties(struct({ ...Object.fromEntries(made), ...values(request.getNews()) }));
    }),
  delete: (request) => {
    account.delete(request.getType(), request.getId());
    return reply("Empty");
  },
  invoke: (request) =>
    reply("InvokeResponse", (one) => one.setReturn(struct(account.call(request.getTok())))),
} satisfies Record<string, (request: Call["request"]) => unknown>;

const handlers = Object.fromEntries(Object.entries(service).map(([name, make]) => [name, answering(make)]));

void servePlugin({ ResourceProviderService: handlers });
