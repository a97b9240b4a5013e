import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");
const TYPESCRIPT = path.join(ROOT, "scripts/command-line/typescript.js");

const golden = (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, ["-r", TYPESCRIPT, path.join(__dirname, "regenerate.ts"), ...args], {
    cwd: ROOT,
    env,
    encoding: "utf8",
  });

describe("golden", () => {
  it("names the programs when asked for one that does not exist", () => {
    const { status, stdout, stderr } = golden(["nothing.py"]);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^error: There is no program "nothing\.py"\.\nhint: Give some of: abalone\.py, /);
    assert.doesNotMatch(stderr, /offline\.py|workflow_place\.py/);
  });

  it("says what failed and what to do, and shows no stack", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "golden-test-"));
    try {
      const python = path.join(folder, "python3");
      const answer = `[ "$1" = -I ] && echo 3.12.1 && echo ${python} && exit 0`;
      writeFileSync(python, `#!/bin/sh\n${answer}\necho no module called venv >&2\nexit 1\n`, {
        mode: 0o755,
      });
      const { status, stderr } = golden(["emr_clusters.py"], { ...process.env, PATH: folder });
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^requirements\.txt: installing into .*\nerror: ".*-m venv .*" ended with 1 and said:\n/,
      );
      assert.match(
        stderr,
        /\nno module called venv\nhint: Mend the program, or let pip reach a package index, and run it again\.\n$/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
