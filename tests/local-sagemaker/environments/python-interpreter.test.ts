import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  givenInterpreter,
  packageDifferences,
} from "../../../local-sagemaker/environments/given-interpreter";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { findInterpreter } from "../../../local-sagemaker/environments/python-interpreter";

describe("Python interpreter", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "python-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A program on the PATH that answers like a Python of this version, and fails to make environments. */
  const fake = (name: string, version: string, failure = "exit 1"): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\ncase "$*" in *venv*) ${failure};; esac\necho ${version}\necho ${path}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const find = (): ReturnType<typeof findInterpreter> => findInterpreter({ PATH: folder });

  it("is the newest supported one on the PATH", async () => {
    fake("python3", "3.14.0");
    fake("python3.11", "3.11.2");
    const path = fake("python3.12", "3.12.4");
    assert.deepEqual(await find(), { path, version: "3.12.4" });
  });

  it("passes over names that do not run, as version managers have them", async () => {
    writeFileSync(join(folder, "python3.13"), "#!/bin/sh\necho 'command not found' >&2; exit 127\n");
    chmodSync(join(folder, "python3.13"), 0o755);
    const path = fake("python3", "3.11.7");
    assert.deepEqual(await find(), { path, version: "3.11.7" });
  });

  it("is missing: says so", async () => {
    await assert.rejects(find(), {
      name: "LocalRunError",
      message: "Jobs run in Python, and there is no python3 on the PATH.",
      hint: "Install Python 3.11, 3.12 and 3.13 (any of them), or give --python PATH.",
    });
  });

  for (const version of ["3.9.2", "3.14.0"])
    it(`is ${version}: says which versions will do`, async () => {
      const path = fake("python3", version);
      await assert.rejects(find(), {
        name: "LocalRunError",
        message: `"${path}" is Python ${version}, and the libraries of the images are locked for 3.11, 3.12 and 3.13.`,
      });
    });

  it("has no venv module: says how to get it", async () => {
    fake(
      "python3.12",
      "3.12.4",
      "echo 'The virtual environment was not created successfully because ensurepip is not'; echo available.; echo 'ensurepip is not available'; exit 1",
    );
    const image = findImageEnvironment("x/sagemaker-xgboost:3.2-0");
    assert.ok(image);
    const cache = join(folder, "cache");
    await assert.rejects(ensureEnvironment(image, { cache, env: { PATH: folder } }), {
      name: "LocalRunError",
      message:
        'The Python environment of image "sagemaker-xgboost:3.2-0" could not be made: this Python has no venv module.',
      hint: "Install it (Debian and Ubuntu: sudo apt install python3-venv), or give --python PATH.",
    });
  });

  describe("given by the user", () => {
    it("is refused when it is no Python 3", async () => {
      for (const path of ["/nonexistent/python", fake("python2", "2.7.18")])
        await assert.rejects(givenInterpreter(path), {
          name: "LocalRunError",
          message: `"${path}" was given as the Python for jobs, and it does not run as Python 3.`,
        });
    });

    it("is compared with the image, package by package", async () => {
      const path = join(folder, "python");
      const listing = JSON.stringify({ numpy: "2.1.0", pandas: "1.5.3", xgboost: "3.2.0" });
      writeFileSync(path, `#!/bin/sh\necho '${listing}'\n`);
      chmodSync(path, 0o755);
      const image = findImageEnvironment("x/sagemaker-xgboost:3.2-0");
      assert.ok(image);
      const differences = await packageDifferences(path, image);
      assert.ok(differences.includes("pandas 1.5.3, image has 2.2.3"));
      assert.ok(differences.includes("scikit-learn missing, image has 1.8.0"));
      assert.deepEqual(
        differences.filter((line) => /^(numpy|xgboost)/.test(line)),
        [],
      );
    });
  });
});
