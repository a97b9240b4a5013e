import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { canonicalJson } from "../../pipeline-definition/document/canonical-json";
import { structuralDifferences } from "../../scripts/command-line/read-inputs";
import { findWorkflow, workflowInputs } from "../../scripts/command-line/workflow-lookup";

const ROOT = path.resolve(__dirname, "../..");
const WORKFLOW = "adult-census";

describe("synth", () => {
  const workflow = findWorkflow(WORKFLOW);
  const sample = workflowInputs(workflow);
  let folder = "";

  const synth = (...args: readonly string[]) => {
    const script = [
      "-r",
      path.join(ROOT, "scripts/command-line/typescript.js"),
      path.join(ROOT, "scripts/synth.ts"),
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };

  const withInputs = (inputs: unknown) => {
    const text = typeof inputs === "string" ? inputs : JSON.stringify(inputs);
    writeFileSync(path.join(folder, "inputs.json"), text);
    return synth(WORKFLOW, "--inputs", "inputs.json");
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "synth-"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("prints exactly the canonical bytes for the sample inputs", () => {
    const stdout = canonicalJson(workflow.define(sample));
    assert.deepEqual(synth(WORKFLOW), { status: 0, stdout, stderr: "" });
  });

  it("says that a file is no workflow", () => {
    const { status, stdout, stderr } = synth("inputs.json");
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(
      stderr,
      /^error: "inputs\.json" is the name of a file, and synth makes the document of a workflow\.\nhint: The workflows are: .*adult-census.*\. A file of inputs goes behind --inputs\.\n$/,
    );
  });

  it("takes other inputs, and names the code in their bucket", () => {
    const inputs = { ...workflow.sampleInputs, bucket: "another-bucket" };
    const { status, stdout, stderr } = withInputs(inputs);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(stdout, canonicalJson(workflow.define(workflowInputs(workflow, inputs))));
    assert.match(stdout, /"s3:\/\/another-bucket\/code\//);
  });

  it("takes the URIs of the code from the inputs", () => {
    const code = Object.fromEntries(Object.keys(sample.code).map((name) => [name, `s3://elsewhere/${name}`]));
    const { stdout } = withInputs({ ...sample, code });
    assert.match(stdout, /"s3:\/\/elsewhere\//);
  });

  it("names every member of the inputs that does not fit, at once", () => {
    const wrong = { bucket: undefined, regoin: "eu-west-1", keyArn: 5, subnetIds: [null] };
    const { status, stdout, stderr } = withInputs({ ...workflow.sampleInputs, ...wrong });
    assert.deepEqual([status, stdout], [2, ""]);
    for (const said of [
      'error: The inputs in "inputs.json" do not fit workflow "adult-census": ',
      '"regoin" is unknown; did you mean "region"',
      '"bucket" is missing',
      '"keyArn" is a number, not a string',
      '"subnetIds[0]" is null, not a string',
      "hint: Give exactly these members: pipelineName, ",
    ]) {
      assert.ok(stderr.includes(said), `${said}\n${stderr}`);
    }
  });

  for (const [what, text, error] of [
    ["cut", '{"bucket": ', '"inputs.json" is not JSON: a value is missing at line 1, column 12.'],
    ["empty", "", '"inputs.json" is not JSON: the text is empty at line 1, column 1.'],
    ["a list", "[]", '"inputs.json" holds a list, not an object.'],
  ] as const) {
    it(`refuses inputs that are ${what}`, () => {
      const { status, stderr } = withInputs(text);
      assert.ok(stderr.startsWith(`error: ${error}\nhint: `), stderr);
      assert.equal(status, 2);
    });
  }

  it("refuses inputs that are missing or a folder", () => {
    assert.match(
      synth(WORKFLOW, "--inputs", "none.json").stderr,
      /^error: There is no file "none\.json"\.\nhint: /,
    );
    assert.match(synth(WORKFLOW, "--inputs", ".").stderr, /^error: "\." is a folder\.\nhint: /);
  });

  it("ends quietly when its reader closes the pipe", () => {
    const script = `node -r ./scripts/command-line/typescript.js scripts/synth.ts ${WORKFLOW} | head -c 10`;
    const { stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: ROOT, encoding: "utf8" });
    assert.deepEqual([stdout.length, stderr], [10, ""]);
  });

  // Only Linux has a device that is always full.
  if (existsSync("/dev/full")) {
    it("says that what it prints cannot be written", () => {
      const script = `node -r ./scripts/command-line/typescript.js scripts/synth.ts ${WORKFLOW} > /dev/full`;
      const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: ROOT, encoding: "utf8" });
      assert.match(stderr, /^error: The standard output cannot be written: ENOSPC.*\nhint: Make room .*\n$/);
      assert.equal(status, 1);
    });
  }
});

describe("structuralDifferences", () => {
  it("says nothing of elements when the sample has none", () => {
    assert.deepEqual(structuralDifferences({ a: [] }, { a: [1, "b"] }), []);
  });

  it("leaves the members of an object to the author when the sample has none", () => {
    assert.deepEqual(structuralDifferences({ tags: {} }, { tags: { owner: "me" } }), []);
    assert.deepEqual(structuralDifferences({ tags: {} }, { tags: ["me"] }), [
      '"tags" is a list, not an object',
    ]);
  });

  it("looks into objects", () => {
    assert.deepEqual(structuralDifferences({ a: { b: "" } }, { a: { c: "" } }), [
      '"a.c" is unknown; did you mean "b"',
      '"a.b" is missing',
    ]);
  });
});
