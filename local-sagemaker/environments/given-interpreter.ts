import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { LocalRunError } from "../plan/local-run-error";
import { type ImageEnvironment } from "./image-environments";
import { lockedPackages, packagesFor } from "./lock-file";
import { askInterpreter, type Interpreter } from "./python-interpreter";
import { runProcess } from "./python-process";

const LIST = `
import importlib.metadata, json
print(json.dumps({d.metadata["Name"].lower(): d.version for d in importlib.metadata.distributions()}))
`;

/** `xgboost-cpu` is the same library as `xgboost`. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  "xgboost-cpu": ["xgboost-cpu", "xgboost"],
  xgboost: ["xgboost", "xgboost-cpu"],
};

/**
 * The interpreter that the user gave instead of the image's environment.
 *
 * @throws LocalRunError when it does not run or is not Python 3.
 */
export const givenInterpreter = async (path: string): Promise<Interpreter> => {
  const interpreter = await askInterpreter(path);
  if (interpreter?.version.startsWith("3.") === true) return interpreter;
  throw new LocalRunError(
    `"${path}" was given as the Python for jobs, and it does not run as Python 3.`,
    "Give --python the path of a Python 3 interpreter, for example a virtual environment's bin/python.",
  );
};

/**
 * How an interpreter's packages differ from an image's, one line for each package:
 * `pandas 1.5.3, image has 2.2.3` or `scipy missing, image has 1.17.1`.
 */
export const packageDifferences = async (
  python: string,
  image: ImageEnvironment,
): Promise<readonly string[]> => {
  const { lines } = await runProcess(python, ["-c", LIST]);
  const installed = JSON.parse(lines.at(-1) ?? "{}") as Readonly<Record<string, string>>;
  const lock = lockedPackages(await readFile(resolve(__dirname, image.lockFile), "utf8"));
  return packagesFor(process.platform, lock).flatMap(({ name, version }) => {
    const found = (NAMES[name] ?? [name]).map((alias) => installed[alias]).find((v) => v !== undefined);
    return found === version ? [] : [`${name} ${found ?? "missing"}, image has ${version}`];
  });
};
