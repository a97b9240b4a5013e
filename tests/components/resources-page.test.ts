import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { resourcesPage } from "../support/resources-page";

/** Cells without the blanks by which prettier lines them up. */
const cells = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.includes("--"))
    .map((line) => line.replaceAll(/ *\| */g, "|"));

describe("docs/resources.md", () => {
  it("counts what the program registers", async () => {
    const shown = readFileSync(path.resolve(__dirname, "../../docs/resources.md"), "utf8");
    assert.deepEqual(
      cells(shown),
      cells(await resourcesPage()),
      "Write it anew: node -r ./scripts/command-line/typescript.js tests/support/write-resources.ts",
    );
  });
});
