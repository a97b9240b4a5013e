import assert from "node:assert/strict";
import { runProcess } from "../../../local-sagemaker/environments/python-process";

describe("runProcess", () => {
  it("waits for the end of a program that is told to stop, so that nothing writes after it", async () => {
    const stop = new AbortController();
    const program =
      "process.on('SIGTERM', () => { console.log('ended'); process.exit(); });" +
      "console.log('ready'); setInterval(() => undefined, 1000);";
    const { lines } = await runProcess(process.execPath, ["-e", program], {
      signal: stop.signal,
      onLine: () => stop.abort(),
    });
    assert.deepEqual(lines, ["ready", "ended"]);
  });

  it("gives no code for a program that is missing", async () => {
    assert.deepEqual(await runProcess("/nonexistent/python3", []), { code: undefined, lines: [] });
  });
});
