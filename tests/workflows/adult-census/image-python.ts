import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";

/** Folder of the Python tests. */
export const pythonTests = path.join(__dirname, "python");

/** Time for making the environment of the image, which a machine does once. */
export const FIRST_USE_MILLISECONDS = 600_000;

/**
 * Runs Python in the environment of the image that all jobs of Adult Census name; returns its stdout.
 *
 * @throws Error with what it printed on stderr when it does not end with 0.
 */
export const runPython = async (args: readonly string[], stdin = ""): Promise<string> => {
  const image = findImageEnvironment("sagemaker-xgboost:3.2-0");
  if (image === undefined) throw new Error("The image of Adult Census has no environment here.");
  const python = await ensureEnvironment(image);
  const env = { PATH: process.env["PATH"], OMP_NUM_THREADS: "1" };
  const running = promisify(execFile)(python, ["-B", ...args], { env, maxBuffer: 2 ** 26 });
  running.child.stdin?.end(stdin);
  return (await running).stdout;
};
