import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FIRST_USE_MILLISECONDS, pythonTests, runPython } from "./image-python";

interface Outcome {
  readonly id: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly detail: string;
}

/** Ids of all tests, read from the files, so that each is a test of this suite before Python has run. */
const idsIn = (file: string): readonly string[] => {
  let group = "";
  return readFileSync(path.join(pythonTests, file), "utf8")
    .split("\n")
    .flatMap((line) => {
      group = /^class (\w+)/.exec(line)?.[1] ?? group;
      const method = /^ {4}def (test_\w+)/.exec(line)?.[1];
      return method === undefined ? [] : [`${path.basename(file, ".py")}.${group}.${method}`];
    });
};

const title = (id: string): string => (id.split(".").at(-1) ?? id).replace(/^test_/, "").replaceAll("_", " ");

describe("Adult Census job code, in the Python environment of its image", () => {
  const outcomes = new Map<string, Outcome>();

  before(async function () {
    this.timeout(FIRST_USE_MILLISECONDS);
    const lines = (await runPython([path.join(pythonTests, "report_tests.py")])).trim().split("\n");
    for (const line of lines) {
      const outcome = JSON.parse(line) as Outcome;
      outcomes.set(outcome.id, outcome);
    }
  });

  const files = readdirSync(pythonTests).filter((name) => /^test_.*\.py$/.test(name));
  for (const file of files) {
    describe(file, () => {
      for (const id of idsIn(file)) {
        it(title(id), function () {
          const { outcome, detail } = outcomes.get(id) ?? {
            outcome: "failed",
            detail: "Python did not run it",
          };
          if (outcome === "skipped") this.skip();
          assert.equal(outcome, "passed", detail);
        });
      }
    });
  }

  it("knows every test that Python ran", () => {
    assert.deepEqual([...outcomes.keys()].sort(), files.flatMap(idsIn).sort());
  });
});
