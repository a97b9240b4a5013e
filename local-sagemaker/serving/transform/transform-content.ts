import type { ModelServer } from "../model-server";
import { FilterProblem } from "./record-filter";
import type { TransformSettings } from "./transform-settings";

/** What a container takes that says nothing of it. */
const DEFAULT_PAYLOAD_MEGABYTES = 6;

/** One file cannot be transformed; the others can. */
export class TransformFailure extends Error {
  override readonly name = "TransformFailure";
}

/** Lines as one byte a character, so that lengths are bytes and any encoding survives. */
const recordsOf = (content: Buffer, { byLine }: TransformSettings): readonly string[] => {
  const text = content.toString("latin1");
  if (text === "") return [];
  return byLine ? text.replace(/\n$/, "").split("\n") : [text];
};

const recoded = (text: string, from: BufferEncoding, to: BufferEncoding): string =>
  Buffer.from(text, from).toString(to);

interface Batch {
  /** As they stand in the file. */
  readonly records: readonly string[];
  readonly payload: string;
}

const payloadOf = (record: string, { processing }: TransformSettings): string =>
  processing === undefined
    ? record
    : recoded(processing.input(recoded(record, "latin1", "utf8")), "utf8", "latin1");

/** Records in requests that are no larger than allowed, in order. */
const batchesOf = (records: readonly string[], settings: TransformSettings): readonly Batch[] => {
  const most = (settings.maxPayloadMegabytes ?? DEFAULT_PAYLOAD_MEGABYTES) * 1024 * 1024;
  const batches: { records: string[]; parts: string[]; bytes: number }[] = [];
  for (const record of records) {
    const part = payloadOf(record, settings);
    if (part.length > most)
      throw new TransformFailure(`A record of ${String(part.length)} bytes is larger than a request may be.`);
    const last = batches.at(-1);
    if (last === undefined || settings.single || !settings.byLine || last.bytes + part.length + 1 > most)
      batches.push({ records: [record], parts: [part], bytes: part.length });
    else {
      last.records.push(record);
      last.parts.push(part);
      last.bytes += part.length + 1;
    }
  }
  return batches.map(({ records: own, parts }) => ({ records: own, payload: parts.join("\n") }));
};

const processed = (answer: string, { records }: Batch, settings: TransformSettings): string => {
  const { processing, byLine } = settings;
  if (processing === undefined) return answer;
  const answers = byLine ? answer.replace(/\n$/, "").split("\n") : [answer];
  if (answers.length !== records.length)
    throw new TransformFailure(
      `The model answered ${String(records.length)} records with ${String(answers.length)} lines, and filters and joins need one for each.`,
    );
  const lines = records.map((record, i) =>
    processing.output(
      recoded(record, "latin1", "utf8"),
      recoded(answers[i] ?? "", "latin1", "utf8").trimEnd(),
    ),
  );
  return recoded(lines.join("\n"), "utf8", "latin1");
};

const asked = async (batch: Batch, settings: TransformSettings, server: ModelServer): Promise<string> => {
  const { contentType, accept, assembledByLine } = settings;
  const { status, body } = await server.invoke({
    body: Buffer.from(batch.payload, "latin1"),
    ...(contentType === "" ? {} : { contentType }),
    ...(accept === "" ? {} : { accept }),
  });
  if (status < 200 || status >= 300)
    throw new TransformFailure(
      `Bad HTTP status received from algorithm: ${String(status)}: ${body.toString("utf8").trim()}`,
    );
  const text = processed(body.toString("latin1"), batch, settings);
  return assembledByLine && !text.endsWith("\n") ? `${text}\n` : text;
};

/**
 * What a model makes of one file, record by record in their order.
 *
 * @throws TransformFailure when a record cannot be transformed.
 */
export const transformContent = async (
  content: Buffer,
  settings: TransformSettings,
  server: ModelServer,
): Promise<Buffer> => {
  try {
    const parts: string[] = [];
    for (const batch of batchesOf(recordsOf(content, settings), settings))
      parts.push(await asked(batch, settings, server));
    return Buffer.from(parts.join(""), "latin1");
  } catch (error) {
    if (error instanceof FilterProblem) throw new TransformFailure(error.message);
    throw error;
  }
};
