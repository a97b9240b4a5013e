import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runJobProcess, type ProcessEnd } from "../../../local-sagemaker/jobs/job-process";
import { launchIn } from "../../../local-sagemaker/jobs/sandbox";

const PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

const canUnshare =
  spawnSync("unshare", ["--user", "--map-root-user", "--mount", "--pid", "--fork", "true"]).status === 0;

describe("runJobProcess", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "job-process-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe("in namespaces", function () {
    before(function () {
      if (!canUnshare) this.skip();
    });

    const run = async (
      command: readonly string[],
      searchPath = PATH,
      stop = new AbortController(),
    ): Promise<{ readonly end: ProcessEnd; readonly lines: readonly string[] }> => {
      const lines: string[] = [];
      const env = { PATH: searchPath };
      const job = { command, optMl: folder, workFolder: folder, env, isolated: false };
      const ended = runJobProcess(launchIn("namespaces", job), {
        cwd: folder,
        signal: stop.signal,
        maxRuntimeMilliseconds: 600_000,
        graceMilliseconds: 20_000,
        onLine: (line) => lines.push(line),
      });
      if (searchPath !== PATH) stop.abort();
      return { end: await ended, lines };
    };

    it("stops a job that is only being started", async () => {
      // A program that takes long to be found is one that starts late.
      const { end } = await run(["sleep", "600"], `${"/x:".repeat(40_000)}${PATH}`);
      assert.deepEqual(end, { why: "stopped", code: 143 });
    }).timeout(40_000);

    it("adds nothing to the log of a job that a signal ends", async () => {
      const { end, lines } = await run(["sh", "-c", "echo last; kill -s SEGV $$"]);
      assert.deepEqual(end, { why: "exit", code: 139 });
      assert.deepEqual(lines, ["last"]);
    });
  });

  it("takes the job along when the runner ends at once", () => {
    const jobs = path.join(__dirname, "..", "..", "..", "local-sagemaker", "jobs");
    const job = {
      command: ["sh", "-c", "sleep 629 & echo up; wait"],
      ...{ optMl: folder, workFolder: folder, env: { PATH }, isolated: false },
    };
    const runner = `
      const { runJobProcess } = require(${JSON.stringify(path.join(jobs, "job-process.ts"))});
      const { launchIn } = require(${JSON.stringify(path.join(jobs, "sandbox.ts"))});
      const limits = { maxRuntimeMilliseconds: 600_000, graceMilliseconds: 600_000 };
      const signal = new AbortController().signal;
      const onLine = () => process.exit(7);
      runJobProcess(launchIn("job-root", ${JSON.stringify(job)}), { cwd: ".", signal, onLine, ...limits });
    `;
    const register = path.join(jobs, "..", "..", "scripts", "command-line", "typescript.js");
    const ended = spawnSync(process.execPath, ["-r", register, "-e", runner], { encoding: "utf8" });
    assert.equal(ended.status, 7, ended.stderr);
    assert.equal(spawnSync("pgrep", ["-f", "^sleep 629$"]).status, 1);
  });
});
