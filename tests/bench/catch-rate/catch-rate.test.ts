import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { askPython, must } from "../../../bench/catch-rate/python-programs";

const ROOT = path.resolve(__dirname, "../../..");
const COMMAND = ["-r", "./scripts/command-line/typescript.js", "bench/catch-rate/catch-rate.ts"];

const exit = (...args: readonly string[]) =>
  new Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>((resolve) => {
    execFile(process.execPath, [...COMMAND, ...args], { cwd: ROOT }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

describe("bench:catch-rate", () => {
  it("tells of a schema that is not there, before it asks anybody", async () => {
    const { code, stdout, stderr } = await exit("--schema", "no-such-schema.json");
    assert.deepEqual([code, stdout], [2, ""]);
    assert.equal(
      stderr,
      `error: There is no file "no-such-schema.json".\nhint: Check the path; it is relative to "${ROOT}".\n`,
    );
  });

  it("says what failed when Python's packages cannot be had", async () => {
    await assert.rejects(
      must("pip", process.execPath, ["-e", "console.error('no index'); process.exit(3)"]),
      {
        name: "LocalRunError",
        message: "pip for the judges failed: no index.",
        hint: "See to the network and the package index, then run the command again.",
      },
    );
    await assert.rejects(must("pip", path.join(ROOT, "no-such-program"), []), {
      message: "pip for the judges failed: it cannot be started.",
    });
  });

  it("passes on the last words of a judge that ends badly", async () => {
    await assert.rejects(askPython(process.execPath, "judge_definitions.py", null), {
      message: /^judge_definitions\.py ended with 1: .*SyntaxError/s,
    });
  });
});
