import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findInterpreter } from "../../local-sagemaker/environments/python-interpreter";
import { command, run, setExitCode, UsageError } from "../../scripts/command-line/command";

const FOLDER = path.join(__dirname, "python-sdk");

/** What programs import. */
const MODULES = ["offline.py", "workflow_place.py"];

/** Every other module is a program that prints something. */
const isProgram = (file: string): boolean => file.endsWith(".py") && !MODULES.includes(file);

/** Most programs print a document; those named `list_*` print lines. */
const documentFile = (program: string): string =>
  program.replace(/\.py$/, program.startsWith("list_") ? ".txt" : ".json").replaceAll("_", "-");

const requirementsOf = (program: string): string =>
  program.startsWith("v3_") ? "requirements-v3.txt" : "requirements.txt";

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A program or pip that failed. */
class ProcessError extends Error {
  override readonly name = "ProcessError";
  readonly hint = "Mend the program, or let pip reach a package index, and run it again.";
  constructor(commandLine: string, code: number | null, said: string) {
    super(`"${commandLine}" ended with ${String(code)} and said:\n${said}`);
  }
}

/** What the process printed. Its own diagnostics show only when it fails. */
const outputOf = (file: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    // The SDK puts some lists together from sets, whose order Python changes from run to run.
    const env = { ...process.env, PYTHONHASHSEED: "0" };
    const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const printed: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(Buffer.concat(printed).toString("utf8"));
      const end = String(Buffer.concat(said)).trimEnd().split("\n").slice(-12).join("\n");
      reject(new ProcessError([file, ...args].join(" "), code, end));
    });
  });

/** Makes a virtual environment with the pinned requirements and returns its interpreter. */
const environment = async (folder: string, requirements: string): Promise<string> => {
  const base = await findInterpreter();
  const home = path.join(folder, requirements.replace(".txt", ""));
  say(`${requirements}: installing into ${home}`);
  await outputOf(base.path, ["-m", "venv", home]);
  const python = path.join(home, "bin", "python");
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
  await outputOf(python, ["-m", "pip", "install", ...quiet, "-r", path.join(FOLDER, requirements)]);
  return python;
};

const chosen = (names: readonly string[]): readonly string[] => {
  const programs = readdirSync(FOLDER).filter(isProgram).sort();
  const unknown = names.filter((name) => !programs.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `There is no program "${unknown[0] ?? ""}".`,
      `Give some of: ${programs.join(", ")}.`,
    );
  return names.length === 0 ? programs : names;
};

/** Whether the document on disk was already what its program prints. */
const regenerate = async (program: string, python: string, check: boolean): Promise<boolean> => {
  const file = path.join(FOLDER, documentFile(program));
  const printed = await outputOf(python, [path.join(FOLDER, program)]);
  const before = readdirSync(FOLDER).includes(path.basename(file)) ? readFileSync(file, "utf8") : undefined;
  if (!check && before !== printed) writeFileSync(file, printed);
  say(`${documentFile(program)}: ${before === printed ? "same" : check ? "DIFFERS" : "written"}`);
  return before === printed;
};

const program = command(
  "golden",
  "Build every pipeline of tests/golden/python-sdk in the SageMaker Python SDK and write its document.",
  "npm run -s golden -- --check",
)
  .argument("[PROGRAM.py...]", "only these programs")
  .option("--check", "write nothing; exit with 1 when a document on disk is not what its program prints")
  .action(async (names: readonly string[], { check = false }: { readonly check?: boolean }) => {
    const programs = chosen(names);
    const folder = mkdtempSync(path.join(os.tmpdir(), "golden-"));
    try {
      const pythons = new Map<string, string>();
      for (const name of programs) {
        const requirements = requirementsOf(name);
        const python = pythons.get(requirements) ?? (await environment(folder, requirements));
        pythons.set(requirements, python);
        if (!(await regenerate(name, python, check)) && check) setExitCode(program, 1);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
