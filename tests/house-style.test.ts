import assert from "node:assert/strict";
import path from "node:path";
import ts from "typescript";
import { files, parse } from "./support/source-imports";

const linesOf = (file: string): number =>
  parse(file)
    .text.replace(/\/\*[\s\S]*?\*\//g, "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("//")).length;

describe("house style", () => {
  it("names files in kebab-case, after an idea", () => {
    const badly = files.filter((file) => {
      const name = path.basename(file).replace(/(\.test|\.generated)?\.ts$/, "");
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|common|types?|misc|shared)$/.test(name)
      );
    });
    assert.deepEqual(badly, []);
  });

  it("keeps a file to 250 lines of code", () => {
    const long = files.filter((file) => !file.endsWith(".generated.ts") && linesOf(file) > 250);
    assert.deepEqual(long, []);
  });

  it("exports by name only", () => {
    const defaults = files.filter((file) =>
      parse(file).statements.some(
        (statement) =>
          ts.isExportAssignment(statement) ||
          (ts.canHaveModifiers(statement) &&
            (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
      ),
    );
    assert.deepEqual(defaults, []);
  });
});
