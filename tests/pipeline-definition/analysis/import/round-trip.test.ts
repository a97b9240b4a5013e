import assert from "node:assert/strict";
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importWorkflow } from "../../../../pipeline-definition/analysis/import/import-workflow";
import { canonicalJson } from "../../../../pipeline-definition/document/canonical-json";
import type { PipelineDefinition } from "../../../../pipeline-definition/document/definition";
import {
  findWorkflow,
  workflowInputs,
  workflowNames,
} from "../../../../scripts/command-line/workflow-lookup";
import { definitions } from "./random-definition";
import { compileImported, runImported } from "./run-imported";
import { filledDocuments, readingDocuments } from "./shaped-documents";

const ROOT = path.resolve(__dirname, "../../../..");

const documentsIn = (folder: string): readonly (readonly [name: string, document: PipelineDefinition])[] =>
  readdirSync(path.join(ROOT, folder))
    .filter((file) => file.endsWith(".json"))
    .map((file) => [
      `${path.basename(folder)}-${path.basename(file, ".json")}`,
      JSON.parse(readFileSync(path.join(ROOT, folder, file), "utf8")) as PipelineDefinition,
    ]);

const ours = workflowNames().map((name) => {
  const workflow = findWorkflow(name);
  return [`workflow-${name}`, workflow.define(workflowInputs(workflow))] as const;
});

describe("an imported workflow", () => {
  const corpus = documentsIn("tests/corpus/valid");
  const golden = documentsIn("tests/golden/python-sdk");
  const documents = [...corpus, ...golden, ...ours];
  const texts = new Map(documents.map(([name, document]) => [name, importWorkflow(document, name)]));

  it("is made of enough documents to mean something", () => {
    assert.ok(
      corpus.length >= 60 && golden.length >= 15,
      `${String(corpus.length)}, ${String(golden.length)}`,
    );
  });

  for (const [name, document] of documents) {
    it(`renders to the same document: ${name}`, () => {
      const rendered = runImported(texts.get(name) ?? "");
      assert.deepEqual(JSON.parse(JSON.stringify(rendered)), document);
      assert.equal(canonicalJson(rendered), canonicalJson(document));
    });
  }

  it("compiles with the strictest settings, whatever a step holds and whatever is read of it", () => {
    const random = fc
      .sample(definitions, { numRuns: 50, seed: 20 })
      .map((document, i) => [`random-${String(i)}`, document] as const);
    const more = [...filledDocuments(), ...readingDocuments(), ...random];
    const all = new Map([
      ...texts,
      ...more.map(([name, document]) => [name, importWorkflow(document, name)] as const),
    ]);
    assert.ok(all.size > 200);
    // One file with a step that is none shows that the compiler looks.
    const wrong = [...texts.values()][0]?.replace("steps: [", "steps: [5, ") ?? "";
    const said = compileImported(new Map([...all, ["wrong", wrong]]));
    assert.deepEqual(
      said.filter((one) => !one.startsWith("wrong.ts")),
      [],
    );
    assert.equal(said.length, 1);
  }).timeout(180_000);

  it("gives the same text each time", () => {
    for (const [name, document] of documents) assert.equal(importWorkflow(document, name), texts.get(name));
  });
});
