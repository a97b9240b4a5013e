import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "../../local-sagemaker/environments/cache-folder";
import { makeFolder } from "../../local-sagemaker/store/make-folder";
import { findInterpreter, minorVersion } from "../../local-sagemaker/environments/python-interpreter";
import { runProcess } from "../../local-sagemaker/environments/python-process";
import { LocalRunError } from "../../local-sagemaker/plan/local-run-error";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs a program to its end. @throws LocalRunError with its last words when it fails. */
export const must = async (what: string, command: string, args: readonly string[]): Promise<void> => {
  const { code, lines } = await runProcess(command, args);
  if (code === 0) return;
  throw new LocalRunError(
    `${what} for the judges failed: ${lines.slice(-5).join(" ") || "it cannot be started"}.`,
    "See to the network and the package index, then run the command again.",
  );
};

/**
 * A Python that has the packages of a requirements file, made on first need in the user's cache folder.
 *
 * @returns Path of the interpreter.
 * @throws LocalRunError when there is no fit Python, or the environment cannot be made.
 */
export const pythonWith = async (requirements: string): Promise<string> => {
  const interpreter = await findInterpreter();
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const name = `${path.basename(path.dirname(requirements))}-${hash}-py${minorVersion(interpreter.version)}`;
  const folder = path.join(cacheFolder(), "catch-rate", name);
  const [python, ready] = [path.join(folder, "bin", "python3"), path.join(folder, "ready")];
  if (existsSync(ready)) return python;
  say(`making a Python environment for ${path.relative(process.cwd(), requirements)}`);
  // What an earlier attempt left behind may be anything.
  await rm(folder, { recursive: true, force: true });
  makeFolder(path.dirname(folder));
  await must("The virtual environment", interpreter.path, ["-I", "-m", "venv", folder]);
  const pip = [
    "-I",
    "-m",
    "pip",
    "install",
    "--no-input",
    "--disable-pip-version-check",
    "--progress-bar=off",
  ];
  await must("pip", python, [...pip, "-r", requirements]);
  await writeFile(ready, "");
  return python;
};

/** Runs a Python program of this folder and reads the JSON that it prints. @throws Error with its last words. */
export const askPython = (python: string, program: string, input: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const child = spawn(python, [path.join(__dirname, program)], { stdio: ["pipe", "pipe", "pipe"] });
    let [output, words] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (data: string) => (output += data));
    child.stderr.setEncoding("utf8").on("data", (data: string) => (words = (words + data).slice(-2000)));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`${program} ended with ${String(code)}: ${words}`));
    });
    // A program that has ended early reads no more; how it ended is told above.
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify(input));
  });
