import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ownImageEnvironments } from "../../../scripts/command-line/own-image-environments";
import { workflow } from "../../../workflows/adult-census/pipeline";
import { draftImageUris, imageFolders } from "../../../workflows/image-folder";
import { DOCKERFILE, writeImageFile } from "../../support/own-image";

describe("ownImageEnvironments", () => {
  let workflows = "";
  beforeEach(() => {
    workflows = mkdtempSync(path.join(tmpdir(), "workflows-"));
    writeImageFile(workflows, "train/Dockerfile", DOCKERFILE);
    writeImageFile(workflows, "train/requirements.txt", "numpy==2.1.0\n");
  });
  afterEach(() => {
    rmSync(workflows, { recursive: true, force: true });
  });
  const uri = () =>
    draftImageUris("adult-census", "us-east-1", imageFolders("adult-census", workflows))["train"] ?? "";

  it("stand in for the images that the sample inputs name, by their requirements", () => {
    const found = findImageEnvironment(uri(), ownImageEnvironments(workflow, workflows));
    assert.equal(found?.image, "adult-census/train");
    assert.equal(found.lockFile, path.join(workflows, "adult-census/images/train/requirements.txt"));
  });

  it("stand in for no image of before, whose folder was another", () => {
    const before = uri();
    writeImageFile(workflows, "train/requirements.txt", "numpy==2.1.1\n");
    assert.equal(findImageEnvironment(before, ownImageEnvironments(workflow, workflows)), undefined);
  });

  it("are none for a definition file, which has no workflow", () => {
    assert.deepEqual(ownImageEnvironments(undefined, workflows), []);
  });
});
