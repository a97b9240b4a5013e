import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { abaloneRealData } from "../workflows/abalone/real-data";
import { adultCensusRealData } from "../workflows/adult-census/real-data";
import { churnRetrainingRealData } from "../workflows/churn-retraining/real-data";
import { irisRealData } from "../workflows/iris/real-data";
import { command, run, UsageError } from "./command-line/command";
import { findWorkflow } from "./command-line/workflow-lookup";

/** Where a workflow's real data set comes from, and how it becomes the file that the workflow reads. */
export interface RealData {
  readonly url: string;
  /** SHA-256 of the source file, in hexadecimal. */
  readonly sha256: string;
  /** Licence and authors, shown to whoever fetches the data. */
  readonly licence: string;
  /** No more bytes than this are taken from the source. */
  readonly maxBytes: number;
  /** Name of the converted file. */
  readonly fileName: string;
  readonly convert: (source: string) => string;
}

/** The source of each workflow that has one. */
const SOURCES: Readonly<Record<string, RealData>> = {
  abalone: abaloneRealData,
  "adult-census": adultCensusRealData,
  "churn-retraining": churnRetrainingRealData,
  iris: irisRealData,
};

/** The data could not be fetched, or is not what it should be. */
export class DataError extends Error {
  override readonly name = "DataError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

export interface FetchOptions {
  /** For the whole download. @default two minutes */
  readonly timeoutMilliseconds?: number;
  /** Told in lines for people how far the download is. */
  readonly onProgress?: (line: string) => void;
}

const BY_HAND = "fetch the file by other means and give it with --file PATH";
const MEGABYTE = 1_000_000;
const bytesOf = (count: number): string => `${count.toLocaleString("en-US")} bytes`;

/** Node says only "fetch failed"; what failed stands in the cause. */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // Several addresses were tried: the reasons stand one level deeper, and the message is empty.
  const inner = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  return inner instanceof Error ? inner.message : String(inner);
};

const readBody = async (response: Response, source: RealData, options: FetchOptions): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    const before = Math.floor(size / MEGABYTE);
    size += chunk.byteLength;
    if (size > source.maxBytes) {
      throw new DataError(
        `"${source.url}" is larger than ${bytesOf(source.maxBytes)}.`,
        `That is not the known file; ${BY_HAND}.`,
      );
    }
    chunks.push(chunk);
    const now = Math.floor(size / MEGABYTE);
    if (now > before) options.onProgress?.(`${String(now)} MB so far`);
  }
  options.onProgress?.(`${bytesOf(size)} fetched`);
  return Buffer.concat(chunks);
};

/**
 * Downloads a source file; the caller checks its hash.
 *
 * @throws DataError when the place cannot be reached, answers with an error, takes too long or sends too much.
 */
export const fetchSource = async (source: RealData, options: FetchOptions = {}): Promise<Buffer> => {
  const { timeoutMilliseconds = 120_000, onProgress } = options;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  onProgress?.(`fetching ${source.url}`);
  try {
    const response = await fetch(source.url, { signal });
    if (!response.ok) {
      await response.body?.cancel();
      const answer = `${String(response.status)} ${response.statusText}`.trim();
      throw new DataError(`"${source.url}" answered "${answer}".`, `Try again later, or ${BY_HAND}.`);
    }
    return await readBody(response, source, options);
  } catch (error) {
    if (error instanceof DataError) throw error;
    if (signal.aborted) {
      const seconds = String(timeoutMilliseconds / 1000);
      throw new DataError(`"${source.url}" took longer than ${seconds} s.`, `Try again, or ${BY_HAND}.`);
    }
    throw new DataError(
      `"${source.url}" could not be fetched: ${reasonOf(error)}.`,
      `Check the network (a proxy is not used), or ${BY_HAND}.`,
    );
  }
};

/** @throws DataError when the bytes are not those of the known file. */
export const verifySource = (source: RealData, bytes: Buffer, origin: string): void => {
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found === source.sha256) return;
  throw new DataError(
    `"${origin}" is not the known file: its SHA-256 is ${found}, not ${source.sha256}.`,
    "Nothing was kept. The file was changed or damaged on the way; fetch it again or from another place.",
  );
};

const readGiven = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(
      `"${file}" cannot be read: ${reasonOf(error)}.`,
      "Give --file the path of the downloaded file.",
    );
  }
};

/**
 * Writes converted data into a folder, whole or not at all.
 *
 * @returns the path of the file.
 * @throws DataError when the folder cannot be written to.
 */
export const keepData = (folder: string, fileName: string, content: string): string => {
  const file = path.join(folder, fileName);
  const aside = `${file}.${String(process.pid)}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, content);
    renameSync(aside, file);
    return file;
  } catch (error) {
    if (existsSync(aside)) rmSync(aside);
    throw new DataError(
      `"${file}" cannot be written: ${reasonOf(error)}.`,
      "Make room on the disk, or make the folder writable.",
    );
  }
};

const sourceOf = (workflow: string): RealData => {
  const source = SOURCES[workflow];
  if (source !== undefined) return source;
  throw new UsageError(
    `Workflow "${workflow}" has no real data set to fetch.`,
    `These have one: ${Object.keys(SOURCES).join(", ")}.`,
  );
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const program = command(
  "data",
  "Fetch a workflow's real data set, check its hash and convert it to the form that the workflow reads.",
  "npm run -s data -- adult-census",
)
  .argument("<WORKFLOW>", "a workflow's name")
  .option("--file <path>", "use this copy of the source file instead of fetching it")
  .action(async (name: string, { file }: { readonly file?: string }) => {
    const { sampleInputs } = findWorkflow(name);
    const source = sourceOf(name);
    const bytes = file === undefined ? await fetchSource(source, { onProgress: say }) : readGiven(file);
    verifySource(source, bytes, file ?? source.url);
    const folder = path.join(__dirname, "..", "workflows", name, "data");
    const kept = path.relative("", keepData(folder, source.fileName, source.convert(bytes.toString("utf8"))));
    say(`Licence: ${source.licence}`);
    say(`Run with it: npm run -s local -- run ${name} --input ${sampleInputs.inputData}=${kept}`);
    process.stdout.write(`${kept}\n`);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
