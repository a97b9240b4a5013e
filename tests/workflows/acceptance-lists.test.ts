import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");

describe("the acceptance lists of docs/workflows.md", () => {
  const page = readFileSync(path.join(ROOT, "docs/workflows.md"), "utf8");
  const rows = page
    .slice(0, page.indexOf("## Measured"))
    .split("\n")
    .filter((line) => /^\| (?!-|what must hold)/.test(line));
  const named = [...page.matchAll(/`([\w/.-]+\.(?:ts|py))` "([^"]+)"/g)];

  it("name tests that exist", () => {
    assert.ok(named.length > 50, String(named.length));
    const missing = named
      .map(([, file = "", title = ""]) => ({ file: path.join(ROOT, "tests", file), title }))
      .filter(({ file, title }) => !existsSync(file) || !readFileSync(file, "utf8").includes(title));
    assert.deepEqual(missing, []);
  });

  it("leave no line without a test, or without the reason why not", () => {
    assert.ok(rows.length > 30, String(rows.length));
    assert.deepEqual(
      rows.filter((row) => !/`[\w/.-]+\.(?:ts|py)` "/.test(row) && !row.includes("| not here: ")),
      [],
    );
  });
});
