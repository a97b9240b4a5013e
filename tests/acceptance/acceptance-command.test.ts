import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { ROOT } from "./dev-settings";

const acceptance = (...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    ["-r", "./scripts/command-line/typescript.js", "scripts/acceptance.ts", ...args],
    { cwd: ROOT, encoding: "utf8", env: { PATH: "/nonexistent" } },
  );

describe("npm run acceptance", () => {
  it("asks for a folder that keeps the transcript before it does anything else", () => {
    const { status, stderr } = acceptance("--stack", "dev", "--transcript", "package.json");
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^error: The folder "package\.json" cannot keep a transcript: EEXIST.*\.\nhint: Give a folder that can be written to: --transcript FOLDER\.\n$/,
    );
  });

  it("takes no cost cap and no time that is not above 0", () => {
    for (const option of ["--cost-cap", "--pulumi-timeout", "--execution-timeout"]) {
      const { status, stderr } = acceptance("--stack", "dev", option, "-1");
      assert.equal(status, 2);
      assert.match(stderr, /argument '-1' is invalid\. Give a number above 0\.\n/);
    }
  });

  it("takes no gate that is not of the form Name=Value", () => {
    const { status, stderr } = acceptance("--stack", "dev", "--gate", "AccuracyThreshold");
    assert.equal(status, 2);
    assert.match(stderr, /--gate <Name=Value>.*Give Name=Value\.\n/s);
  });
});
