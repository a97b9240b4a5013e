import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { FIRST_USE_MILLISECONDS, runPython } from "../../support/image-python";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/abalone.data");

describe("abalone's model", function () {
  this.timeout(FIRST_USE_MILLISECONDS);

  it("is off by 1.7 to 2.6 rings on any 5 % of the real file, and better than the mean", async function () {
    if (!existsSync(REAL_FILE)) {
      console.log("skipped: there is no ../shared/data/abalone.data");
      this.skip();
    }
    const seeds = Array.from({ length: 20 }, (_, seed) => String(seed));
    const stdout = await runPython([path.join(__dirname, "python/splits.py"), REAL_FILE, ...seeds]);
    const draws = JSON.parse(stdout) as readonly (readonly [number, number])[];
    assert.equal(draws.length, 20);
    for (const [model, mean] of draws) {
      assert.ok(model > 1.7 && model < 2.6, String(model));
      assert.ok(model < mean - 0.5, `${String(model)} ${String(mean)}`);
    }
  });
});
