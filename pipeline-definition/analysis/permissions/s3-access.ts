import { isGet } from "../../document/definition";
import { parseGet } from "../../document/references";
import type { DocumentReading } from "./document-reading";
import { grant, note, type Finding } from "./finding";
import { keyNotes, keysOf, throughS3Grant, type KeyReading } from "./keys";
import { covers, isOpen, literally } from "./pattern";
import { bucketArn } from "./place";
import { shown } from "./roles";
import { outputsOf, type DataInput, type DataOutput } from "./step-data";
import type { Value } from "./step-reading";

/** A place in S3; the key is a pattern. */
interface Location {
  readonly bucket: string;
  readonly key: string;
  readonly parameters: readonly string[];
  /** Whether the key is that of a folder which stands for everything in it. */
  readonly whole: boolean;
}

/** SageMaker takes addresses of the web too, with the bucket in the path or before the host. */
const asUri = (text: string): string =>
  text
    .replace(/^https:\/\/s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?\//, "s3://")
    .replace(/^https:\/\/([^/]+)\.s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?\//, "s3://$1/");

const located = ({ pattern, parameters }: Value): Location | undefined => {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)(?:\/+(.*))?$/s.exec(asUri(pattern)) ?? [];
  return bucket === undefined || isOpen(bucket) ? undefined : { bucket, key, parameters, whole: false };
};

/** The folder of a parameter's default: a start may name another file in it. */
const folderOfDefault = (location: Location): Location => {
  const folder = location.key.slice(0, location.key.lastIndexOf("/") + 1);
  if (location.parameters.length === 0 || folder === "" || isOpen(folder)) return location;
  return { ...location, key: folder, whole: true };
};

const inFolder = ({ surroundings }: DocumentReading, location: Location): Location => {
  const uri = `s3://${location.bucket}/${location.key}`;
  const folder = surroundings.folders?.map(literally).find((one) => uri.startsWith(one));
  const key = folder?.slice(`s3://${location.bucket}/`.length);
  return key === undefined ? location : { ...location, key, whole: true };
};

/** Whether a function or a job of another service says what a value is, once it has run. */
const isAnswer = (value: unknown): boolean => {
  const reference = isGet(value) ? parseGet(value.Get, []) : undefined;
  const [first] = reference?.kind === "property" ? reference.property : [];
  return first !== undefined && "member" in first && first.member === "OutputParameters";
};

/** What a value reads like, and for an answer anything in the folder where those lie. */
const textsOf = ({ read, surroundings: { answersIn } }: DocumentReading, value: unknown): readonly Value[] =>
  answersIn !== undefined && isAnswer(value)
    ? [{ pattern: `${literally(answersIn)}*`, parameters: [] }]
    : read(value);

/** The places that a value may name, widened to the folders that are granted as a whole. */
const locationsOf = (reading: DocumentReading, value: unknown): readonly Location[] =>
  textsOf(reading, value).flatMap((text) => {
    const location = located(text);
    return location === undefined ? [] : [inFolder(reading, folderOfDefault(location))];
  });

const keyPattern = ({ key, whole }: Location, kind: DataInput["kind"]): string => {
  if (whole || (kind === "prefix" && !key.endsWith("*"))) return `${key}*`;
  return key;
};

const below = ({ key, whole }: Location): string =>
  whole ? `${key}*` : key === "" ? "*" : `${key.replace(/(?<!\/)\/+$/, "")}/*`;

/** Keys that encrypt what the steps of a document write, and where they write it. */
export type WrittenKeys = readonly {
  readonly bucket: string;
  readonly pattern: string;
  readonly key: KeyReading;
}[];

export const writtenKeys = (reading: DocumentReading): WrittenKeys =>
  reading.steps.flatMap((step) =>
    outputsOf(step).flatMap(({ uri, key }) =>
      locationsOf(reading, uri).flatMap((location) =>
        keysOf(reading, key).map((one) => ({ bucket: location.bucket, pattern: below(location), key: one })),
      ),
    ),
  );

const bucketKey = (
  { surroundings: { bucketKeys = {} } }: DocumentReading,
  bucket: string,
): readonly KeyReading[] => {
  const arn = Object.hasOwn(bucketKeys, bucket) ? bucketKeys[bucket] : undefined;
  return arn === undefined ? [] : [{ arn, parameters: [] }];
};

const noKey = (role: string, bucket: string): Finding =>
  note(
    role,
    `Bucket "${bucket}": if its objects are encrypted with a customer key, rights on that key are needed too.`,
  );

const nowhere = (role: string, verb: string, uri: unknown): Finding =>
  note(role, `What is ${verb} at ${shown(uri)} is not known to the document: rights in S3 are missing.`);

/** What a role needs to read a value's place, and the key of what lies there. */
export const readFindings = (
  reading: DocumentReading,
  written: WrittenKeys,
  role: string,
  { uri, kind }: DataInput,
): readonly Finding[] => {
  const places = locationsOf(reading, uri);
  if (places.length === 0) return [nowhere(role, "read", uri)];
  return places.flatMap((location): readonly Finding[] => {
    const { bucket, parameters } = location;
    const arn = bucketArn(reading.place, bucket);
    const pattern = keyPattern(location, kind);
    const keys = [
      ...bucketKey(reading, bucket),
      ...written
        .filter(
          (one) => one.bucket === bucket && (covers(one.pattern, pattern) || covers(pattern, one.pattern)),
        )
        .map(({ key }) => key),
    ];
    return [
      grant(role, "ReadObjects", ["s3:GetObject"], [`${arn}/${pattern}`], { parameters }),
      ...(kind === "prefix" ? [{ kind: "listing", role, bucketArn: arn, prefix: pattern } as const] : []),
      ...(kind === "manifest"
        ? [note(role, `The objects that the manifest ${shown(uri)} names have to be readable too.`)]
        : []),
      ...keys.map((key) => throughS3Grant(reading, role, key, "read")),
      ...(keys.length === 0 ? [noKey(role, bucket)] : []),
    ];
  });
};

/** What a role needs to write below a value's place, encrypted with the key that the step names. */
export const writeFindings = (
  reading: DocumentReading,
  role: string,
  { uri, key }: DataOutput,
): readonly Finding[] => {
  const places = locationsOf(reading, uri);
  if (places.length === 0) return [nowhere(role, "written", uri)];
  return places.flatMap((location) => {
    const { bucket, parameters } = location;
    const object = `${bucketArn(reading.place, bucket)}/${below(location)}`;
    const keys = [...keysOf(reading, key), ...bucketKey(reading, bucket)];
    return [
      grant(role, "WriteObjects", ["s3:PutObject", "s3:AbortMultipartUpload"], [object], { parameters }),
      ...keys.map((one) => throughS3Grant(reading, role, one, "write")),
      ...keyNotes(reading, role, key),
      ...(keys.length === 0 ? [noKey(role, bucket)] : []),
    ];
  });
};
