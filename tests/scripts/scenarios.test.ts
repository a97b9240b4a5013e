import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const root = path.join(__dirname, "../..");

const scenarios = (...args: string[]) =>
  promisify(execFile)("npm", ["run", "-s", "scenarios", "--", ...args], { cwd: root });

describe("the command scenarios", () => {
  it("refuses a stack that does not exist, and a number of times that is none", async () => {
    await assert.rejects(scenarios("--stack", "test"), { code: 2, stderr: /dev, staging, prod/ });
    await assert.rejects(scenarios("--repeat", "0"), { code: 2, stderr: /Give a whole number from 1\./ });
  });
});
