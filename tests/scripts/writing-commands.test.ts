import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Commands that write files of this repository as soon as they are called. */
const WRITING = ["api-model", "golden", "docs:resources", "docs:transcripts"];

describe("the commands that write files of this repository", () => {
  for (const name of WRITING) {
    const ask = (flag: string) => {
      const [, ...args] = (scripts[name] ?? "").split(" ");
      return spawnSync(process.execPath, [...args, flag], { cwd: ROOT, encoding: "utf8" });
    };

    it(`only explain themselves when asked for help: ${name}`, () => {
      const { status, stdout, stderr } = ask("--help");
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, new RegExp(`^Usage: ${name} [^]*\\nExample:\\n  npm run (-s )?${name}\\b`));
    });

    it(`write nothing for a misspelt option: ${name}`, () => {
      const { status, stdout, stderr } = ask("--hlep");
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /^error: .*--hlep/);
    });
  }
});
