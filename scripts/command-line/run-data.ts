import { closeSync, mkdirSync, openSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ObjectStore } from "../../local-sagemaker/jobs/object-store";
import { parseS3Uri } from "../../local-sagemaker/jobs/s3-uri";
import { overlaps, type RequiredInput } from "../../local-sagemaker/plan/input-uris";
import { LocalRunError } from "../../local-sagemaker/plan/local-run-error";
import type { ExecutionRecord } from "../../local-sagemaker/store/execution-record";
import { nearestName, quotedList } from "../../pipeline-definition/document/nearest-name";
import type { Workflow } from "../../pipeline-definition/workflow";
import { codeBundle, codeUris, contentKey } from "../../workflows/code-bundle";
import { UsageError } from "./command";

/** A file or folder of the user's that stands for an S3 URI. */
export interface Mount {
  readonly uri: string;
  readonly path: string;
}

const INPUT_FORM = "Give --input S3URI=PATH, for example --input s3://bucket/data.csv=./data.csv.";

/** Every way to split a text at an equals sign: S3 keys and paths may hold some themselves. */
const splits = (text: string): readonly Mount[] =>
  [...text.matchAll(/=/g)].map(({ index }) => ({ uri: text.slice(0, index), path: text.slice(index + 1) }));

/**
 * Reads what `--input` was given. Where the text has several equals signs, the URI is the one that the run
 * reads, else it ends at the first.
 *
 * @throws UsageError when it is not `S3URI=PATH`, or nothing in the run reads the URI.
 */
export const parseMount = (text: string, required: readonly RequiredInput[]): Mount => {
  const uris = [...new Set(required.map(({ uri }) => uri))];
  const choices = splits(text);
  const mount = choices.find(({ uri }) => uris.includes(uri)) ?? choices[0];
  if (mount === undefined || mount.path === "" || !mount.uri.startsWith("s3://"))
    throw new UsageError(`--input "${text}" is not of the form S3URI=PATH.`, INPUT_FORM);
  try {
    parseS3Uri(mount.uri);
  } catch (error) {
    if (error instanceof LocalRunError) throw new UsageError(error.message, error.hint);
    throw error;
  }
  if (!uris.some((uri) => overlaps(uri, mount.uri))) {
    const near = nearestName(mount.uri, uris);
    throw new UsageError(
      `Nothing in this run reads "${mount.uri}".`,
      `${near === undefined ? "" : `Did you mean "${near}"? `}The run reads ${quotedList(uris)}.`,
    );
  }
  return mount;
};

/** Writes the generated sample where it can be mounted; the same bytes keep their place. */
const writeSample = (folder: string, fileName: string, content: string): string => {
  const file = path.join(folder, contentKey("samples", fileName, content));
  mkdirSync(path.dirname(file), { recursive: true });
  // Written aside: another run may be reading the same sample.
  const aside = `${file}.${String(process.pid)}`;
  writeFileSync(aside, content);
  renameSync(aside, file);
  return file;
};

export interface RunDataOptions {
  readonly objects: ObjectStore;
  readonly required: readonly RequiredInput[];
  /** What `--input` gave. */
  readonly mounts: readonly Mount[];
  /** The workflow that runs, if it is one of ours: brings its code and its sample. */
  readonly workflow?: Workflow;
  /** Where the generated sample is written. */
  readonly folder: string;
}

const linesOf = (content: string): number => content.trimEnd().split("\n").length;

/** A sample of one row has one line more where the workflow's data has a header. */
const rowsOf = ({ sampleData }: Workflow, content: string): number =>
  linesOf(content) - linesOf(sampleData({ rows: 1 }).content) + 1;

const mountWorkflow = async (
  workflow: Workflow,
  { objects, required, mounts, folder }: RunDataOptions,
): Promise<ExecutionRecord["Inputs"]> => {
  const { name, sampleInputs, sampleData } = workflow;
  const bundle = codeBundle(name);
  const uris = codeUris(bundle, sampleInputs.bucket);
  for (const file of bundle) await objects.mount(uris[file.name] ?? "", file.path);
  const { inputData } = sampleInputs;
  const isRead = required.some(({ uri }) => uri === inputData);
  if (!isRead || mounts.some(({ uri }) => overlaps(uri, inputData))) return [];
  const { fileName, content } = sampleData();
  await objects.mount(inputData, writeSample(folder, fileName, content));
  const rows = rowsOf(workflow, content).toLocaleString("en-US");
  return [{ S3Uri: inputData, Source: `the generated sample of ${name}, ${rows} rows` }];
};

const isFile = (file: string): boolean => {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** The user's files under a URI; each is opened once, so that no step has to find out that one is closed. */
const mountReadable = async (objects: ObjectStore, { uri, path: file }: Mount): Promise<number> => {
  try {
    await objects.mount(uri, file);
    const { objects: found } = await objects.list(uri);
    for (const object of found) closeSync(openSync(object.path, "r"));
    return found.length;
  } catch (error) {
    const { code = "", path: place = file } = error as NodeJS.ErrnoException;
    if (!["EACCES", "EPERM"].includes(code)) throw error;
    throw new LocalRunError(
      `Input "${uri}" is to be read from "${path.resolve(place)}", which this user may not read.`,
      "Change its permissions, or give --input S3URI=PATH the path of another file or folder.",
    );
  }
};

/**
 * @throws LocalRunError when there is nothing in what was given for a URI, a file where a folder is read, or
 * something that this user may not read.
 */
const mountGiven = async (objects: ObjectStore, mount: Mount): Promise<void> => {
  const { uri, path: file } = mount;
  if (uri.endsWith("/") && isFile(file))
    throw new LocalRunError(
      `Input "${uri}" is a folder, but is to be read from the file "${path.resolve(file)}".`,
      `Give a folder, or the file its name in it: --input ${uri}${path.basename(file)}=${file}.`,
    );
  if ((await mountReadable(objects, mount)) > 0) return;
  throw new LocalRunError(
    `Input "${uri}" is to be read from "${path.resolve(file)}", which holds no file.`,
    "Give --input S3URI=PATH the path of a file, or of a folder with files in it.",
  );
};

/** @throws LocalRunError that names everything which is nowhere, and how to bring it in. */
const assertPresent = async (objects: ObjectStore, required: readonly RequiredInput[]): Promise<void> => {
  const missing: RequiredInput[] = [];
  for (const input of required) {
    const { objects: found } = await objects.list(input.uri);
    if (found.length === 0 && input.mayBeMissing !== true) missing.push(input);
  }
  if (missing.length === 0) return;
  const lines = missing.map(({ uri, step, input }) => `  - "${uri}", read by step "${step}" as "${input}"`);
  const uris = [...new Set(missing.map(({ uri }) => uri))];
  throw new LocalRunError(
    `The run reads data that is not on this machine:\n${lines.join("\n")}`,
    `Bring it in with ${uris.map((uri) => `--input ${uri}=PATH`).join(" ")}.`,
  );
};

/**
 * Makes readable what a run reads: the workflow's code and generated sample, and the user's files over them.
 *
 * @returns where the input data comes from, a line for each; the workflow's code is not listed.
 * @throws LocalRunError when something that the run reads is nowhere, or may not be read.
 */
export const mountRunData = async (options: RunDataOptions): Promise<ExecutionRecord["Inputs"]> => {
  const { objects, required, mounts, workflow } = options;
  const sample = workflow === undefined ? [] : await mountWorkflow(workflow, options);
  for (const mount of mounts) await mountGiven(objects, mount);
  await assertPresent(objects, required);
  const given = mounts.map(({ uri, path: file }) => ({ S3Uri: uri, Source: path.resolve(file) }));
  const named = new Set([...sample, ...given].map(({ S3Uri }) => S3Uri));
  const code =
    workflow === undefined
      ? []
      : Object.values(codeUris(codeBundle(workflow.name), workflow.sampleInputs.bucket));
  const kept = [...new Set(required.flatMap(({ uri, mayBeMissing }) => (mayBeMissing ? [] : [uri])))]
    .filter((uri) => !code.includes(uri) && ![...named].some((other) => overlaps(other, uri)))
    .map((uri) => ({ S3Uri: uri, Source: "the local store" }));
  return [...sample, ...given, ...kept];
};
