import assert from "node:assert/strict";
import { cacheFolder } from "../../../local-sagemaker/environments/cache-folder";
import { installError } from "../../../local-sagemaker/environments/install-error";
import { installProgress } from "../../../local-sagemaker/environments/install-progress";

const says: readonly (readonly [line: string, problem: string, hint: RegExp])[] = [
  [
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "the disk is full",
    /LOCAL_SAGEMAKER_CACHE/,
  ],
  [
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    "a downloaded package is not the one that the lock file names",
    /pip config list/,
  ],
  [
    "WARNING: Retrying after connection broken by 'NewConnectionError(...)': /simple/joblib/",
    "the package index cannot be reached",
    /PIP_INDEX_URL/,
  ],
  [
    "ERROR: No matching distribution found for scipy==1.17.1",
    "there is no ready-made package for this system",
    /--python PATH/,
  ],
  ["/usr/bin/python3: No module named venv", "this Python has no venv module", /python3-venv/],
  [
    "Error: [Errno 30] Read-only file system: '/x'",
    "the cache folder cannot be written",
    /LOCAL_SAGEMAKER_CACHE/,
  ],
];

describe("installError", () => {
  for (const [line, problem, hint] of says)
    it(`tells that ${problem}`, () => {
      const error = installError("image:1", ["Collecting joblib", line], 1e9);
      assert.equal(error.message, `The Python environment of image "image:1" could not be made: ${problem}.`);
      assert.match(error.hint, hint);
    });

  it("looks at the disk when nothing was said", () => {
    const lines = ["Error: Command '['ensurepip']' returned non-zero exit status 1."];
    assert.match(installError("image:1", lines, 1e6).message, /could not be made: the disk is full\.$/);
    assert.doesNotMatch(installError("image:1", lines, 1e9).message, /disk/);
  });

  it("repeats pip's last lines when it does not know them", () =>
    assert.equal(
      installError("image:1", ["a", "b", "", "c", "d"], 1e9).message,
      'The Python environment of image "image:1" could not be made: b / c / d.',
    ));
});

describe("installProgress", () => {
  it("counts packages and names sizes", () => {
    const describe = installProgress(11);
    assert.equal(describe("Collecting joblib==1.5.3 (from -r x.txt (line 3))"), undefined);
    assert.equal(
      describe("  Downloading joblib-1.5.3-py3-none-any.whl (309 kB)"),
      "downloading joblib 1.5.3 (309 kB), 1 of 11",
    );
    describe("Collecting scipy==1.17.1 (from -r x.txt (line 9))");
    assert.equal(
      describe("  Using cached https://index/scipy-1.17.1-cp312-manylinux.whl (35.2 MB)"),
      "downloading scipy 1.17.1 (35.2 MB), 2 of 11",
    );
    assert.equal(describe("Installing collected packages: scipy, joblib"), "installing 11 packages");
    assert.equal(describe("Successfully installed joblib-1.5.3"), undefined);
  });
});

describe("cacheFolder", () => {
  it("is what LOCAL_SAGEMAKER_CACHE says, else in the user's cache", () => {
    assert.equal(cacheFolder({ LOCAL_SAGEMAKER_CACHE: "/a", XDG_CACHE_HOME: "/b", HOME: "/c" }), "/a");
    assert.equal(cacheFolder({ XDG_CACHE_HOME: "/b", HOME: "/c" }), "/b/local-sagemaker");
    assert.equal(cacheFolder({ HOME: "/c" }), "/c/.cache/local-sagemaker");
  });
});
