import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";

/** Folder of the Python tests. */
export const pythonTests = path.join(__dirname, "python");

/** Time for making the environment of the image, which a machine does once. */
export const FIRST_USE_MILLISECONDS = 600_000;

/** Runs Python in the environment of the image that all jobs of Adult Census name; returns its stdout. */
export const runPython = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => {
  const image = findImageEnvironment("sagemaker-xgboost:3.2-0");
  if (image === undefined) throw new Error("The image of Adult Census has no environment here.");
  const python = await ensureEnvironment(image);
  const env = { PATH: process.env["PATH"], OMP_NUM_THREADS: "1", ...environment };
  const { stdout } = await promisify(execFile)(python, ["-B", ...args], { env, maxBuffer: 2 ** 26 });
  return stdout;
};
