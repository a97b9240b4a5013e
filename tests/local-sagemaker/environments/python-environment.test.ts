import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { LocalIndex } from "./local-index";

describe("Python environment", function () {
  this.timeout(180_000);
  let folder: string;
  let index: LocalIndex;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "environments-"));
    index = new LocalIndex(folder);
  });
  beforeEach(() => index.lock());
  after(() => rmSync(folder, { recursive: true, force: true }));

  const ensure = (options = {}): Promise<string> =>
    ensureEnvironment(index.image, {
      cache: index.cache,
      lockFolder: folder,
      env: index.environment(),
      ...options,
    });
  const answer = (python: string): string =>
    execFileSync(python, ["-c", "import tiny_package; print(tiny_package.ANSWER)"]).toString().trim();
  const made = (): readonly string[] => readdirSync(join(index.cache, "environments"));

  it("is made by two at once, and both end well", async () => {
    const progress: string[] = [];
    const [one, two] = await Promise.all([
      ensure({ onProgress: (line: string) => progress.push(line) }),
      // A setting of the user's that would send the packages elsewhere.
      ensure({ env: { ...index.environment(), PIP_TARGET: join(folder, "elsewhere") } }),
    ]);
    assert.equal(answer(one), "42");
    assert.equal(answer(two), "42");
    assert.equal(made().length, 2, `one environment and its name, nothing left over: ${made().join()}`);
    assert.match(progress[0] ?? "", /^Python environment of tiny:1: making it with Python 3\.1\d/);
    assert.equal(progress.at(-1), "Python environment of tiny:1: ready");
  });

  it("is made once: afterwards no Python and no index is needed", async () => {
    const before = made();
    const progress: string[] = [];
    const python = await ensure({ env: { PATH: "" }, onProgress: (line: string) => progress.push(line) });
    assert.equal(answer(python), "42");
    assert.deepEqual(made(), before);
    assert.deepEqual(progress, []);
  });

  it("is made anew when the Python that it stands on is gone", async () => {
    const python = await ensure();
    const link = join(
      index.cache,
      "environments",
      made().find((name) => !/\.[0-9a-f]{12}$/.test(name)) ?? "",
    );
    unlinkSync(link);
    symlinkSync("gone", link);
    const again = await ensure();
    assert.notEqual(again, python);
    assert.equal(answer(again), "42");
  });

  it("refuses a package that is not the one in the lock file, and leaves nothing behind", async () => {
    const before = made();
    index.lock("0".repeat(64));
    await assert.rejects(ensure(), {
      name: "LocalRunError",
      message:
        'The Python environment of image "tiny:1" could not be made: a downloaded package is not the one that the lock file names.',
    });
    index.lockWithoutHash();
    await assert.rejects(ensure(), /Hashes are required in --require-hashes mode/);
    assert.deepEqual(made(), before);
  });

  it("tells that the package index cannot be reached", async () => {
    index.lock("1".repeat(64));
    const env = {
      ...process.env,
      PIP_INDEX_URL: "http://127.0.0.1:9/simple",
      PIP_FIND_LINKS: "",
      PIP_RETRIES: "0",
    };
    await assert.rejects(ensure({ env }), {
      name: "LocalRunError",
      message:
        'The Python environment of image "tiny:1" could not be made: the package index cannot be reached.',
      hint: "The first run downloads 80 MB: check the network, set PIP_INDEX_URL to an index that you can reach, or give --python PATH.",
    });
  });

  it("stops when it is told to, and leaves nothing behind", async () => {
    const before = made();
    index.lock("2".repeat(64));
    const stop = new AbortController();
    await assert.rejects(ensure({ signal: stop.signal, onProgress: () => stop.abort() }), {
      name: "AbortError",
    });
    assert.deepEqual(made(), before);
  });

  it("tells that its folder cannot be made", async () => {
    const cache = join(folder, "file");
    writeFileSync(cache, "");
    await assert.rejects(ensure({ cache }), {
      name: "LocalRunError",
      hint: /set LOCAL_SAGEMAKER_CACHE to another folder\.$/i,
    });
    assert.equal(existsSync(join(cache, "environments")), false);
  });

  it("tells that the file system of its folder lets none be made", async function () {
    if (process.platform !== "linux") this.skip();
    await assert.rejects(ensure({ cache: "/proc/cache" }), {
      name: "LocalRunError",
      message: 'The folder "/proc/cache" does not exist, and its file system lets none be made.',
      hint: "Set LOCAL_SAGEMAKER_CACHE to another folder.",
    });
  });
});
