import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { spawnSync } from "node:child_process";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import type { SandboxKind } from "../../../local-sagemaker/jobs/sandbox";
import { LocalIndex } from "../environments/local-index";
import { IMAGE, JobFixture, pythonJob, s3Input, s3Output } from "./job-fixture";

const works = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0;

const available: Readonly<Record<SandboxKind, boolean>> = {
  namespaces: works("unshare", ["--user", "--map-root-user", "--mount", "--pid", "--fork", "true"]),
  bubblewrap: works("bwrap", ["--dev-bind", "/", "/", "--unshare-pid", "true"]),
  "job-root": true,
};

/** Real mounts; the last resort has none. */
const MOUNTING: readonly SandboxKind[] = ["namespaces", "bubblewrap"];

const isolation = { NetworkConfig: { EnableNetworkIsolation: true } };

before(async function () {
  this.timeout(600_000);
  const image = findImageEnvironment(IMAGE);
  assert.ok(image);
  await ensureEnvironment(image, { onProgress: (line) => console.log(`      ${line}`) });
});

for (const kind of MOUNTING)
  describe(`sandbox "${kind}"`, function () {
    let fixture: JobFixture;
    before(function () {
      if (!available[kind]) this.skip();
    });
    beforeEach(() => (fixture = new JobFixture()));
    afterEach(() => fixture.close());

    const run = (program: string, more = {}, options = {}): ReturnType<JobFixture["run"]> =>
      fixture.run({ type: "Processing", request: pythonJob(program, more) }, { sandbox: kind, ...options });

    it("shows the literal /opt/ml to Python, to a child shell and to C++", async () => {
      fixture.store("s3://bucket/data/a.csv", "1,2\n0,3\n");
      const { lines } = await run(
        [
          "import subprocess, xgboost, warnings",
          "warnings.simplefilter('ignore')",
          "path = '/opt/ml/processing/input/a.csv'",
          "print(open(path).read().split())",
          "print(subprocess.check_output(['sh', '-c', 'cat < ' + path]).decode().split())",
          "print(xgboost.DMatrix(path + '?format=csv&label_column=0').num_row())",
        ].join("\n"),
        { ProcessingInputs: [s3Input("data", "s3://bucket/data", "/opt/ml/processing/input")] },
      );
      assert.deepEqual(lines, ["['1,2', '0,3']", "['1,2', '0,3']", "2"]);
    });

    it("keeps the other entries of /opt and leaves the machine's own alone", async () => {
      const before = readdirSync("/opt").sort();
      const { lines } = await run("import os; print('\\n'.join(sorted(os.listdir('/opt'))))");
      assert.deepEqual(lines, [...new Set([...before, "ml"])].sort());
      assert.deepEqual(readdirSync("/opt").sort(), before);
    });

    it("runs the job as the user who started it", async () => {
      const { lines } = await run(
        "import os; print(os.getuid(), os.getgid()); open('/opt/ml/processing/x', 'w')",
      );
      assert.deepEqual(lines, [`${String(process.getuid?.())} ${String(process.getgid?.())}`]);
    });

    describe("with a server on the loopback address", () => {
      let server: Server;
      before((done) => {
        server = createServer((socket) => socket.end("hello")).listen(0, "127.0.0.1", done);
      });
      after((done) => {
        server.close(done);
      });

      const connect = (more: object): ReturnType<JobFixture["run"]> => {
        const { port } = server.address() as AddressInfo;
        return run(
          [
            "import socket",
            "try:",
            `    print(socket.create_connection(('127.0.0.1', ${String(port)}), 5).recv(9).decode())`,
            "except OSError as error: print(type(error).__name__)",
          ].join("\n"),
          more,
        );
      };

      it("cuts the network of an isolated job", async () => {
        assert.deepEqual((await connect(isolation)).lines, ["ConnectionRefusedError"]);
      });

      it("leaves other jobs the network", async () => {
        assert.deepEqual((await connect({})).lines, ["hello"]);
      });
    });

    it("stops the whole tree, also children with a session of their own", async () => {
      const stop = new AbortController();
      const { outcome, lines } = await run(
        [
          "import signal, subprocess, sys, time",
          // Ends when told, but later than its child.
          "signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), exit(0)))",
          "child = 'import signal, time\\n'",
          "child += 'signal.signal(signal.SIGTERM, lambda *_: (print(\"child stopped\"), exit(0)))\\n'",
          "child += 'print(\"ready\"); time.sleep(600)'",
          "subprocess.Popen([sys.executable, '-c', child], start_new_session=True)",
          "time.sleep(600)",
        ].join("\n"),
        {},
        { signal: stop.signal, onLog: (line: string) => line === "ready" && stop.abort() },
      );
      assert.equal(outcome.status, "Stopped");
      assert.deepEqual(lines, ["ready", "child stopped"]);
    });

    it("kills what outlives the grace time", async () => {
      const stop = new AbortController();
      const { outcome } = await run(
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)",
        {},
        { signal: stop.signal, graceMilliseconds: 50, onLog: () => stop.abort() },
      );
      assert.equal(outcome.status, "Stopped");
    });

    it("gives a job time to end in order, and stores what it leaves", async () => {
      const stop = new AbortController();
      await run(
        [
          "import signal, sys, time",
          "def end(*_): open('/opt/ml/processing/o/last', 'w').write('saved'); sys.exit(0)",
          "signal.signal(signal.SIGTERM, end)",
          "print('up', flush=True); time.sleep(600)",
        ].join("\n"),
        { ProcessingOutputConfig: { Outputs: [s3Output("o", "s3://bucket/o", "/opt/ml/processing/o")] } },
        { signal: stop.signal, onLog: () => stop.abort() },
      );
      assert.equal(fixture.read("s3://bucket/o/last"), "saved");
    });

    it("leaves no process behind that the job started", async () => {
      const { lines } = await run(
        "import subprocess; subprocess.Popen(['sleep', '613'], start_new_session=True); print('done')",
      );
      assert.deepEqual(lines, ["done"]);
      assert.equal(works("pgrep", ["-f", "^sleep 613$"]), false);
    });
  });

describe("sandbox", () => {
  let fixture: JobFixture;
  beforeEach(() => (fixture = new JobFixture()));
  afterEach(() => fixture.close());

  const run = (program: string, more = {}, options = {}): ReturnType<JobFixture["run"]> =>
    fixture.run({ type: "Processing", request: pythonJob(program, more) }, options);

  it("gives a job an environment of its own, with no credentials and nothing of the user's", async () => {
    const secrets = { AWS_ACCESS_KEY_ID: "AKIA", AWS_PROFILE: "prod", MY_TOKEN: "x", PYTHONHOME: "/nowhere" };
    Object.assign(process.env, secrets);
    try {
      const { lines } = await run("import os; print(' '.join(sorted(os.environ)))", isolation);
      const names = (lines[0] ?? "").split(" ");
      assert.deepEqual(
        names.filter((name) => name.startsWith("AWS_") || name in secrets),
        [],
      );
      assert.ok(names.includes("PATH") && names.includes("HOME"));
    } finally {
      for (const name of Object.keys(secrets)) delete process.env[name];
    }
  });

  it("keeps what a job installs from other jobs", async () => {
    const index = new LocalIndex(fixture.folder);
    const install = [
      "import subprocess, sys",
      `subprocess.run([sys.executable, '-m', 'pip', 'install', '-q', '--no-index', '--find-links', '${index.wheels}', 'tiny-package'], check=True)`,
      "subprocess.run([sys.executable, '-c', 'import tiny_package; print(tiny_package.ANSWER)'])",
    ].join("\n");
    const look = "import importlib.util; print(importlib.util.find_spec('tiny_package'))";
    const first = await fixture.run({ type: "Processing", name: "job-a", request: pythonJob(install) });
    const second = await fixture.run({ type: "Processing", name: "job-b", request: pythonJob(look) });
    assert.equal(first.lines.at(-1), "42");
    assert.deepEqual(second.lines, ["None"]);
  });

  it("keeps two jobs at once apart", async () => {
    const program = (own: string): string =>
      [
        "import os, time",
        `open('/opt/ml/processing/${own}', 'w').close()`,
        // Each waits until the other has written too.
        `open('${fixture.folder}/${own}', 'w').close()`,
        `while len([n for n in ('a', 'b') if os.path.exists('${fixture.folder}/' + n)]) < 2: time.sleep(0.01)`,
        "print(os.listdir('/opt/ml/processing'))",
      ].join("\n");
    const [a, b] = await Promise.all(
      ["a", "b"].map((name) =>
        fixture.run({ type: "Processing", name: `job-${name}`, request: pythonJob(program(name)) }),
      ),
    );
    assert.deepEqual(a?.lines, ["['a']"]);
    assert.deepEqual(b?.lines, ["['b']"]);
  });

  it("refuses a sandbox that was asked for and does not work", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "/nonexistent";
    try {
      await assert.rejects(run("print(1)", {}, { sandbox: "bubblewrap" }), {
        name: "LocalRunError",
        message: 'The sandbox "bubblewrap" was asked for, and it does not work on this machine.',
      });
    } finally {
      process.env["PATH"] = path;
    }
  });

  it("leaves no trace of the trial", async () => {
    await run("print(1)");
    assert.deepEqual(readdirSync(fixture.jobs), ["job-1"]);
    assert.equal(existsSync("/opt/ml/probe"), false);
  });

  it("does not start a job that is stopped already", async () => {
    const { outcome, lines } = await run("import time; time.sleep(600)", {}, { signal: AbortSignal.abort() });
    assert.equal(outcome.status, "Stopped");
    assert.deepEqual(lines, []);
  });
});
