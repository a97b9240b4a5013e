import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeFolder } from "../../../local-sagemaker/store/make-folder";

describe("makeFolder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "folders-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("makes a folder and those above it, and is content with one that stands", () => {
    const deep = path.join(folder, "a", "b", "c");
    makeFolder(deep);
    makeFolder(deep);
    assert.ok(statSync(deep).isDirectory());
  });

  it("does not take a file for a folder", () => {
    const file = path.join(folder, "file");
    writeFileSync(file, "");
    assert.throws(() => makeFolder(file), { code: "EEXIST", path: file });
    assert.throws(() => makeFolder(path.join(file, "below")), { code: "ENOTDIR" });
  });

  it("names the first folder that cannot be made, and ends, where Node's own way never does", function () {
    if (process.platform !== "linux") this.skip();
    assert.throws(() => makeFolder("/proc/a/b/c"), { code: "ENOENT", path: "/proc/a" });
  });
});
