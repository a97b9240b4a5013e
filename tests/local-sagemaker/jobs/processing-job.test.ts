import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { failureReason, IMAGE, JobFixture, pythonJob, s3Input, s3Output } from "./job-fixture";

describe("processing job", () => {
  let fixture: JobFixture;
  beforeEach(() => (fixture = new JobFixture()));
  afterEach(() => fixture.close());

  const run = (program: string, more = {}): ReturnType<JobFixture["run"]> =>
    fixture.run({ type: "Processing", request: pythonJob(program, more) });

  it("copies a prefix with its structure and a single object under its own name", async () => {
    fixture.store("s3://bucket/data/a.csv", "1");
    fixture.store("s3://bucket/data/deep/b.csv", "2");
    fixture.store(
      "s3://bucket/code/script.py",
      "print(open('/opt/ml/processing/input/data/deep/b.csv').read())",
    );
    const { outcome, lines } = await fixture.run({
      type: "Processing",
      request: {
        AppSpecification: {
          ImageUri: IMAGE,
          ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/script.py"],
        },
        ProcessingInputs: [
          s3Input("data", "s3://bucket/data", "/opt/ml/processing/input/data"),
          s3Input("code", "s3://bucket/code/script.py", "/opt/ml/processing/input/code"),
        ],
      },
    });
    assert.equal(outcome.status, "Completed");
    assert.deepEqual(lines, ["2"]);
  });

  it("makes the output folders beforehand and stores what they hold, links left out", async () => {
    const { outcome } = await run(
      [
        "import os",
        "out = '/opt/ml/processing/out'",
        "os.makedirs(out + '/deep')",
        "open(out + '/deep/x.txt', 'w').write('x')",
        "os.symlink('/etc/hostname', out + '/link')",
        "os.symlink('/etc', out + '/folder')",
      ].join("\n"),
      {
        ProcessingOutputConfig: {
          Outputs: [
            s3Output("out", "s3://bucket/result", "/opt/ml/processing/out"),
            s3Output("none", "s3://bucket/none", "/opt/ml/processing/none"),
          ],
        },
      },
    );
    assert.equal(outcome.status, "Completed");
    const { objects } = await fixture.objects.list("s3://bucket/");
    assert.deepEqual(
      objects.map(({ uri }) => uri),
      ["s3://bucket/result/deep/x.txt"],
    );
  });

  it("tells the container what the platform tells it", async () => {
    const { lines } = await run(
      "for f in ('processingjobconfig', 'resourceconfig'): print(open(f'/opt/ml/config/{f}.json').read())",
      {
        Environment: { COLOUR: "red" },
        ProcessingOutputConfig: { Outputs: [s3Output("o", "s3://bucket/o", "/opt/ml/processing/o")] },
        StoppingCondition: { MaxRuntimeInSeconds: 60 },
      },
    );
    const [config, resources] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(config?.["ProcessingJobName"], "job-1");
    assert.equal((config?.["Environment"] as Record<string, unknown>)["COLOUR"], "red");
    assert.deepEqual(config?.["StoppingCondition"], { MaxRuntimeInSeconds: 60 });
    assert.deepEqual(config?.["ProcessingOutputConfig"], {
      Outputs: [
        {
          OutputName: "o",
          S3Output: { LocalPath: "/opt/ml/processing/o", S3Uri: "s3://bucket/o", S3UploadMode: "EndOfJob" },
        },
      ],
      KmsKeyId: null,
    });
    assert.deepEqual(config?.["AppSpecification"], {
      ImageUri: IMAGE,
      ContainerEntrypoint: ["python3", "-c", "import os; exec(os.environ.pop('PROGRAM'))"],
      ContainerArguments: null,
    });
    assert.deepEqual(resources?.["hosts"], ["algo-1"]);
    assert.equal(resources?.["current_host"], "algo-1");
  });

  it("hands over arguments and environment as they are, without a shell", async () => {
    const request = pythonJob("import os, sys; print(sys.argv[1:], os.environ['GREETING'])", {
      Environment: { GREETING: "$HOME; echo" },
    });
    const app = request["AppSpecification"] as object;
    const { lines } = await fixture.run({
      type: "Processing",
      request: { ...request, AppSpecification: { ...app, ContainerArguments: ["a b", "$(id)", 7] } },
    });
    assert.deepEqual(lines, ["['a b', '$(id)', '7'] $HOME; echo"]);
  });

  it("keeps stdout and stderr in their order, in the log file as well", async () => {
    const { lines } = await run(
      "import sys\nfor i in range(3): print('out', i, flush=True); print('err', i, file=sys.stderr, flush=True)",
    );
    assert.deepEqual(lines, ["out 0", "err 0", "out 1", "err 1", "out 2", "err 2"]);
    assert.equal(readFileSync(join(fixture.jobs, "job-1", "job.log"), "utf8"), `${lines.join("\n")}\n`);
  });

  it("says in the log when the program of the entrypoint is not there", async () => {
    const app = { ImageUri: IMAGE, ContainerEntrypoint: ["no-such-program"] };
    const { outcome, lines } = await fixture.run({ type: "Processing", request: { AppSpecification: app } });
    assert.match(lines.join(), /no-such-program: not found/);
    assert.equal(failureReason(outcome), "AlgorithmError: , exit code: 127");
  });

  it("fails with the exit code when there is no message, and still stores the outputs", async () => {
    const { outcome } = await run("open('/opt/ml/processing/o/x', 'w').write('1'); raise SystemExit(3)", {
      ProcessingOutputConfig: { Outputs: [s3Output("o", "s3://bucket/o", "/opt/ml/processing/o")] },
    });
    assert.equal(outcome.status, "Failed");
    assert.equal(outcome.description["FailureReason"], "AlgorithmError: , exit code: 3");
    assert.equal(outcome.description["ExitMessage"], undefined);
    assert.equal(fixture.read("s3://bucket/o/x"), "1");
  });

  it("fails with the message that the job left, cut at 1 KB between characters", async () => {
    const { outcome } = await run(
      "open('/opt/ml/output/message', 'w').write('x' + 'é' * 600); raise SystemExit(3)",
    );
    assert.equal(outcome.description["ExitMessage"], `x${"é".repeat(511)}`);
    assert.equal(outcome.description["FailureReason"], "AlgorithmError: See job logs for more information");
    assert.equal(outcome.description["ProcessingJobStatus"], "Failed");
  });

  it("fails a job whose message is not UTF-8", async () => {
    const { outcome } = await run("open('/opt/ml/output/message', 'wb').write(b'\\xff')");
    assert.equal(outcome.status, "Failed");
    assert.equal(
      outcome.description["FailureReason"],
      "ClientError: The exit message in /opt/ml/output/message is not UTF-8 text.",
    );
  });

  it("fails when there is nothing under an input's URI", async () => {
    const { outcome, lines } = await run("print('never')", {
      ProcessingInputs: [s3Input("data", "s3://bucket/missing/", "/opt/ml/processing/input")],
    });
    assert.deepEqual(lines, []);
    assert.match(
      failureReason(outcome),
      /^ClientError: Data download failed: No S3 objects found under S3 URL "s3:\/\/bucket\/missing\/"/,
    );
  });

  it("fails a local path outside /opt/ml/processing and writes nothing there", async () => {
    fixture.store("s3://bucket/data/a.csv", "1");
    for (const path of ["/opt/ml/model/x", "/opt/ml/processing/../../../../x", "/tmp/x"]) {
      const { outcome } = await run("print('never')", {
        ProcessingInputs: [s3Input("data", "s3://bucket/data", path)],
      });
      assert.equal(
        outcome.description["FailureReason"],
        `ClientError: The local path "${path}" does not lie in "/opt/ml/processing".`,
      );
    }
    assert.equal(existsSync(join(fixture.folder, "x")), false);
  });

  it("fails an argument that a reference made too long", async () => {
    const app = { ImageUri: IMAGE, ContainerEntrypoint: ["echo"], ContainerArguments: ["x".repeat(257)] };
    const { outcome } = await fixture.run({ type: "Processing", request: { AppSpecification: app } });
    assert.match(failureReason(outcome), /"xxx.*" has 257 characters, and at most 256 are allowed/);
  });

  it("says which other objects a prefix without a slash matches in S3", async () => {
    fixture.store("s3://bucket/train/a.csv", "1");
    fixture.store("s3://bucket/train-old/b.csv", "2");
    const { lines } = await run("import os; print(sorted(os.listdir('/opt/ml/processing/input')))", {
      ProcessingInputs: [s3Input("data", "s3://bucket/train", "/opt/ml/processing/input")],
    });
    assert.match(lines[0] ?? "", /^note: .*"s3:\/\/bucket\/train".*"s3:\/\/bucket\/train-old\/b.csv"/);
    assert.equal(lines[1], "['a.csv']");
  });

  it("stops a job whose time is up", async () => {
    const { outcome, lines } = await run("import time; print('up', flush=True); time.sleep(600)", {
      StoppingCondition: { MaxRuntimeInSeconds: 1 },
    });
    assert.deepEqual(lines.slice(0, 1), ["up"]);
    assert.equal(outcome.status, "Stopped");
    assert.equal(
      outcome.description["FailureReason"],
      "MaxRuntimeExceeded: The job ran longer than the 1 seconds that its stopping condition allows.",
    );
  });

  it("describes the job as the service does", async () => {
    const times = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:09Z"].map((text) => new Date(text));
    const { outcome } = await fixture.run(
      { type: "Processing", request: pythonJob("open('/opt/ml/output/message', 'w').write('fine')") },
      { clock: () => times.shift() ?? new Date(0) },
    );
    const { description } = outcome;
    assert.equal(
      description["ProcessingJobArn"],
      "arn:aws:sagemaker:us-east-1:000000000000:processing-job/job-1",
    );
    assert.equal(description["ProcessingJobStatus"], "Completed");
    assert.equal(description["ExitMessage"], "fine");
    assert.equal(description["ProcessingStartTime"], "2026-01-01T00:00:00.000Z");
    assert.equal(description["ProcessingEndTime"], "2026-01-01T00:00:09.000Z");
    assert.equal(description["RoleArn"], "arn:aws:iam::000000000000:role/processing");
  });
});
