import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

const importing = (...args: readonly string[]) => {
  const script = ["-r", "./scripts/command-line/typescript.js", "scripts/import.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { cwd: ROOT, encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("import", () => {
  let folder = "";

  const file = (name: string, document: unknown): string => {
    const written = path.join(folder, name);
    writeFileSync(written, typeof document === "string" ? document : JSON.stringify(document));
    return written;
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "import-"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("prints the workflow that the documentation shows, formatted", () => {
    const stdout = readFileSync(path.join(ROOT, "docs/examples/churn.ts"), "utf8");
    assert.deepEqual(importing("docs/examples/churn.json"), { status: 0, stdout, stderr: "" });
  });

  it("calls the function after --name", () => {
    const { stdout } = importing("docs/examples/churn.json", "--name", "Customer churn, v2");
    assert.match(stdout, /^export const customerChurnV2Pipeline = \(\): PipelineDefinition => \{$/m);
    assert.doesNotMatch(stdout, /churnPipeline/);
  });

  it("takes a workflow's name too", () => {
    assert.match(importing("adult-census").stdout, /^export const adultCensusPipeline = /m);
  });

  it("refuses a document with errors, naming them", () => {
    const steps = [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: { Get: "Parameters.Nope" } } }];
    const { status, stdout, stderr } = importing(file("wrong.json", { Version: "2020-12-01", Steps: steps }));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^error: Definition ".*wrong\.json": .*"Nope", which is not declared\.\nhint: /);
  });

  it("refuses what is no document", () => {
    const { status, stdout, stderr } = importing(file("broken.json", '{"Version": '));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /broken\.json" is not JSON/);
  });

  it("refuses a file that is not there", () => {
    const { status, stderr } = importing(path.join(folder, "none.json"));
    assert.equal(status, 2);
    assert.match(stderr, /^error: There is no file ".*none\.json"\.\nhint: /);
  });

  it("prints what is too deep for the formatter without format, and says so", () => {
    let condition: object = { Type: "Equals", LeftValue: 1, RightValue: 2 };
    for (let depth = 0; depth < 150; depth++) condition = { Type: "Or", Conditions: [condition] };
    const gate = {
      Name: "Gate",
      Type: "Condition",
      Arguments: { Conditions: [condition], IfSteps: [], ElseSteps: [] },
    };
    const { status, stdout, stderr } = importing(file("deep.json", { Version: "2020-12-01", Steps: [gate] }));
    assert.equal(status, 0);
    assert.match(stderr, /^warning: The workflow is nested too deep to be formatted; /);
    assert.match(stdout, /export const deepPipeline = /);
  });
});
