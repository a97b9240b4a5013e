import assert from "node:assert/strict";
import path from "node:path";
import { abaloneSample } from "../../../workflows/abalone/sample-data";
import { runPython } from "../../support/image-python";

const rows = (content: string): readonly (readonly string[])[] =>
  content
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

describe("abalone sample data", () => {
  it("gives the same bytes for the same seed, and others for another", () => {
    assert.equal(abaloneSample({ rows: 50 }).content, abaloneSample({ rows: 50 }).content);
    assert.notEqual(abaloneSample({ rows: 50 }).content, abaloneSample({ rows: 50, seed: 2 }).content);
  });

  it("has the rows asked for, of all three sexes in about the published shares", () => {
    const sexes = rows(abaloneSample({ rows: 2000 }).content).map(([sex]) => sex);
    assert.equal(sexes.length, 2000);
    for (const [sex, share] of [
      ["M", 0.366],
      ["F", 0.313],
      ["I", 0.321],
    ] as const) {
      const found = sexes.filter((each) => each === sex).length / 2000;
      assert.ok(Math.abs(found - share) < 0.04, `${sex}: ${String(found)}`);
    }
  });

  it("has rings like the published ones: 3 to 29, about 10, about 3 apart", () => {
    const rings = rows(abaloneSample().content).map((row) => Number(row.at(-1)));
    const mean = rings.reduce((sum, value) => sum + value, 0) / rings.length;
    const spread = Math.sqrt(rings.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rings.length);
    assert.ok(rings.every((value) => Number.isInteger(value) && value >= 1 && value <= 29));
    assert.ok(mean > 9 && mean < 11, `mean ${String(mean)}`);
    assert.ok(spread > 2.7 && spread < 3.7, `spread ${String(spread)}`);
  });

  it("holds only animals that a survey may hold", async () => {
    const code = path.join(__dirname, "../../../workflows/abalone/code");
    const stdout = await runPython(
      [
        "-c",
        `import sys; sys.path.insert(0, sys.argv[1]); from survey_rows import parse_lines; print(parse_lines("sample", sys.stdin.read(), is_survey=True).faults[:3])`,
        code,
      ],
      abaloneSample().content,
    );
    assert.equal(stdout.trim(), "[]");
  });
});
