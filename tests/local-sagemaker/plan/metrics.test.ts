import assert from "node:assert/strict";
import { metricsInFile, outputMetrics, trainingMetrics } from "../../../local-sagemaker/plan/metrics";

describe("metricsInFile", () => {
  it("reads the plain form and SageMaker's model-quality layout, each figure once", () => {
    const content = {
      metrics: { accuracy: { value: 0.87 }, rows: 100 },
      binary_classification_metrics: {
        accuracy: { value: 0.87, standard_deviation: "NaN" },
        auc: { value: 0.92, standard_deviation: 0.01 },
        confusion_matrix: { "0": { "0": 1 } },
      },
      dataset: { item_count: 3 },
    };
    assert.deepEqual(metricsInFile("Eval", content), [
      { StepName: "Eval", MetricName: "accuracy", Value: 0.87 },
      { StepName: "Eval", MetricName: "rows", Value: 100 },
      { StepName: "Eval", MetricName: "auc", Value: 0.92 },
    ]);
    assert.equal(metricsInFile("Eval", { regression_metrics: { mse: { value: 2 } } })[0]?.MetricName, "mse");
    assert.equal(
      metricsInFile("Eval", { multiclass_classification_metrics: { accuracy: { value: 1 } } })[0]?.Value,
      1,
    );
  });
  it("finds nothing in other JSON", () => {
    assert.deepEqual(metricsInFile("Eval", [1, 2]), []);
    assert.deepEqual(metricsInFile("Eval", { metrics: "none" }), []);
  });
});

describe("trainingMetrics", () => {
  it("takes the final metrics of the job", () => {
    const FinalMetricDataList = [
      { MetricName: "validation:auc", Value: 0.9, Timestamp: "2026-01-01T00:00:00.000Z" },
      7,
    ];
    assert.deepEqual(trainingMetrics("Train", { FinalMetricDataList }), [
      { StepName: "Train", MetricName: "validation:auc", Value: 0.9, Timestamp: "2026-01-01T00:00:00.000Z" },
    ]);
    assert.deepEqual(trainingMetrics("Train", {}), []);
  });
});

describe("outputMetrics", () => {
  it("takes the floats that a function or worker answered", () => {
    const declared = [
      { OutputName: "rmse", OutputType: "Float" },
      { OutputName: "rows", OutputType: "Integer" },
      { OutputName: "uri", OutputType: "String" },
      { OutputName: "lost", OutputType: "Float" },
    ] as const;
    const answered = { OutputParameters: { rmse: 2.5, rows: 812, uri: "s3://b" } };
    assert.deepEqual(outputMetrics("Measure", declared, answered), [
      { StepName: "Measure", MetricName: "rmse", Value: 2.5 },
    ]);
    assert.deepEqual(outputMetrics("Measure", declared, {}), []);
  });
});
