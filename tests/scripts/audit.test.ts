import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const ROOT = path.resolve(__dirname, "../..");

/** Stands in for the classes of the CDK: each template of dev has one finding, the others none. */
const CDK = `
const { mkdirSync, writeFileSync } = require("node:fs");
const found = [{ ruleName: "AwsSolutions-S1[made up]", violatingConstructs: [{ constructPath: "audit/dev/Bucket" }] }];
exports.App = class {
  constructor({ outdir }) { this.outdir = outdir; }
  synth() {
    mkdirSync(this.outdir, { recursive: true });
    const violations = this.outdir.endsWith("/dev") ? found : [];
    writeFileSync(this.outdir + "/validation-report.json", JSON.stringify({ pluginReports: [{ violations }] }));
  }
};
exports.Stack = exports.CfnInclude = class {};
exports.Validations = { of: () => ({ addPlugins() {} }) };
for (const name of ["AwsSolutions", "NIST80053R5", "HIPAASecurity", "PCIDSS321"]) exports[name + "Checks"] = class {};
`;

const writeProgram = (file: string, script: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

/** Tools that are installed already: a CDK that finds one thing, and auditors of policies that say what is given. */
const writeTools = (tools: string, policies: string): void => {
  writeFileSync(path.join(tools, "package.json"), "{}");
  for (const file of ["aws-cdk-lib/index.js", "aws-cdk-lib/cloudformation-include.js", "cdk-nag/index.js"]) {
    mkdirSync(path.dirname(path.join(tools, "node_modules", file)), { recursive: true });
    writeFileSync(path.join(tools, "node_modules", file), CDK);
  }
  writeProgram(path.join(tools, "python/bin/python"), policies);
  writeProgram(path.join(tools, "python/bin/cloudsplaining"), "");
};

describe("npm run audit", function () {
  // Each audit judges every stack, in a process of its own.
  this.timeout(240_000);

  let tools = "";
  beforeEach(() => {
    tools = mkdtempSync(path.join(tmpdir(), "audit-tools-"));
  });
  afterEach(() => {
    rmSync(tools, { recursive: true });
  });

  const audit = (PATH: string, ...args: string[]) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      const files = ["-r", "./scripts/command-line/typescript.js", "scripts/audit.ts", "--tools", tools];
      const env = { ...process.env, PATH };
      const child = spawn(process.execPath, [...files, ...args], { cwd: ROOT, env });
      const said = { stdout: "", stderr: "" };
      child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code, stdout: said.stdout, stderr: stripVTControlCharacters(said.stderr) });
      });
    });

  it("says what npm said when the auditors cannot be installed", async () => {
    writeProgram(path.join(tools, "bin/npm"), 'echo "asked: $*" >&2; exit 1');
    const { code, stdout, stderr } = await audit(path.join(tools, "bin"));
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^asked: install .*--loglevel=error .*cdk-nag@/m);
    assert.match(stderr, /^error: "npm install" ended with exit code 1\.$/m);
    assert.match(stderr, /^hint: What it said stands above; remove the folder of the tools/m);
  });

  it("leaves the packages of something else alone", async () => {
    const file = path.join(tools, "package.json");
    writeFileSync(file, '{"name":"shop"}');
    writeProgram(path.join(tools, "bin/npm"), "echo asked >&2; exit 1");
    const { code, stdout, stderr } = await audit(path.join(tools, "bin"));
    assert.deepEqual([code, stdout], [2, ""]);
    assert.equal(
      stderr,
      `error: The folder "${tools}" belongs to something else: its "package.json" is not of the auditors.\n` +
        "hint: Give an empty folder, or one that does not exist yet: --tools FOLDER.\n",
    );
    assert.equal(readFileSync(file, "utf8"), '{"name":"shop"}');
  });

  it("names a folder that cannot hold the auditors", async () => {
    const file = path.join(tools, "file");
    writeFileSync(file, "");
    const { code, stderr } = await audit("", "--tools", path.join(file, "folder"));
    assert.equal(code, 2);
    assert.match(stderr, /^error: The folder ".*\/file\/folder" cannot hold the auditors: ENOTDIR\b.*\.\n/);
    assert.match(stderr, /^hint: Give a folder that can be written to: --tools FOLDER\.$/m);
  });

  it("names the program that it does not find", async () => {
    const { code, stderr } = await audit(path.join(tools, "nothing"));
    assert.equal(code, 2);
    assert.equal(
      stderr,
      'error: "npm" does not run: spawn npm ENOENT.\n' +
        "hint: The auditors need npm and Python 3 with venv and pip on the PATH.\n",
    );
  });

  it("names a finding that nobody acknowledged, and exits 1", async () => {
    writeTools(tools, 'cat > /dev/null; echo "[]"');
    const { code, stdout, stderr } = await audit(process.env["PATH"] ?? "");
    assert.equal(code, 1, stderr);
    assert.match(stdout, /^auditor +findings +unacknowledged$/m);
    assert.match(stdout, /^AwsSolutions +1 +1$/m);
    assert.match(stdout, /^AwsSolutions-S1 dev Bucket made up$/m);
    // Auditors that find nothing else leave the acknowledgements of today without a finding.
    assert.match(stdout, /^covers nothing: /m);
  });

  it("tells the same as JSON", async () => {
    writeTools(tools, 'cat > /dev/null; echo "[]"');
    const { code, stdout } = await audit(process.env["PATH"] ?? "", "--json");
    const told = JSON.parse(stdout) as Record<string, readonly unknown[]>;
    const finding = { rule: "AwsSolutions-S1", subject: "dev Bucket", detail: "made up" };
    assert.deepEqual([code, told["findings"], told["open"]], [1, [finding], [finding]]);
    assert.ok((told["stale"] ?? []).length > 0);
  });

  it("takes the word of no auditor that failed", async () => {
    writeTools(tools, "cat > /dev/null; echo broken >&2; exit 3");
    const { code, stdout, stderr } = await audit(process.env["PATH"] ?? "");
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^broken$/m);
    assert.match(stderr, /^error: "python iam_findings\.py" ended with exit code 3\.$/m);
  });
});
