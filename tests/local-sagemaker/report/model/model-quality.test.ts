import assert from "node:assert/strict";
import { areaUnder, modelQualities, thinned } from "../../../../local-sagemaker/report/model/model-quality";
import { evaluation } from "../../../support/stored-outputs";

describe("modelQualities", () => {
  it("reads metrics, curves and the confusion matrix of a binary classifier", () => {
    const [quality] = modelQualities(evaluation);
    assert.equal(quality?.kind, "binary");
    assert.deepEqual(quality.metrics.slice(0, 3), [
      { name: "accuracy", value: 0.84375 },
      { name: "auc", value: 0.9125 },
      { name: "precision", value: 0.8182, standardDeviation: 0.01 },
    ]);
    assert.deepEqual(quality.confusion, {
      labels: ["0", "1"],
      counts: [
        [90, 10],
        [15, 45],
      ],
    });
    assert.deepEqual(quality.roc?.[2], { x: 0.1, y: 0.75 });
    assert.deepEqual(quality.precisionRecall?.[1], { x: 0.5, y: 0.94 });
  });

  it("works out the AUC when only the curve is there", () => {
    const curve = { false_positive_rates: [0, 0, 1], true_positive_rates: [0, 0.5, 1] };
    const [quality] = modelQualities({
      binary_classification_metrics: { receiver_operating_characteristic_curve: curve },
    });
    assert.deepEqual(quality?.metrics, [{ name: "auc", value: 0.75 }]);
  });

  it("reads regression and multiclass reports", () => {
    const found = modelQualities({
      regression_metrics: { rmse: { value: 2.5, standard_deviation: 0.5 } },
      multiclass_classification_metrics: { confusion_matrix: { a: { a: 1, c: 2 }, b: { b: 3 } } },
    });
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ["multiclass", "regression"],
    );
    assert.deepEqual(found[0]?.confusion, {
      labels: ["a", "b", "c"],
      counts: [
        [1, 0, 2],
        [0, 3, 0],
        [0, 0, 0],
      ],
    });
    assert.deepEqual(found[1]?.metrics, [{ name: "rmse", value: 2.5, standardDeviation: 0.5 }]);
  });

  it("finds nothing in a document of another layout, and leaves out what is no number", () => {
    for (const other of [
      null,
      7,
      [],
      {},
      { binary_classification_metrics: [] },
      { metrics: { accuracy: { value: 1 } } },
    ])
      assert.deepEqual(modelQualities(other), []);
    const odd = {
      accuracy: { value: "NaN" },
      auc: null,
      confusion_matrix: {},
      precision_recall_curve: { recalls: [1] },
    };
    assert.deepEqual(modelQualities({ binary_classification_metrics: odd }), [
      { kind: "binary", metrics: [] },
    ]);
  });
});

describe("curves", () => {
  it("have an area whichever way they run", () => {
    const curve = [
      { x: 0, y: 0 },
      { x: 0.5, y: 1 },
      { x: 1, y: 1 },
    ];
    assert.equal(areaUnder(curve), 0.75);
    assert.equal(areaUnder([...curve].reverse()), 0.75);
  });

  it("are thinned evenly and keep their ends", () => {
    const long = Array.from({ length: 1001 }, (_, i) => ({ x: i, y: i }));
    assert.deepEqual(
      thinned(long, 5).map(({ x }) => x),
      [0, 250, 500, 750, 1000],
    );
    assert.equal(thinned(long.slice(0, 3), 5).length, 3);
  });
});
