import { createHash } from "node:crypto";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { givenInterpreter, packageDifferences } from "../environments/given-interpreter";
import { type ImageEnvironment } from "../environments/image-environments";
import { ensureEnvironment } from "../environments/python-environment";

/** The Python of one image's jobs. */
export interface JobPython {
  readonly path: string;
  /** First folder of the job's PATH: its `python3` and `python` are this interpreter. */
  readonly binFolder: string;
}

export interface InterpreterOptions {
  readonly jobsFolder: string;
  readonly python?: string;
  readonly onProgress: (line: string) => void;
}

/** A single quote ends the quotes, is written by itself, and opens them again. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Makes `python3` and `python` mean a given interpreter. Scripts instead of links: a virtual environment finds
 * its packages by the path that it was started under.
 */
const writeShims = async (folder: string, python: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const name of ["python3", "python"]) {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\nexec ${quoted(python)} "$@"\n`);
    await chmod(file, 0o755);
  }
};

const useGiven = async (
  { jobsFolder, onProgress }: InterpreterOptions,
  given: string,
  image: ImageEnvironment,
): Promise<JobPython> => {
  const { path, version } = await givenInterpreter(given);
  const differences = await packageDifferences(path, image);
  onProgress(
    `Jobs run with "${given}" (Python ${version}) instead of the environment of ${image.image}: ` +
      (differences.length === 0 ? "same packages." : `${differences.join("; ")}.`),
  );
  // One folder per interpreter: runs at the same time may be given different ones.
  const binFolder = join(
    jobsFolder,
    `.python-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`,
  );
  await writeShims(binFolder, path);
  return { path, binFolder };
};

/** Gives each image its Python: the user's own if one was given, else the image's environment. */
export const createInterpreters = (
  options: InterpreterOptions,
): ((image: ImageEnvironment, signal: AbortSignal) => Promise<JobPython>) => {
  const known = new Map<string, Promise<JobPython>>();
  const find = async (image: ImageEnvironment, signal: AbortSignal): Promise<JobPython> => {
    if (options.python !== undefined) return useGiven(options, options.python, image);
    const path = await ensureEnvironment(image, { onProgress: options.onProgress, signal });
    return { path, binFolder: dirname(path) };
  };
  return (image, signal) => {
    const python = known.get(image.image) ?? find(image, signal);
    known.set(image.image, python);
    return python;
  };
};
