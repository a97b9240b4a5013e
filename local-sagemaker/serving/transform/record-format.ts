import { isJsonObject, type Json } from "../../../pipeline-definition/document/definition";
import { FilterProblem, readFilter } from "./record-filter";

/** How one kind of record is read, written and joined. */
interface RecordFormat {
  readonly read: (line: string) => Json;
  readonly write: (value: Json) => string;
  readonly join: (input: Json, output: Json) => Json;
}

/** The fields of a line, quotes kept as they are. */
const fieldsOf = (line: string): readonly string[] =>
  line === ""
    ? [""]
    : [...line.matchAll(/(?:^|,)((?:"(?:[^"]|"")*"|[^,"])*)/g)].map(([, field = ""]) => field);

const asFields = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [value];

const fieldText = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

const CSV: RecordFormat = {
  read: fieldsOf,
  write: (value) => asFields(value).map(fieldText).join(","),
  join: (input, output) => [...asFields(input), ...asFields(output)],
};

const readJson = (line: string): Json => {
  try {
    return JSON.parse(line) as Json;
  } catch {
    throw new FilterProblem(`A record is not JSON: ${line.slice(0, 60)}`);
  }
};

const JSON_FORMAT: RecordFormat = {
  read: readJson,
  write: (value) => JSON.stringify(value),
  join: (input, output) =>
    isJsonObject(input)
      ? { ...input, SageMakerOutput: output }
      : { SageMakerInput: input, SageMakerOutput: output },
};

const FORMATS: Readonly<Record<string, RecordFormat>> = {
  "text/csv": CSV,
  "application/json": JSON_FORMAT,
  "application/jsonlines": JSON_FORMAT,
  "application/x-jsonlines": JSON_FORMAT,
};

const formatOf = (contentType: string): RecordFormat => {
  const name = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const format = FORMATS[name];
  if (format !== undefined) return format;
  throw new FilterProblem(
    `Records of type "${contentType}" cannot be filtered or joined; CSV, JSON and JSON Lines can.`,
  );
};

/** What `DataProcessing` does with the records of a transform job. */
export interface RecordProcessing {
  /** What the model is given of a record. */
  readonly input: (record: string) => string;
  /** What is written for a record and the model's answer to it. */
  readonly output: (record: string, answer: string) => string;
}

export interface RecordProcessingOptions {
  /** @default "$", all of it */
  readonly inputFilter?: string;
  /** @default "$", all of it */
  readonly outputFilter?: string;
  /** Whether records and answers are written beside each other. */
  readonly joined: boolean;
  readonly contentType: string;
  readonly accept: string;
}

/**
 * Prepares what `DataProcessing` asks for.
 *
 * @returns undefined when it asks for nothing.
 * @throws FilterProblem for a filter that cannot be read, or data that has no records.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform-data-processing.html
 */
export const recordProcessing = ({
  inputFilter = "$",
  outputFilter = "$",
  joined,
  contentType,
  accept,
}: RecordProcessingOptions): RecordProcessing | undefined => {
  if (inputFilter === "$" && outputFilter === "$" && !joined) return undefined;
  const inward = formatOf(contentType);
  const outward = formatOf(accept === "" ? contentType : accept);
  if (joined && inward !== outward)
    throw new FilterProblem(
      `"${contentType}" and "${accept}" cannot be joined: they are of different kinds.`,
    );
  const takeInput = readFilter(inputFilter);
  const takeOutput = readFilter(outputFilter);
  return {
    input: (record) => (inputFilter === "$" ? record : inward.write(takeInput(inward.read(record)))),
    output: (record, answer) => {
      const read = outward.read(answer);
      return outward.write(takeOutput(joined ? inward.join(inward.read(record), read) : read));
    },
  };
};
