import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { adultCensusSample } from "../../../workflows/adult-census/sample-data";
import categories from "../../../workflows/adult-census/code/categories.json";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/adult.csv");

type Row = Readonly<Record<string, string>>;

/** Neither file has a comma inside a value. */
const parse = (content: string): { readonly header: readonly string[]; readonly rows: readonly Row[] } => {
  const [header = [], ...lines] = content
    .trimEnd()
    .split("\n")
    .map((line) => line.replaceAll('"', "").split(","));
  return {
    header,
    rows: lines.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""]))),
  };
};

const share = (rows: readonly Row[], test: (row: Row) => boolean): number =>
  rows.filter(test).length / rows.length;
const mean = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0) / rows.length;

const SHARES: Readonly<Record<string, (row: Row) => boolean>> = {
  "workclass is ?": (row) => row["workclass"] === "?",
  "occupation is ?": (row) => row["occupation"] === "?",
  "native.country is ?": (row) => row["native.country"] === "?",
  "any is ?": (row) => Object.values(row).includes("?"),
  "income is >50K": (row) => row["income"] === ">50K",
  "sex is Female": (row) => row["sex"] === "Female",
  "capital gain": (row) => Number(row["capital.gain"]) > 0,
  "capital loss": (row) => Number(row["capital.loss"]) > 0,
  "40 hours": (row) => row["hours.per.week"] === "40",
};
const MEANS = ["age", "fnlwgt", "education.num", "capital.gain", "capital.loss", "hours.per.week"];

describe("adultCensusSample", () => {
  const big = parse(adultCensusSample({ rows: 32_561, seed: 11 }).content);

  it("has 5,000 rows unless told otherwise, and the name of the real file", () => {
    const { fileName, content } = adultCensusSample();
    assert.equal(fileName, "adult.csv");
    assert.equal(parse(content).rows.length, 5000);
    assert.equal(content, adultCensusSample({ rows: 5000, seed: 1 }).content);
  });

  it("keeps its bytes: recorded runs and step caches hang on them", () => {
    const digest = createHash("sha256").update(adultCensusSample().content).digest("hex");
    assert.equal(digest, "5b3aed515d8245029fb1df924fa683bf9fdb46fb2425edb9b9aa3d2147c79ea2");
  });

  it("differs with the seed", () => {
    assert.notEqual(
      adultCensusSample({ rows: 100, seed: 2 }).content,
      adultCensusSample({ rows: 100 }).content,
    );
  });

  it("is a header alone when no rows are asked for", () => {
    assert.equal(adultCensusSample({ rows: 0 }).content.split("\n").length, 2);
  });

  it("holds every common level, and none beyond the categories but the missing mark", () => {
    for (const [column, known] of Object.entries(categories.categories)) {
      const mayMiss = categories.missing.columns.includes(column) ? [categories.missing.mark] : [];
      const found = new Set(big.rows.map((row) => row[column] ?? ""));
      assert.deepEqual(
        [...found].filter((value) => ![...known, ...mayMiss].includes(value)),
        [],
        column,
      );
      // The rarest, with one row in the real file, may be absent.
      assert.deepEqual(
        known.filter((value) => !found.has(value) && value !== "Holand-Netherlands"),
        [],
        column,
      );
    }
    assert.deepEqual([...new Set(big.rows.map((row) => row["income"]))].sort(), ["<=50K", ">50K"]);
  });

  it("is consistent in itself: one number per education, no work without an occupation", () => {
    const numbers = new Set(big.rows.map((row) => `${row["education.num"] ?? ""} ${row["education"] ?? ""}`));
    assert.equal(numbers.size, 16);
    assert.ok(numbers.has("13 Bachelors") && numbers.has("9 HS-grad"));
    assert.ok(big.rows.every((row) => (row["workclass"] === "?") === (row["occupation"] === "?")));
    assert.ok(big.rows.every((row) => row["relationship"] !== "Husband" || row["sex"] === "Male"));
    assert.ok(big.rows.every((row) => Number(row["age"]) >= 17 && Number(row["age"]) <= 90));
  });

  it("has the real file's columns, quoting, dirt and means", function () {
    if (!existsSync(REAL_FILE)) {
      console.log("skipped: there is no ../shared/data/adult.csv");
      this.skip();
    }
    const content = readFileSync(REAL_FILE, "utf8");
    const real = parse(content);
    const form = (text: string): string =>
      text
        .split("\n")
        .slice(0, 2)
        .join("\n")
        .replace(/\d+/g, "0")
        .replace(/"[^"]*"(?=[,\n]|$)/g, '""');
    assert.deepEqual(big.header, real.header);
    assert.equal(form(adultCensusSample().content), form(content));
    for (const [name, test] of Object.entries(SHARES)) {
      const [here, there] = [share(big.rows, test), share(real.rows, test)];
      assert.ok(Math.abs(here - there) < 0.015, `${name}: ${here.toFixed(4)}, real ${there.toFixed(4)}`);
    }
    for (const column of MEANS) {
      const ratio = mean(big.rows, column) / mean(real.rows, column);
      assert.ok(
        Math.abs(ratio - 1) < 0.1,
        `mean of ${column} over that of the real file: ${ratio.toFixed(3)}`,
      );
    }
    const repeated = (rows: readonly Row[]): number =>
      rows.length - new Set(rows.map((row) => JSON.stringify(row))).size;
    assert.equal(repeated(real.rows), 24);
    assert.ok(repeated(big.rows) >= 8 && repeated(big.rows) <= 50, String(repeated(big.rows)));
  });
});
