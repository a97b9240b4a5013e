import assert from "node:assert/strict";
import { mistakes, read } from "../support/complete-configuration";

const REPOSITORY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/census";
const DIGEST = `sha256:${"0".repeat(64)}`;

describe("the setting of images", () => {
  it("takes URIs with a digest, by the name of the image", () => {
    const images = { train: `${REPOSITORY}@${DIGEST}`, serve: `${REPOSITORY}:1@${DIGEST}` };
    assert.deepEqual(read({ images: JSON.stringify(images) }).images, images);
  });

  for (const images of [
    "train",
    "[]",
    JSON.stringify({ train: `${REPOSITORY}:latest` }),
    JSON.stringify({ train: `${REPOSITORY}@sha256:0` }),
    JSON.stringify({ train: `${REPOSITORY}@${DIGEST} ` }),
    JSON.stringify({ train: `${"x".repeat(256)}@${DIGEST}` }),
    JSON.stringify({ train: `${REPOSITORY}@${DIGEST}`, serve: 1 }),
  ]) {
    it(`refuses ${images.replace(/0{64}/, "…").replace(/x{9,}/, "x…")}`, () => {
      const { message, hint } = mistakes({ images });
      assert.equal(
        message,
        `Configuration "images" is ${JSON.stringify(images)}, which is not a JSON object of image URIs, each at most 255 characters and with its digest.`,
      );
      assert.equal(
        hint,
        `Set it, for example: pulumi config set images '${JSON.stringify({ train: `${REPOSITORY}@${DIGEST}` })}'`,
      );
    });
  }
});
