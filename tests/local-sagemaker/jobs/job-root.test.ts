import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { IMAGE, JobFixture, pythonJob, s3Input } from "./job-fixture";

const runs = (pattern: string): boolean => spawnSync("pgrep", ["-f", pattern]).status === 0;

describe("job root", () => {
  let fixture: JobFixture;
  beforeEach(() => (fixture = new JobFixture()));
  afterEach(() => fixture.close());

  const run = (program: string, options = {}): ReturnType<JobFixture["run"]> =>
    fixture.run({ type: "Processing", request: pythonJob(program) }, { sandbox: "job-root", ...options });

  it("is what is left where nothing else works, and says what does not hold there", async () => {
    fixture.store("s3://bucket/code/job.py", "import os; print(os.environ['SAGEMAKER_BASE_DIR'])");
    const command = ["python3", "/opt/ml/processing/input/code/job.py"];
    const request = {
      AppSpecification: { ImageUri: IMAGE, ContainerEntrypoint: command },
      ProcessingInputs: [s3Input("code", "s3://bucket/code/job.py", "/opt/ml/processing/input/code")],
    };
    const path = process.env["PATH"];
    process.env["PATH"] = "/nonexistent";
    try {
      const { lines } = await fixture.run({ type: "Processing", request });
      assert.deepEqual(lines, [`${fixture.jobs}/job-1/opt/ml`]);
    } finally {
      process.env["PATH"] = path;
    }
    assert.match(fixture.progress.join("\n"), /SAGEMAKER_BASE_DIR.*network isolation is not enforced/);
  });

  it("stops a job with its children", async () => {
    const stop = new AbortController();
    const { outcome } = await run(
      "import subprocess, time; subprocess.Popen(['sleep', '617']); print('up', flush=True); time.sleep(600)",
      { signal: stop.signal, onLog: () => stop.abort() },
    );
    assert.equal(outcome.status, "Stopped");
    assert.equal(runs("^sleep 617$"), false);
  });

  it("ends with the job, and kills what it leaves running", async () => {
    const { outcome } = await run("import subprocess; subprocess.Popen(['sleep', '623'])");
    assert.equal(outcome.status, "Completed");
    assert.equal(runs("^sleep 623$"), false);
  });
});
