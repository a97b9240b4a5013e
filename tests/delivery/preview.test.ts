import assert from "node:assert/strict";
import { readPreview } from "../../delivery/preview";
import { cannedStep, readJson } from "./canned-preview";

describe("readPreview", () => {
  it("reads the steps of a canned preview", () => {
    const preview = readPreview(readJson("tests/delivery/previews/prod.json"));
    assert.deepEqual(
      preview?.steps.map(({ op }) => op),
      ["same", "update", "replace", "delete", "create", "create"],
    );
    assert.deepEqual(preview.steps[2]?.replaceReasons, ["bucket"]);
    assert.deepEqual(
      [preview.steps[3]?.before?.protect, preview.steps[3]?.before?.retainOnDelete],
      [true, true],
    );
    assert.deepEqual(preview.errors, []);
  });

  it("takes secrets out of inputs that Pulumi was not told about", () => {
    const inputs = { environment: { variables: { WEBHOOK_TOKEN: "k3v9x2" } } };
    const step = cannedStep("create", "aws:lambda/function:Function", "tell", { after: { inputs } });
    assert.equal(JSON.stringify(readPreview({ steps: [step] })).includes("k3v9x2"), false);
  });

  it("keeps errors, and not what is only told", () => {
    const diagnostics = [
      { message: 'error: Step "Train" reads nothing.\n', severity: "error" },
      { message: "a warning", severity: "warning" },
      { severity: "error" },
      7,
    ];
    assert.deepEqual(readPreview({ diagnostics })?.errors, ['Step "Train" reads nothing.']);
  });

  it("tells that a preview failed only when nothing says why", () => {
    const error = (message: string) => ({ message: `error: ${message}\n`, severity: "error" });
    const failed = error("preview failed");
    assert.deepEqual(readPreview({ diagnostics: [error("No."), failed] })?.errors, ["No."]);
    assert.deepEqual(readPreview({ diagnostics: [failed] })?.errors, ["preview failed"]);
  });

  it("takes a digest without steps: nothing to do", () => {
    assert.deepEqual(readPreview({ duration: 3 }), { steps: [], errors: [] });
  });

  it("refuses what is no digest", () => {
    for (const value of [undefined, null, "text", [], 3, {}, { message: "no stack" }])
      assert.equal(readPreview(value), undefined);
  });

  it("skips steps that lack what every step has", () => {
    assert.deepEqual(readPreview({ steps: [{ op: "create" }, { urn: "u" }, null, "x"] })?.steps, []);
  });
});
