import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { churnSample } from "../../../workflows/churn-retraining/sample-data";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/customer-churn.csv");

const parse = (content: string): readonly (readonly number[])[] =>
  content
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(1, -1).split(",").map(Number));

const mean = (rows: readonly (readonly number[])[], column: number): number =>
  rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;

describe("churnSample", () => {
  const big = parse(churnSample({ rows: 20_000, seed: 5 }).content);

  it("has 3,000 rows unless told otherwise, and the name of the real file", () => {
    const { fileName, content } = churnSample();
    assert.equal(fileName, "customer-churn.csv");
    assert.equal(parse(content).length, 3000);
    assert.equal(content, churnSample({ rows: 3000, seed: 1 }).content);
  });

  it("keeps its bytes: recorded runs hang on them", () => {
    const digest = createHash("sha256").update(churnSample().content).digest("hex");
    assert.equal(digest, "c07fef4a8c97426e22faf6262e855f72cf1255e555e9a0d16a6dd5500d40e432");
  });

  it("differs with the seed, and is empty when no rows are asked for", () => {
    assert.notEqual(churnSample({ rows: 10, seed: 2 }).content, churnSample({ rows: 10 }).content);
    assert.equal(churnSample({ rows: 0 }).content, "");
  });

  it("wraps each row in double quotes, the trap of the real file", () => {
    for (const line of churnSample({ rows: 50 }).content.trimEnd().split("\n")) {
      assert.match(line, /^"[01],[\d.,]+"$/);
    }
  });

  it("has 70 finite columns, and one 1 in each group of states, areas and plans", () => {
    for (const row of big.slice(0, 500)) {
      assert.equal(row.length, 70);
      assert.ok(row.every(Number.isFinite));
      for (const [from, to] of [
        [12, 63],
        [63, 66],
        [66, 68],
        [68, 70],
      ] as const) {
        const group = row.slice(from, to);
        assert.equal(group.filter((value) => value === 1).length, 1);
        assert.equal(group.filter((value) => value === 0).length, group.length - 1);
      }
      assert.equal(row[69] === 1, (row[2] ?? 0) > 0, "messages without the plan");
    }
  });

  it("has the real file's form and means", function () {
    if (!existsSync(REAL_FILE)) {
      console.log("skipped: there is no ../shared/data/customer-churn.csv");
      this.skip();
    }
    const content = readFileSync(REAL_FILE, "utf8");
    const real = parse(content);
    const form = (text: string): string => text.slice(0, text.indexOf("\n")).replace(/\d+/g, "0");
    assert.equal(form(churnSample().content).replaceAll("0.0", "0"), form(content).replaceAll("0.0", "0"));
    for (let column = 1; column < 12; column++) {
      const ratio = mean(big, column) / mean(real, column);
      assert.ok(Math.abs(ratio - 1) < 0.2, `column ${String(column)}: ${ratio.toFixed(2)}`);
    }
    for (const column of [0, 63, 64, 65, 66, 67, 68, 69]) {
      const [here, there] = [mean(big, column), mean(real, column)];
      assert.ok(
        Math.abs(here - there) < 0.03,
        `column ${String(column)}: ${here.toFixed(3)}, real ${there.toFixed(3)}`,
      );
    }
  });
});
