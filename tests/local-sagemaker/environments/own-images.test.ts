import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { unsupportedIn } from "../../../local-sagemaker/jobs/unsupported";
import { LocalIndex } from "./local-index";

const DIGEST = "a".repeat(64);
const OWN = [
  { image: "census/train", uriEnd: `census/train@sha256:${DIGEST}`, lockFile: "/census/requirements.txt" },
];
const uriOf = (name: string, digest = DIGEST): string =>
  `111122223333.dkr.ecr.us-east-1.amazonaws.com/${name}@sha256:${digest}`;

describe("own images on this machine", () => {
  it("are known by name and digest, in any registry", () => {
    for (const uri of [uriOf("census/train"), `census/train@sha256:${DIGEST}`])
      assert.equal(findImageEnvironment(uri, OWN)?.lockFile, "/census/requirements.txt", uri);
  });

  it("are not known by name alone: another content may hold other versions", () => {
    for (const uri of [
      uriOf("census/train", "b".repeat(64)),
      uriOf("acme-census/train"),
      uriOf("census/serve"),
      "census/train:latest",
    ])
      assert.equal(findImageEnvironment(uri, OWN), undefined, uri);
  });

  it("are told beside AWS's when a job names another", () => {
    const asking = (ImageUri: string) =>
      unsupportedIn(
        "Processing",
        { AppSpecification: { ImageUri, ContainerEntrypoint: ["python3", "a.py"] } },
        OWN,
      );
    assert.deepEqual(asking(uriOf("census/train")), []);
    const [problem = ""] = asking("census/serve:1");
    assert.match(
      problem,
      /^image "census\/serve:1" \(known here: sagemaker-xgboost:3\.2-0, (.*, )?census\/train\)$/,
    );
  });

  it("become environments of their requirements", async function () {
    this.timeout(180_000);
    const folder = mkdtempSync(path.join(tmpdir(), "own-images-"));
    try {
      const index = new LocalIndex(folder);
      const image = { image: "census/train", lockFile: path.join(folder, index.image.lockFile) };
      const python = await ensureEnvironment(image, { cache: index.cache, env: index.environment() });
      const answer = execFileSync(python, ["-c", "import tiny_package; print(tiny_package.ANSWER)"]);
      assert.equal(answer.toString().trim(), "42");
      const made = readdirSync(path.join(index.cache, "environments"));
      assert.ok(made.length === 2 && made.every((name) => name.startsWith("census-train-")), made.join());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
