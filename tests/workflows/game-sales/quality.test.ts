import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gameSalesSample } from "../../../workflows/game-sales/sample-data";
import { FIRST_USE_MILLISECONDS, runPython } from "../../support/image-python";

interface Measured {
  readonly rows: number;
  readonly dropped: number;
  /** Share of wrong answers among the scored games. */
  readonly error: number;
  /** Area under the curve among the scored games. */
  readonly auc: number;
  /** What the gate compares. */
  readonly validationError: number;
  readonly toBeat: number;
  /** What a model gets wrong that always says the commoner answer. */
  readonly rarer: number;
}

/** Deals the sales out anew among the games: nothing is left to be learned. */
const withMovedSales = (content: string): string => {
  const [header = "", ...rows] = content.trimEnd().split("\n");
  // The five columns of sales; no other cell of the file has this form beside another.
  const sales = /(?:\d+\.\d\d,){5}/;
  const half = Math.floor(rows.length / 2);
  const moved = rows.map((row, i) =>
    row.replace(sales, sales.exec(rows[(i + half) % rows.length] ?? "")?.[0] ?? ""),
  );
  return `${[header, ...moved].join("\n")}\n`;
};

describe("game sales, its jobs one after the other", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let folder: string;

  const measure = async (content: string, seeds: readonly number[]): Promise<readonly Measured[]> => {
    const file = path.join(folder, "game-sales.csv");
    writeFileSync(file, content);
    const stdout = await runPython([path.join(__dirname, "python/training.py"), file, ...seeds.map(String)]);
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Measured);
  };

  before(() => (folder = mkdtempSync(path.join(tmpdir(), "games-"))));
  after(() => rmSync(folder, { recursive: true }));

  for (const seed of [1, 2]) {
    it(`beats the majority and passes the gate with the generated sample of seed ${String(seed)}`, async () => {
      for (const measured of await measure(gameSalesSample({ seed }).content, [1729, 1, 2])) {
        assert.ok(measured.auc > 0.75, JSON.stringify(measured));
        assert.ok(measured.validationError < measured.toBeat, JSON.stringify(measured));
        assert.ok(measured.error < measured.rarer, JSON.stringify(measured));
        assert.equal(measured.rows + measured.dropped, 6000);
      }
    });
  }

  it("does not pass the gate when sales have nothing to do with the games", async () => {
    const [measured] = await measure(withMovedSales(gameSalesSample().content), [1729]);
    assert.ok(measured !== undefined && measured.auc < 0.6, JSON.stringify(measured));
    assert.ok(measured.validationError >= measured.toBeat, JSON.stringify(measured));
  });
});
