import assert from "node:assert/strict";
import { applyEdits, resolvePlace } from "./apply-edits";
import { insert, remove, rename, set } from "./seeded-fault";

const DOCUMENT = {
  Parameters: [{ Name: "Inner", Type: "String" }],
  Steps: [
    { Name: "First", Type: "Lambda", Arguments: { "a.b": 1, list: ["x", "z"] } },
    { Name: "Gate", Type: "Condition", Arguments: { IfSteps: [{ Name: "Inner", Type: "Fail" }] } },
  ],
};

describe("edits of the corpus", () => {
  it("find a step by its name, in branches too, and nothing else of that name", () => {
    assert.equal(resolvePlace(DOCUMENT, "@First.Arguments"), "Steps[0].Arguments");
    assert.equal(resolvePlace(DOCUMENT, "@Inner.Type"), "Steps[1].Arguments.IfSteps[0].Type");
    assert.equal(resolvePlace(DOCUMENT, "Parameters[0]"), "Parameters[0]");
    assert.throws(() => resolvePlace(DOCUMENT, "@Last.Type"), { message: 'No step is called "Last".' });
  });

  it("set, remove, insert and rename, and leave the document as it was", () => {
    const before = structuredClone(DOCUMENT);
    const changed = applyEdits(DOCUMENT, [
      set('@First.Arguments["a.b"]', 2),
      insert("@First.Arguments.list[1]", "y"),
      remove("@First.Type"),
      rename("@First.Name", "Label"),
      remove("@First.Arguments.list[0]"),
    ]) as typeof DOCUMENT;
    assert.deepEqual(changed.Steps[0], { Label: "First", Arguments: { "a.b": 2, list: ["y", "z"] } });
    assert.deepEqual(DOCUMENT, before);
  });

  it("refuse to edit what is not there", () => {
    assert.throws(() => applyEdits(DOCUMENT, [remove("@First.Argument")]), {
      message: 'Nothing stands at "Steps[0].Argument".',
    });
    assert.throws(() => applyEdits(DOCUMENT, [set("@First.Other.Name", 1)]), {
      message: 'Nothing stands around "Steps[0].Other.Name".',
    });
  });
});
