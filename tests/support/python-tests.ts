import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FIRST_USE_MILLISECONDS, runPython } from "./image-python";

interface Outcome {
  readonly id: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly detail: string;
}

/** Ids of a file's tests, read from it, so that each is a test of this suite before Python has run. */
const idsIn = (file: string): readonly string[] => {
  let group = "";
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      group = /^class (\w+)/.exec(line)?.[1] ?? group;
      const method = /^ {4}def (test_\w+)/.exec(line)?.[1];
      return method === undefined ? [] : [`${path.basename(file, ".py")}.${group}.${method}`];
    });
};

const title = (id: string): string => (id.split(".").at(-1) ?? id).replace(/^test_/, "").replaceAll("_", " ");

/**
 * Makes each unittest of a folder's `test_*.py` files a test of mocha. They run in one process, in the Python
 * environment of the XGBoost image.
 */
export const describePythonTests = (subject: string, folder: string): void => {
  describe(`${subject}, in the Python environment of its image`, () => {
    const outcomes = new Map<string, Outcome>();
    const files = readdirSync(folder).filter((name) => /^test_.*\.py$/.test(name));
    const ids = files.map((name) => [name, idsIn(path.join(folder, name))] as const);

    before(async function () {
      this.timeout(FIRST_USE_MILLISECONDS);
      const stdout = await runPython([path.join(__dirname, "python/report_tests.py"), folder]);
      for (const line of stdout.trim().split("\n")) {
        const outcome = JSON.parse(line) as Outcome;
        outcomes.set(outcome.id, outcome);
      }
    });

    for (const [file, idsOfFile] of ids) {
      describe(file, () => {
        for (const id of idsOfFile) {
          it(title(id), function () {
            const outcome = outcomes.get(id);
            if (outcome?.outcome === "skipped") this.skip();
            assert.equal(outcome?.outcome, "passed", outcome?.detail ?? "Python did not run it");
          });
        }
      });
    }

    it("knows every test that Python ran", () => {
      assert.deepEqual([...outcomes.keys()].sort(), ids.flatMap(([, idsOfFile]) => idsOfFile).sort());
    });
  });
};
