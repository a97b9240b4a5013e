import { isJsonObject, type JsonObject } from "../../document/definition";
import { callCode, plain, stringCode } from "./code";
import { operandCode } from "./expression-code";
import { rehearsal, type Writer } from "./writer";

/** A function of the DSL that fills in an object, with the holes that its arguments fill. */
interface Convenience {
  readonly name: string;
  /** What the function fills in; a `null` is a hole. */
  readonly template: JsonObject;
  /** The holes in the order of the function's arguments: a literal text, or any text. */
  readonly holes: readonly { readonly path: readonly string[]; readonly literal: boolean }[];
}

/** By the place in which the object stands. */
const CONVENIENCES: ReadonlyMap<string, Convenience> = new Map<string, Convenience>([
  [
    "Processing.ProcessingInputs",
    {
      name: "s3Input",
      template: {
        InputName: null,
        AppManaged: false,
        S3Input: {
          S3Uri: null,
          LocalPath: null,
          S3DataType: "S3Prefix",
          S3InputMode: "File",
          S3DataDistributionType: "FullyReplicated",
          S3CompressionType: "None",
        },
      },
      holes: [
        { path: ["InputName"], literal: true },
        { path: ["S3Input", "S3Uri"], literal: false },
        { path: ["S3Input", "LocalPath"], literal: true },
      ],
    },
  ],
  [
    "Processing.ProcessingOutputConfig.Outputs",
    {
      name: "s3Output",
      template: {
        OutputName: null,
        AppManaged: false,
        S3Output: { S3Uri: null, LocalPath: null, S3UploadMode: "EndOfJob" },
      },
      holes: [
        { path: ["OutputName"], literal: true },
        { path: ["S3Output", "S3Uri"], literal: false },
        { path: ["S3Output", "LocalPath"], literal: true },
      ],
    },
  ],
  [
    "Training.InputDataConfig",
    {
      name: "csvChannel",
      template: {
        ChannelName: null,
        ContentType: "text/csv",
        InputMode: "File",
        DataSource: {
          S3DataSource: { S3DataType: "S3Prefix", S3Uri: null, S3DataDistributionType: "FullyReplicated" },
        },
      },
      holes: [
        { path: ["ChannelName"], literal: true },
        { path: ["DataSource", "S3DataSource", "S3Uri"], literal: false },
      ],
    },
  ],
]);

const fits = (template: unknown, value: unknown): boolean => {
  if (template === null) return value !== undefined;
  if (!isJsonObject(template)) return template === value;
  if (!isJsonObject(value) || Object.keys(value).length !== Object.keys(template).length) return false;
  return Object.entries(template).every(([key, part]) => Object.hasOwn(value, key) && fits(part, value[key]));
};

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (isJsonObject(part) ? part[key] : undefined), value);

const isText = (value: unknown, writer: Writer): boolean => {
  const kind = operandCode(value, rehearsal(writer), "")?.kind;
  return kind === "text" || kind === "any";
};

/**
 * A call of the function of the DSL that fills in exactly this object; undefined when there is none.
 *
 * @param way the step type and the members that lead to the list that the object stands in
 */
export const convenienceCode = (value: unknown, way: string, writer: Writer): string | undefined => {
  const found = CONVENIENCES.get(way);
  if (found === undefined || !fits(found.template, value)) return undefined;
  const args = found.holes.map(({ path, literal }) => {
    const hole = at(value, path);
    if (literal) return typeof hole === "string" ? plain(stringCode(hole)) : undefined;
    return isText(hole, writer) ? operandCode(hole, writer, path.at(-1) ?? "") : undefined;
  });
  const given = args.filter((arg) => arg !== undefined);
  return given.length < args.length ? undefined : callCode(writer.use(found.name), ...given);
};
