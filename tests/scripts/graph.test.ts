import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gatedDefinition } from "../support/gated-definition";
import { find, parseMarkup } from "../support/tree";

const ROOT = path.resolve(__dirname, "../..");

const graph = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["-r", "./scripts/command-line/typescript.js", "scripts/graph.ts", ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });

describe("graph", () => {
  let folder = "";
  let file = "";

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "graph-"));
    file = path.join(folder, "gated.json");
    writeFileSync(file, JSON.stringify(gatedDefinition));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("prints Mermaid when nothing else is asked for", () => {
    const { status, stdout, stderr } = graph("adult-census");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^flowchart TD\n {2}s0\("adultProcess/);
  });

  it("draws a document that has errors, and says that it has", () => {
    const { status, stdout, stderr } = graph(file);
    assert.equal(status, 0);
    assert.match(
      stderr,
      /^warning: Definition ".*gated\.json" has \d+ errors; npm run -s validate -- .* lists them\.\n$/,
    );
    assert.match(stdout, /^flowchart TD\n {2}s0\("Prepare/);
  });

  it("prints DOT", () => {
    assert.match(graph(file, "--format", "dot").stdout, /^digraph pipeline \{[\s\S]*"Prepare" -> "Train"/);
  });

  it("prints an SVG that names the pipeline", () => {
    const { stdout } = graph(file, "--format", "svg");
    assert.equal(find(parseMarkup(stdout), ".node").length, 6);
    assert.match(stdout, /<title[^>]*>Pipeline gated<\/title>/);
  });

  it("prints nodes and edges as data, by either of its options", () => {
    const { status, stdout } = graph(file, "--format", "json");
    assert.equal(status, 0);
    const { name, nodes, edges } = JSON.parse(stdout) as {
      readonly name: string;
      readonly nodes: readonly object[];
      readonly edges: readonly object[];
    };
    assert.equal(name, "gated");
    assert.deepEqual(nodes[0], { name: "Prepare", type: "Processing" });
    assert.equal(nodes.length, 6);
    assert.deepEqual(edges[0], { from: "Prepare", to: "Train", kind: "data", implied: false });
    assert.equal(graph(file, "--json").stdout, stdout);
  });

  it("refuses an unknown format, naming the four", () => {
    const { status, stdout, stderr } = graph(file, "--format", "png");
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /Allowed choices are mermaid, dot, svg, json/);
  });

  it("draws nothing of what is no document, and says why", () => {
    const broken = path.join(folder, "broken.json");
    writeFileSync(broken, '{"Version": ');
    const { status, stdout, stderr } = graph(broken, "--format", "svg");
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /broken\.json" is not JSON/);
  });

  it("draws nothing of what is too deep or too large for a picture", () => {
    const fail = { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "x" } };
    let step: object = fail;
    for (let depth = 0; depth < 400; depth++)
      step = { Name: `C${String(depth)}`, Type: "Condition", Arguments: { Conditions: [], IfSteps: [step] } };
    for (const [name, steps, reason] of [
      ["deep", [step], /nested more than 1000 levels deep/],
      ["large", [{ ...fail, Description: "x".repeat(1_100_000) }], /SageMaker takes at most 1,048,576/],
    ] as const) {
      const target = path.join(folder, `${name}.json`);
      writeFileSync(target, JSON.stringify({ Version: "2020-12-01", Steps: steps }));
      const { status, stdout, stderr } = graph(target);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, reason);
    }
  });
});
