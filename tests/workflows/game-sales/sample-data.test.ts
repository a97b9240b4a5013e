import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { GAME_SALES_COLUMNS, gameSalesSample } from "../../../workflows/game-sales/sample-data";

/** The values of a row; the only quotes in the file are around names. */
const cellsOf = (line: string): readonly string[] => line.replace(/^"(?:[^"]|"")*"/, "name").split(",");

const parse = (content: string) => {
  const [header = "", ...lines] = content.trimEnd().split("\n");
  const columns = header.split(",");
  return {
    columns,
    rows: lines.map((line) => {
      const cells = cellsOf(line);
      assert.equal(cells.length, columns.length, line);
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
    }),
  };
};

describe("gameSalesSample", () => {
  const { columns, rows } = parse(gameSalesSample({ rows: 16_719, seed: 5 }).content);
  const share = (test: (row: Readonly<Record<string, string>>) => boolean): number =>
    rows.filter(test).length / rows.length;

  it("has 6,000 rows unless told otherwise", () => {
    const { fileName, content } = gameSalesSample();
    assert.equal(fileName, "game-sales.csv");
    assert.equal(parse(content).rows.length, 6000);
    assert.equal(content, gameSalesSample({ rows: 6000, seed: 1 }).content);
  });

  it("keeps its bytes: recorded runs hang on them", () => {
    const digest = createHash("sha256").update(gameSalesSample().content).digest("hex");
    assert.equal(digest, "26a8b29129d37df3596395f378f0632e752972c19cb8fecebb6f872329edcff2");
  });

  it("differs with the seed, and is a header alone when no rows are asked for", () => {
    const small = { rows: 10 };
    assert.notEqual(gameSalesSample({ ...small, seed: 2 }).content, gameSalesSample(small).content);
    assert.equal(gameSalesSample({ rows: 0 }).content, `${GAME_SALES_COLUMNS.join(",")}\n`);
  });

  it("has the 16 columns of the file that it imitates", () => {
    assert.deepEqual(columns, GAME_SALES_COLUMNS);
    assert.equal(columns.length, 16);
  });

  it("lacks values as often, and has as many hits", () => {
    // Shares in the file of December 2016.
    const expected: readonly (readonly [
      string,
      number,
      (row: Readonly<Record<string, string>>) => boolean,
    ])[] = [
      ["critic score missing", 0.51, (row) => row["Critic_Score"] === ""],
      ["user score missing", 0.4, (row) => row["User_Score"] === ""],
      ["user score tbd", 0.145, (row) => row["User_Score"] === "tbd"],
      ["rating missing", 0.4, (row) => row["Rating"] === ""],
      ["hit", 0.123, (row) => Number(row["Global_Sales"]) > 1],
    ];
    for (const [what, there, test] of expected) {
      assert.ok(
        Math.abs(share(test) - there) < 0.07,
        `${what}: ${share(test).toFixed(3)} instead of ${String(there)}`,
      );
    }
  });

  it("adds up: the regions give what was sold in all, and scores stay in their range", () => {
    for (const row of rows) {
      const hundredths = (column: string): number => Math.round(Number(row[column]) * 100);
      const regions = ["NA_Sales", "EU_Sales", "JP_Sales", "Other_Sales"].map(hundredths);
      assert.equal(
        regions.reduce((sum, sold) => sum + sold, 0),
        hundredths("Global_Sales"),
      );
      assert.ok(regions.every((sold) => sold >= 0));
      assert.ok(Number(row["Critic_Score"]) <= 100);
      assert.ok(row["User_Score"] === "tbd" || Number(row["User_Score"]) <= 10);
    }
  });

  it("has names that need quoting, for readers that split at commas", () => {
    const { content } = gameSalesSample({ rows: 200 });
    assert.match(content, /^"The ""\w+ \w+""",/m);
    assert.match(content, /^"\w+ \w+, Part \d",/m);
  });
});
