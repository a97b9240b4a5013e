import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { makeFolder } from "../local-sagemaker/store/make-folder";
import { ACKNOWLEDGEMENTS, judgeAudit, type AuditFinding } from "../policy-pack/audit/acknowledgements";
import { cloudFormation } from "../policy-pack/audit/cloud-formation";
import { isType } from "../policy-pack/estate";
import { ESTATE_NAMES, estateNamed } from "../tests/security/estates";
import { command, run, setExitCode, UsageError } from "./command-line/command";

const AUDIT = path.resolve(__dirname, "../policy-pack/audit");
const NODE_PACKAGES = ["cdk-nag@3.0.2", "aws-cdk-lib@2.276.0", "constructs@10.8.1"];
const PYTHON_PACKAGES = ["parliament==1.6.4", "cloudsplaining==0.7.0"];
const PACKAGE_FILE = '{"private":true}\n';

interface Options {
  readonly tools: string;
  readonly json?: boolean;
}

/** What a program prints; its complaints go where ours do. */
const outputOf = (file: string, args: readonly string[], input = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ["pipe", "pipe", "inherit"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", ({ message }) =>
      reject(
        new UsageError(
          `"${path.basename(file)}" does not run: ${message}.`,
          "The auditors need npm and Python 3 with venv and pip on the PATH.",
        ),
      ),
    );
    // Whoever ends before reading it says so by an exit code.
    child.stdin.on("error", () => undefined);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else
        reject(
          new UsageError(
            `"${path.basename(file)} ${path.basename(args[0] ?? "")}" ended with exit code ${String(code)}.`,
            "What it said stands above; remove the folder of the tools to have them installed again.",
          ),
        );
    });
    child.stdin.end(input);
  });

/** Makes the folder of the auditors ready for npm, unless something else stands there: npm would add to its packages. */
const prepareFolder = (tools: string): void => {
  const file = path.join(tools, "package.json");
  try {
    makeFolder(tools);
    // What a broken installation has left is the same file.
    if (!existsSync(file)) writeFileSync(file, PACKAGE_FILE);
    if (readFileSync(file, "utf8") === PACKAGE_FILE) return;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The folder "${tools}" cannot hold the auditors: ${reason}.`,
      "Give a folder that can be written to: --tools FOLDER.",
    );
  }
  throw new UsageError(
    `The folder "${tools}" belongs to something else: its "package.json" is not of the auditors.`,
    "Give an empty folder, or one that does not exist yet: --tools FOLDER.",
  );
};

/** Installs the auditors once. They are no dependencies of this repository: nothing but this command needs them. */
const installTools = async (tools: string): Promise<{ readonly python: string }> => {
  const python = path.join(tools, "python/bin/python");
  if (!existsSync(path.join(tools, "node_modules/cdk-nag"))) {
    prepareFolder(tools);
    // Under "npm run -s" npm would keep its errors to itself.
    const quiet = ["--loglevel=error", "--no-audit", "--no-fund"];
    await outputOf("npm", ["install", "--prefix", tools, ...quiet, ...NODE_PACKAGES]);
  }
  if (!existsSync(path.join(path.dirname(python), "cloudsplaining"))) {
    await outputOf("python3", ["-m", "venv", path.join(tools, "python")]);
    await outputOf(python, ["-m", "pip", "install", "--quiet", ...PYTHON_PACKAGES]);
  }
  return { python };
};

const findingsOf = async (
  tools: string,
  python: string,
  scratch: string,
): Promise<readonly AuditFinding[]> => {
  const templates: string[] = [];
  const policies: Record<string, unknown> = {};
  for (const name of ESTATE_NAMES) {
    process.stderr.write(`${name}\n`);
    const estate = await estateNamed(name);
    const file = path.join(scratch, `${name.replace("+", "-everything")}.json`);
    writeFileSync(file, JSON.stringify(cloudFormation(estate)));
    templates.push(file);
    for (const one of estate.resources)
      if (isType(one, "iam:RolePolicy") || isType(one, "iam:Policy"))
        policies[`${name} ${one.name}`] = JSON.parse(String(one.inputs["policy"]));
  }
  const nag = await outputOf(process.execPath, [
    path.join(AUDIT, "run-cdk-nag.mjs"),
    tools,
    scratch,
    ...templates,
  ]);
  const iam = await outputOf(python, [path.join(AUDIT, "iam_findings.py")], JSON.stringify(policies));
  return [...(JSON.parse(nag) as AuditFinding[]), ...(JSON.parse(iam) as AuditFinding[])];
};

const auditorOf = ({ rule }: AuditFinding): string => rule.slice(0, rule.indexOf("-"));

/** Each auditor with its findings, and below what is open. */
const auditText = (
  findings: readonly AuditFinding[],
  { open, stale }: ReturnType<typeof judgeAudit>,
): string => {
  const auditors = [...new Set(findings.map(auditorOf))].sort();
  const count = (of: readonly AuditFinding[], auditor: string) =>
    String(of.filter((one) => auditorOf(one) === auditor).length).padStart(14);
  return [
    `${"auditor".padEnd(20)}${"findings".padStart(14)}${"unacknowledged".padStart(16)}`,
    ...auditors.map((name) => `${name.padEnd(20)}${count(findings, name)}${count(open, name).padStart(16)}`),
    ...open.map(({ rule, subject, detail }) => `${rule} ${subject} ${detail}`),
    ...stale.map(({ rules, reason }) => `covers nothing: ${rules.source} (${reason})`),
    "",
  ].join("\n");
};

const program = command(
  "audit",
  "Hold the resources and roles of every stack against rules that others wrote: cdk-nag, parliament, cloudsplaining. " +
    "Installs them once. Exits 1 when a finding is not acknowledged, or an acknowledgement covers nothing.",
  "npm run -s audit -- --json",
)
  .option(
    "--tools <FOLDER>",
    "where the auditors are installed",
    path.join(homedir(), ".cache/sagemaker-pipelines/audit"),
  )
  .option("--json", "print one JSON object: {findings, open, stale}")
  .action(async ({ tools, json }: Options) => {
    const folder = path.resolve(tools);
    const { python } = await installTools(folder);
    const scratch = mkdtempSync(path.join(tmpdir(), "audit-"));
    try {
      const findings = await findingsOf(folder, python, scratch);
      const judged = judgeAudit(findings, ACKNOWLEDGEMENTS);
      const { open, stale } = judged;
      const shown = {
        findings,
        open,
        stale: stale.map(({ rules, reason }) => ({ rules: rules.source, reason })),
      };
      process.stdout.write(
        json === true ? `${JSON.stringify(shown, null, 2)}\n` : auditText(findings, judged),
      );
      if (open.length + stale.length > 0) setExitCode(program, 1);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
