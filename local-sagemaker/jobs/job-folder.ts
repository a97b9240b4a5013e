import { lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Json } from "../../pipeline-definition/document/definition";
import { makeFolder } from "../store/make-folder";
import { JOB_LOG } from "./job-log";

/** The folder of one job on this machine. */
export interface JobFolder {
  readonly root: string;
  /** What the job sees as `/opt/ml`. */
  readonly optMl: string;
  /** Working folder and home of the job's processes. */
  readonly home: string;
  readonly logFile: string;
}

/** A request asks for a place that a job cannot have, or the service would refuse it; the job fails. */
export class InvalidRequest extends Error {
  override readonly name = "InvalidRequest";
}

/** Makes the folders that every job has. */
export const createJobFolder = async (root: string): Promise<JobFolder> => {
  const folder = {
    root,
    optMl: join(root, "opt", "ml"),
    home: join(root, "home"),
    logFile: join(root, JOB_LOG),
  };
  makeFolder(join(folder.optMl, "output"));
  await mkdir(folder.home, { recursive: true });
  await writeFile(folder.logFile, "");
  return folder;
};

/**
 * The place on this machine of a path in the container.
 *
 * @param below The folder that the path must lie in, for example `/opt/ml/processing`.
 * @throws InvalidRequest when it lies elsewhere.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
export const placeInJob = (folder: JobFolder, containerPath: string, below: string): string => {
  if (!containerPath.startsWith(`${below}/`) || containerPath.split("/").some((part) => part === ".."))
    throw new InvalidRequest(`The local path "${containerPath}" does not lie in "${below}".`);
  return join(folder.optMl, containerPath.slice("/opt/ml".length));
};

/** Writes a configuration file below `/opt/ml`. */
export const writeConfig = async (folder: JobFolder, path: string, value: Json): Promise<void> => {
  const file = join(folder.optMl, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value));
};

/** The bytes of a file that a job left below `/opt/ml`; undefined when there is none. Links are not followed. */
export const readLeft = async (folder: JobFolder, path: string): Promise<Buffer | undefined> => {
  const file = join(folder.optMl, path);
  const found = await lstat(file).catch(() => undefined);
  return found?.isFile() === true ? readFile(file) : undefined;
};
