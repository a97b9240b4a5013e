import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findImageEnvironment } from "../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../local-sagemaker/environments/python-environment";

/** Time for making the environment of the image, which a machine does once. */
export const FIRST_USE_MILLISECONDS = 600_000;

/**
 * Runs Python in the environment of the image that the workflows' jobs name; returns its stdout.
 *
 * @throws Error with what it printed on stderr when it does not end with 0.
 */
export const runPython = async (args: readonly string[], stdin = ""): Promise<string> => {
  const image = findImageEnvironment("sagemaker-xgboost:3.2-0");
  if (image === undefined) throw new Error("The image sagemaker-xgboost:3.2-0 has no environment here.");
  const python = await ensureEnvironment(image);
  const env = { PATH: process.env["PATH"], OMP_NUM_THREADS: "1" };
  const running = promisify(execFile)(python, ["-B", ...args], { env, maxBuffer: 2 ** 26 });
  running.child.stdin?.end(stdin);
  return (await running).stdout;
};
