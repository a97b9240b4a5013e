import assert from "node:assert/strict";
import { featureNamesIn } from "../../../../local-sagemaker/report/model/feature-names";
import { trainingCurves } from "../../../../local-sagemaker/report/model/training-curves";
import { trainingLog } from "../../../support/stored-outputs";

describe("trainingCurves", () => {
  it("reads XGBoost's evaluation lines by metric and data set", () => {
    const [curve, ...others] = trainingCurves(trainingLog.split("\n"));
    assert.deepEqual(others, []);
    assert.equal(curve?.metric, "logloss");
    assert.deepEqual(
      curve.series.map(({ dataset, values }) => [dataset, values.length]),
      [
        ["train", 50],
        ["validation", 50],
      ],
    );
    assert.deepEqual(curve.series[0]?.values[0], { round: 0, value: 0.7 });
  });

  it("reads tabs as the service writes them, prefixes, and several metrics", () => {
    const curves = trainingCurves([
      "2026-01-01 algo-1 [0]#011train-auc:0.5#011train-rmse:2e-1",
      "[1]\ttrain-auc:0.75\ttrain-rmse:nan",
    ]);
    assert.deepEqual(curves, [
      {
        metric: "auc",
        series: [
          {
            dataset: "train",
            values: [
              { round: 0, value: 0.5 },
              { round: 1, value: 0.75 },
            ],
          },
        ],
      },
      { metric: "rmse", series: [{ dataset: "train", values: [{ round: 0, value: 0.2 }] }] },
    ]);
  });

  it("reads nothing out of other lines", () => {
    assert.deepEqual(
      trainingCurves(["[12] rows read: 5", "[2026-03-01 08:00:03:INFO] done", "", "x-y:1"]),
      [],
    );
  });
});

describe("featureNamesIn", () => {
  it("takes a list of features, or makes one of numbers and categories", () => {
    assert.deepEqual(featureNamesIn({ features: ["a", "b"] }), ["a", "b"]);
    assert.deepEqual(featureNamesIn({ numbers: ["n"], categories: { c: ["x", "y"] } }), ["n", "c=x", "c=y"]);
  });

  it("takes the columns before the categories by any name, if there is one such list", () => {
    assert.deepEqual(featureNamesIn({ scores: ["s"], rows: 5, categories: { c: ["x"] } }), ["s", "c=x"]);
    assert.equal(featureNamesIn({ scores: ["s"], dropped: ["d"], categories: { c: ["x"] } }), undefined);
  });

  it("finds none in anything else", () => {
    for (const other of [null, [], {}, { features: [1] }, { a: ["a"] }, { a: ["a"], categories: { c: [1] } }])
      assert.equal(featureNamesIn(other), undefined);
  });
});
