import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { lockedPackages, packagesFor } from "../../../local-sagemaker/environments/lock-file";

const ENVIRONMENTS = join(__dirname, "../../../local-sagemaker/environments");

describe("image environments", () => {
  it("knows an image by repository and tag, in any account, with or without a digest", () => {
    for (const uri of [
      "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0",
      "1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:3.2-0-cpu-py3",
      `1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:3.2-0@sha256:${"a".repeat(64)}`,
    ])
      assert.equal(findImageEnvironment(uri)?.image, "sagemaker-xgboost:3.2-0", uri);
  });

  it("knows no other", () => {
    for (const uri of [
      "x/sagemaker-xgboost:1.7-1",
      "x/my-sagemaker-xgboost:3.2-0",
      "x/sagemaker-xgboost",
      "x/sagemaker-scikit-learn:3.2-0",
      `x/sagemaker-xgboost@sha256:${"a".repeat(64)}`,
      "",
    ])
      assert.equal(findImageEnvironment(uri), undefined, uri);
  });

  const lock = readFileSync(join(ENVIRONMENTS, "sagemaker-xgboost-3.2-0.txt"), "utf8");

  it("locks the image's versions, each package with a hash", () => {
    const versions = Object.fromEntries(
      packagesFor("linux", lockedPackages(lock)).map(({ name, version }) => [name, version]),
    );
    assert.equal(versions["xgboost-cpu"], "3.2.0");
    assert.equal(versions["numpy"], "2.1.0");
    assert.equal(versions["pandas"], "2.2.3");
    assert.equal(versions["scikit-learn"], "1.8.0");
    assert.equal(versions["xgboost"], undefined);
    const blocks = lock.split(/^(?=[a-z])/m).slice(1);
    assert.equal(blocks.length, lockedPackages(lock).length);
    for (const block of blocks) assert.match(block, /--hash=sha256:[0-9a-f]{64}/, block);
  });

  it("takes xgboost itself on macOS, where there is no xgboost-cpu", () => {
    const names = packagesFor("darwin", lockedPackages(lock)).map(({ name }) => name);
    assert.ok(names.includes("xgboost"));
    assert.ok(!names.includes("xgboost-cpu"));
  });
});
