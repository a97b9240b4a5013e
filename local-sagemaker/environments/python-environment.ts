import { createHash, randomBytes } from "node:crypto";
import { readFile, readlink, rename, rm, stat, statfs, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { openingFault } from "../plan/machine-fault";
import { cacheFolder } from "./cache-folder";
import { type ImageEnvironment } from "./image-environments";
import { installError } from "./install-error";
import { installProgress } from "./install-progress";
import { lockedPackages, packagesFor } from "./lock-file";
import { makeFolder } from "../store/make-folder";
import { findInterpreter, minorVersion, SUPPORTED_MINORS, type Interpreter } from "./python-interpreter";
import { runProcess } from "./python-process";

export interface EnvironmentOptions {
  /** Where environments are kept. @default `cacheFolder()` */
  readonly cache?: string;
  /** Folder of the lock files. @default this folder */
  readonly lockFolder?: string;
  /** Environment in which Python is looked for and pip runs. @default that of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Told in lines for people what goes on while an environment is made. */
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

const PYTHON = join("bin", "python3");

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Settings of the user's pip that would send packages elsewhere; where they come from stays the user's. */
const PIP_PLACES: readonly string[] = ["PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER"];

const pipEnvironment = (env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !PIP_PLACES.includes(name)));

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Name of an environment less the Python version: changes with the image and with every byte of the lock. */
const keyOf = async (image: ImageEnvironment, lock: string): Promise<string> => {
  const hash = createHash("sha256")
    .update(await readFile(lock))
    .digest("hex");
  return `${image.image.replace(/[:/]/g, "-")}-${hash.slice(0, 12)}`;
};

/** The environment made earlier with the newest Python that still stands. */
const findReady = async (cache: string, key: string): Promise<string | undefined> => {
  for (const minor of SUPPORTED_MINORS) {
    const python = join(cache, `${key}-py3.${String(minor)}`, PYTHON);
    if (await exists(python)) return python;
  }
  return undefined;
};

const installInto = async (
  folder: string,
  interpreter: Interpreter,
  image: ImageEnvironment,
  lock: string,
  options: EnvironmentOptions,
): Promise<void> => {
  const { onProgress, signal, env } = options;
  const say = (text: string): void => onProgress?.(`Python environment of ${image.image}: ${text}`);
  const total = packagesFor(process.platform, lockedPackages(await readFile(lock, "utf8"))).length;
  const describe = installProgress(total);
  const settings = { ...(signal === undefined ? {} : { signal }), env: pipEnvironment(env) };

  say(`making it with Python ${interpreter.version} (about 80 MB to download, once)`);
  const made = await runProcess(interpreter.path, ["-I", "-m", "venv", folder], settings);
  signal?.throwIfAborted();
  if (made.code !== 0) throw installError(image.image, made.lines, await freeBytes(dirname(folder)));
  // Byte code is left to the first import: compiling all of it takes longer than all of the download.
  const args = ["-I", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-compile"];
  const quiet = ["--progress-bar=off", "--no-input", "--disable-pip-version-check", "--retries=2"];
  const installed = await runProcess(join(folder, PYTHON), [...args, ...quiet, "-r", lock], {
    ...settings,
    onLine: (line) => {
      const text = describe(line);
      if (text !== undefined) say(text);
    },
  });
  signal?.throwIfAborted();
  if (installed.code !== 0)
    throw installError(image.image, installed.lines, await freeBytes(dirname(folder)));
  say("ready");
};

/**
 * Gives a finished environment its name. Python environments cannot be moved, so each is built in a folder of
 * its own and the name is a link to it: whoever links first wins, and the others throw theirs away.
 */
const publish = async (cache: string, built: string, name: string): Promise<string> => {
  const link = join(cache, name);
  try {
    await symlink(built, link);
  } catch {
    if (await exists(join(link, PYTHON))) {
      await rm(join(cache, built), { recursive: true, force: true });
      return join(cache, await readlink(link), PYTHON);
    }
    // The link leads nowhere, or to a Python that is gone.
    const aside = join(cache, `${built}.link`);
    await symlink(built, aside);
    await rename(aside, link);
  }
  return join(cache, built, PYTHON);
};

const build = async (
  cache: string,
  key: string,
  image: ImageEnvironment,
  lock: string,
  options: EnvironmentOptions,
): Promise<string> => {
  const interpreter = await findInterpreter(options.env);
  const name = `${key}-py${minorVersion(interpreter.version)}`;
  const built = `${name}.${randomBytes(6).toString("hex")}`;
  try {
    makeFolder(cache);
    await installInto(join(cache, built), interpreter, image, lock, options);
    return await publish(cache, built, name);
  } catch (error) {
    // Where nothing could be made, nothing can be removed either: the first fault is the one to tell.
    await rm(join(cache, built), { recursive: true, force: true }).catch(() => undefined);
    throw openingFault(error, cache, "set LOCAL_SAGEMAKER_CACHE to another folder");
  }
};

/**
 * The Python interpreter that holds an image's packages, made on first need. Two processes that need the same
 * environment at the same time both end well.
 *
 * @returns Path of its `python3`.
 * @throws LocalRunError when there is no fit Python, no venv module, no package index, or no room on the disk.
 */
export const ensureEnvironment = async (
  image: ImageEnvironment,
  options: EnvironmentOptions = {},
): Promise<string> => {
  const cache = join(options.cache ?? cacheFolder(options.env), "environments");
  const lock = resolve(options.lockFolder ?? __dirname, image.lockFile);
  const key = await keyOf(image, lock);
  return (await findReady(cache, key)) ?? (await build(cache, key, image, lock, options));
};
