import assert from "node:assert/strict";
import { stepData } from "../../../../local-sagemaker/report/view/step-data";
import { goodSteps, ran } from "../../../support/execution-records";

const uris = (index: number) => {
  const step = goodSteps[index];
  assert.ok(step);
  return stepData(step).map(({ direction, name, uri }) => `${direction} ${name} ${uri}`);
};

describe("stepData", () => {
  it("names the inputs and outputs of a processing job", () => {
    assert.deepEqual(uris(0), [
      "input data s3://local-bucket/income.csv",
      "output train s3://local-bucket/income/prepare/train",
      "output test s3://local-bucket/income/prepare/test",
      "output categories s3://local-bucket/income/prepare/categories",
    ]);
  });

  it("names the channels of a training job, and its model in the place of the output folder", () => {
    assert.deepEqual(uris(1), [
      "input train s3://local-bucket/income/prepare/train",
      "output model s3://local-bucket/income/train/model.tar.gz",
    ]);
  });

  it("keeps the output folder of a training job that left no model", () => {
    const step = ran({
      name: "T",
      type: "Training",
      from: 0,
      args: { OutputDataConfig: { S3OutputPath: "s3://b/out" } },
    });
    assert.deepEqual(stepData(step), [{ direction: "output", name: "S3OutputPath", uri: "s3://b/out" }]);
  });

  it("finds URIs in the request of any other step, each once", () => {
    const step = ran({
      name: "R",
      type: "RegisterModel",
      from: 0,
      args: {
        Containers: [{ ModelDataUrl: "s3://b/m" }, { ModelDataUrl: "s3://b/m" }],
        Note: "see s3://b/x",
      },
    });
    assert.deepEqual(stepData(step), [{ direction: "input", name: "ModelDataUrl", uri: "s3://b/m" }]);
  });

  it("tells where a message sends its reader to write by the name, and leaves open what becomes of the rest", () => {
    const args = {
      ...{ "--S3_SOURCE": "s3://b/in", "--S3_DEST": "s3://b/out", "--destiny": "s3://b/x" },
      ...{ outputPath: "s3://b/p", reports: { "target-folder": "s3://b/t" } },
    };
    for (const type of ["Callback", "Lambda"] as const)
      assert.deepEqual(
        stepData(ran({ name: "M", type, from: 0, args })).map(
          ({ direction, name }) => `${direction} ${name}`,
        ),
        [
          "argument --S3_SOURCE",
          "argument --destiny",
          "output --S3_DEST",
          "output outputPath",
          "output target-folder",
        ],
      );
  });

  it("takes the names of other requests for what AWS means by them", () => {
    const args = { TargetModel: "s3://b/m" };
    assert.deepEqual(stepData(ran({ name: "E", type: "Model", from: 0, args })), [
      { direction: "input", name: "TargetModel", uri: "s3://b/m" },
    ]);
  });
});
