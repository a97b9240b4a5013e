import assert from "node:assert/strict";
import { irisSample } from "../../../workflows/iris/sample-data";

describe("iris sample data", () => {
  const lines = irisSample().content.trimEnd().split("\n");

  it("gives the same bytes for the same seed, and others for another", () => {
    assert.equal(irisSample().content, irisSample({ seed: 1 }).content);
    assert.notEqual(irisSample().content, irisSample({ seed: 2 }).content);
  });

  it("has 50 flowers of each species, measured to a tenth of a centimetre", () => {
    assert.equal(lines.length, 150);
    for (const species of ["Iris-setosa", "Iris-versicolor", "Iris-virginica"]) {
      assert.equal(lines.filter((line) => line.endsWith(`,${species}`)).length, 50);
    }
    for (const line of lines) assert.match(line, /^(\d\.\d,){4}Iris-[a-z]+$/);
  });

  it("has setosa apart and the others overlapping, as the published measures are", () => {
    const petals = (species: string): readonly number[] =>
      lines.filter((line) => line.includes(species)).map((line) => Number(line.split(",")[2]));
    assert.ok(Math.max(...petals("setosa")) < Math.min(...petals("versicolor")));
    assert.ok(Math.max(...petals("versicolor")) > Math.min(...petals("virginica")));
  });
});
