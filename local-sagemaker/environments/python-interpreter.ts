import { LocalRunError } from "../plan/local-run-error";
import { runProcess } from "./python-process";

/** A CPython on this machine. */
export interface Interpreter {
  /** The interpreter's own path, not a shim's. */
  readonly path: string;
  /** For example `3.12.1`. */
  readonly version: string;
}

/** The minor versions of CPython 3 that the lock files hold wheels for. */
export const SUPPORTED_MINORS: readonly number[] = [13, 12, 11];

const SUPPORTED_TEXT = "3.11, 3.12 and 3.13";

const ASK = "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";

/** Path and version of an interpreter by name or path, or undefined when it does not run. */
export const askInterpreter = async (
  command: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Interpreter | undefined> => {
  const { code, lines } = await runProcess(command, ["-I", "-S", "-c", ASK], { env });
  const [version, path] = lines;
  return code === 0 && version !== undefined && path ? { version, path } : undefined;
};

/** `3.12` of `3.12.1`. */
export const minorVersion = (version: string): string => version.split(".").slice(0, 2).join(".");

const isSupported = ({ version }: Interpreter): boolean =>
  SUPPORTED_MINORS.some((minor) => minorVersion(version) === `3.${String(minor)}`);

/**
 * The newest Python on the PATH that the environments can be made with, else `python3` if it will do.
 *
 * @param env Environment whose PATH is searched.
 * @throws LocalRunError when there is no Python at all, or none of a supported version.
 */
export const findInterpreter = async (env: NodeJS.ProcessEnv = process.env): Promise<Interpreter> => {
  const names = [...SUPPORTED_MINORS.map((minor) => `python3.${String(minor)}`), "python3"];
  const found = (await Promise.all(names.map((name) => askInterpreter(name, env)))).filter(
    (interpreter) => interpreter !== undefined,
  );
  const best = found.find(isSupported);
  if (best !== undefined) return best;
  const other = found[0];
  if (other === undefined)
    throw new LocalRunError(
      "Jobs run in Python, and there is no python3 on the PATH.",
      `Install Python ${SUPPORTED_TEXT} (any of them), or give --python PATH.`,
    );
  throw new LocalRunError(
    `"${other.path}" is Python ${other.version}, and the libraries of the images are locked for ${SUPPORTED_TEXT}.`,
    `Install one of these beside it (it needs only to be on the PATH as python3.12, say), or give --python PATH.`,
  );
};
