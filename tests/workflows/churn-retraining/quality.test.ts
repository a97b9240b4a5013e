import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { churnSample } from "../../../workflows/churn-retraining/sample-data";
import { FIRST_USE_MILLISECONDS, runPython } from "../../support/image-python";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/customer-churn.csv");

interface Measured {
  /** Rows for training and validation. */
  readonly rows: readonly number[];
  readonly columns: number;
  /** Share of customers who left, in both parts. */
  readonly churn: readonly number[];
  /** Share of wrong answers on the validation rows. */
  readonly error: number;
  /** What a model gets wrong that always says the commoner answer. */
  readonly rarer: number;
}

const measure = async (file: string, seeds: readonly number[]): Promise<readonly Measured[]> => {
  const stdout = await runPython([path.join(__dirname, "python/training.py"), file, ...seeds.map(String)]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Measured);
};

/** The labels moved by half the file: nothing is left to be learned. */
const withMovedLabels = (content: string): string => {
  const rows = content.trimEnd().split("\n");
  const half = Math.floor(rows.length / 2);
  return rows.map((row, i) => `"${rows[(i + half) % rows.length]?.[1] ?? ""}${row.slice(2)}\n`).join("");
};

const THRESHOLD = 0.1;

describe("churn retraining, its jobs one after the other", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let folder: string;

  const fileOf = (content: string): string => {
    const file = path.join(folder, "customer-churn.csv");
    writeFileSync(file, content);
    return file;
  };

  before(() => (folder = mkdtempSync(path.join(tmpdir(), "churn-"))));
  after(() => rmSync(folder, { recursive: true }));

  for (const seed of [1, 2]) {
    it(`passes the gate with the generated sample of seed ${String(seed)}`, async () => {
      const [measured] = await measure(fileOf(churnSample({ seed }).content), [42]);
      assert.ok(measured !== undefined);
      assert.deepEqual([measured.rows, measured.columns], [[2100, 900], 70]);
      assert.ok(measured.error < 0.075 && measured.error < measured.rarer / 2, JSON.stringify(measured));
    });
  }

  it("does not pass the gate with the sample's labels moved", async () => {
    const [measured] = await measure(fileOf(withMovedLabels(churnSample().content)), [42]);
    assert.ok(measured !== undefined && measured.error > THRESHOLD, JSON.stringify(measured));
  });

  describe("on the real file", () => {
    before(function () {
      if (existsSync(REAL_FILE)) return;
      console.log("skipped: there is no ../shared/data/customer-churn.csv");
      this.skip();
    });

    it("splits 2,999 rows of 70 columns 70/30 and passes the gate in every split", async () => {
      for (const measured of await measure(REAL_FILE, [1, 2, 3, 4, 5])) {
        assert.deepEqual([measured.rows, measured.columns], [[2099, 900], 70]);
        for (const share of measured.churn) assert.ok(Math.abs(share - 0.145) < 0.05, String(share));
        assert.ok(measured.error > 0.025 && measured.error < 0.085, JSON.stringify(measured));
        assert.ok(measured.rarer > THRESHOLD, "saying that everybody stays would pass");
      }
    });

    it("does not pass with labels moved", async () => {
      const [measured] = await measure(fileOf(withMovedLabels(readFileSync(REAL_FILE, "utf8"))), [1]);
      assert.ok(measured !== undefined && measured.error > THRESHOLD, JSON.stringify(measured));
    });
  });
});
