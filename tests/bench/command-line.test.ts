import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

const bench = (file: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ["-r", "./scripts/command-line/typescript.js", `bench/${file}.ts`, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    // Measuring takes minutes: an answer in seconds shows that nothing was measured.
    timeout: 15_000,
  });

describe("the commands that measure", () => {
  for (const [file, name] of [
    ["bench", "bench"],
    ["real-data", "bench:real-data"],
    ["catch-rate/catch-rate", "bench:catch-rate"],
  ] as const) {
    it(`explain ${name} without measuring, with an example`, () => {
      const { status, stdout } = bench(file, "--help");
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`^Usage: ${name}[^]*\\nExample:\\n  npm run -s ${name}`));
    });

    it(`refuse a flag that ${name} does not have`, () => {
      const { status, stdout, stderr } = bench(file, "--fast");
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /^error: unknown option '--fast'\nhint: /);
    });
  }

  for (const file of ["nothing.csv", "docs"])
    it(`refuse real data that is no file: ${file}`, () => {
      const { status, stderr } = bench("real-data", file);
      assert.equal(status, 2);
      assert.equal(
        stderr,
        `error: There is no file "${file}".\nhint: Fetch it: npm run data -- adult-census.\n`,
      );
    });

  for (const [what, file, message] of [
    ["a missing file", "nothing.json", /^error: There is no file "nothing\.json"\.\nhint: /],
    ["a folder", "docs", /^error: "docs" is a folder\.\nhint: /],
    [
      "text",
      "README.md",
      /^error: "README\.md" is no JSON Schema\.\nhint: Get the schema's file from https:/,
    ],
  ] as const) {
    it(`refuse ${what} for the schema before anybody is asked`, () => {
      const { status, stdout, stderr } = bench("catch-rate/catch-rate", "--schema", file);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }
});
