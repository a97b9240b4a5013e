import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../../pipeline-definition/document/definition";
import type { ObjectStore } from "../jobs/object-store";
import { objectAt, objectsAt, textAt, textsAt } from "../jobs/request-reading";

/** One call of an endpoint, both ways. */
export interface CapturedCall {
  readonly eventId: string;
  readonly time: Date;
  readonly input: { readonly contentType: string; readonly body: Buffer };
  readonly output: { readonly contentType: string; readonly body: Buffer };
  readonly inferenceId?: string;
  readonly customAttributes?: string;
}

/** Collects captured calls of one variant. */
export interface DataCapture {
  /** Writes a call down, if it is one of those to be captured. It can be read when this resolves. */
  readonly record: (call: CapturedCall) => Promise<void>;
}

/** As many calls stand in one file, which is written anew with each. */
const CALLS_PER_FILE = 100;

type Encoding = "CSV" | "JSON" | "BASE64";

const matches = (types: readonly string[] | undefined, contentType: string): boolean => {
  const wanted = contentType.split(";")[0]?.trim().toLowerCase();
  return (types ?? []).some((type) => type.toLowerCase() === wanted);
};

/** Content that no header names is written in base 64. */
const encodingOf = (config: JsonObject, contentType: string): Encoding => {
  const header = objectAt(config, "CaptureContentTypeHeader");
  if (matches(textsAt(header, "CsvContentTypes"), contentType)) return "CSV";
  return matches(textsAt(header, "JsonContentTypes"), contentType) ? "JSON" : "BASE64";
};

const written = (
  config: JsonObject,
  mode: "INPUT" | "OUTPUT",
  { contentType, body }: CapturedCall["input"],
): JsonObject => {
  const encoding = encodingOf(config, contentType);
  return {
    observedContentType: contentType,
    mode,
    data: body.toString(encoding === "BASE64" ? "base64" : "utf8"),
    encoding,
  };
};

/**
 * One captured call, as a line of JSON.
 *
 * @param config `DataCaptureConfig` of the endpoint's configuration.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html
 */
const captureLine = (config: JsonObject, call: CapturedCall): string => {
  const modes = objectsAt(config, "CaptureOptions").map((option) => textAt(option, "CaptureMode"));
  const takes = (mode: string): boolean => modes.includes(mode) || modes.includes("InputAndOutput");
  const { eventId, time, inferenceId, customAttributes } = call;
  const line = {
    captureData: {
      ...(takes("Input") ? { endpointInput: written(config, "INPUT", call.input) } : {}),
      ...(takes("Output") ? { endpointOutput: written(config, "OUTPUT", call.output) } : {}),
    },
    eventMetadata: {
      eventId,
      ...(customAttributes === undefined ? {} : { customAttributes: [customAttributes] }),
      ...(inferenceId === undefined ? {} : { inferenceId }),
      inferenceTime: time.toISOString().replace(/\.\d+Z$/, "Z"),
    },
    eventVersion: "0",
  };
  return `${JSON.stringify(line)}\n`;
};

/** `yyyy/mm/dd/hh` of a time. */
const hourOf = (time: Date): string => time.toISOString().slice(0, 13).replace(/[-T]/g, "/");

/** `mm-ss-mmm-<random>.jsonl`, of the minute in which the file was begun. */
const fileName = (time: Date): string =>
  `${time.toISOString().slice(14, 23).replace(/[:.]/g, "-")}-${randomUUID()}.jsonl`;

interface CaptureFile {
  readonly hour: string;
  readonly uri: string;
  readonly lines: string[];
}

class FolderCapture implements DataCapture {
  #file: CaptureFile | undefined;
  #due = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(
    readonly config: JsonObject,
    readonly prefix: string,
    readonly objects: ObjectStore,
  ) {}

  record(call: CapturedCall): Promise<void> {
    // Evenly spread instead of drawn by lot: of a hundred calls exactly the percentage asked for.
    this.#due += Number(textAt(this.config, "InitialSamplingPercentage") ?? 0);
    if (this.#due < 100) return Promise.resolve();
    this.#due -= 100;
    const written = this.#last.then(() => this.#write(call));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #write(call: CapturedCall): Promise<void> {
    const hour = hourOf(call.time);
    if (this.#file?.hour !== hour || this.#file.lines.length >= CALLS_PER_FILE)
      this.#file = { hour, uri: `${this.prefix}/${hour}/${fileName(call.time)}`, lines: [] };
    const { uri, lines } = this.#file;
    lines.push(captureLine(this.config, call));
    const folder = await mkdtemp(join(tmpdir(), "capture-"));
    try {
      await writeFile(join(folder, "lines"), lines.join(""));
      await this.objects.put(join(folder, "lines"), uri);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/**
 * Captures calls into `<DestinationS3Uri>/<endpoint>/<variant>/yyyy/mm/dd/hh/<file>.jsonl`. AWS writes within
 * minutes; here a call can be read at once.
 *
 * @param config `DataCaptureConfig` of the endpoint's configuration; undefined, or disabled, captures nothing.
 */
export const createDataCapture = (
  config: JsonObject | undefined,
  endpoint: string,
  variant: string,
  objects: ObjectStore,
): DataCapture => {
  if (config === undefined || config["EnableCapture"] === false) return { record: () => Promise.resolve() };
  const destination = (textAt(config, "DestinationS3Uri") ?? "").replace(/(?<!\/)\/+$/, "");
  return new FolderCapture(config, `${destination}/${endpoint}/${variant}`, objects);
};
