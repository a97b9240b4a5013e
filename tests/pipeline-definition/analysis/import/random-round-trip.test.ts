import assert from "node:assert/strict";
import fc from "fast-check";
import { importWorkflow } from "../../../../pipeline-definition/analysis/import/import-workflow";
import { checkDefinition } from "../../../../pipeline-definition/checks/check-definition";
import { canonicalJson } from "../../../../pipeline-definition/document/canonical-json";
import { anyText, definitions } from "./random-definition";
import { runImported } from "./run-imported";

const isSound = (document: unknown): boolean =>
  checkDefinition(document).every(({ severity }) => severity !== "error");

describe("the import of a random document", () => {
  it("renders to the same document, 1,000 times, and nothing in it runs", () => {
    let sound = 0;
    fc.assert(
      fc.property(definitions, anyText, (document, name) => {
        fc.pre(isSound(document));
        sound += 1;
        const rendered = runImported(importWorkflow(document, name));
        assert.deepEqual(JSON.parse(JSON.stringify(rendered)), JSON.parse(JSON.stringify(document)));
        assert.equal(canonicalJson(rendered), canonicalJson(document));
        assert.ok(!("hit" in globalThis), "a text of the document ran");
      }),
      { numRuns: 1000, maxSkipsPerRun: 5 },
    );
    assert.equal(sound, 1000);
  }).timeout(120_000);
});
