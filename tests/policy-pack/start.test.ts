import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";

const PACK = path.resolve(__dirname, "../../policy-pack");
const ENTRY = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");

describe("the policy pack", function () {
  this.timeout(120_000);

  it("starts through Pulumi's own entry point, which has options of its own for TypeScript", async () => {
    const child = spawn(process.execPath, [ENTRY, "127.0.0.1:1", PACK], {
      cwd: PACK,
      env: { PATH: process.env["PATH"], PULUMI_NODEJS_TYPESCRIPT: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = text(child.stderr);
    const port = await new Promise<string>((resolve) => {
      child.stdout.once("data", (data: Buffer) => resolve(String(data)));
      child.once("close", () => resolve(""));
    });
    child.kill();
    assert.match(port, /^\d+\n/, await said);
  });
});
