import assert from "node:assert/strict";
import { workflowImage } from "../../pipeline-definition";

describe("workflowImage", () => {
  const images = { train: "registry/census@sha256:1", serve: "registry/census@sha256:2" };

  it("is the URI of the image of that name", () => {
    assert.equal(workflowImage({ images }, "serve"), "registry/census@sha256:2");
  });

  it("names the nearest image when there is none of that name", () => {
    assert.throws(() => workflowImage({ images }, "trian"), {
      name: "ImageError",
      message: 'The workflow has no own image "trian".',
      hint: 'Did you mean "train"?',
    });
  });

  it("tells where to put the first one, also when it is called like a member of every object", () => {
    for (const inputs of [{}, { images: {} }]) {
      assert.throws(() => workflowImage(inputs, "constructor"), {
        message: 'The workflow has no own image "constructor".',
        hint: "Put a Dockerfile and requirements.txt into the folder images/constructor of the workflow.",
      });
    }
  });
});
