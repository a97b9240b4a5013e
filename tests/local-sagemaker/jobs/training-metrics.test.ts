import assert from "node:assert/strict";
import { createMetricReader, metricDefinitions } from "../../../local-sagemaker/jobs/training-metrics";

const now = (): string => "2026-01-01T00:00:00.000Z";

const read = (definitions: ReturnType<typeof metricDefinitions>, lines: readonly string[]): object => {
  const reader = createMetricReader(definitions, now);
  for (const line of lines) reader.read(line);
  return Object.fromEntries(reader.final().map(({ MetricName, Value }) => [MetricName, Value]));
};

describe("training metrics", () => {
  it("reads what the service looks for in built-in XGBoost, the last round counts", () => {
    const lines = [
      "[0]\ttrain-logloss:0.5\tvalidation-logloss:0.75",
      "Train matrix has 5 rows and 2 columns",
      "[1]\ttrain-logloss:0.25\tvalidation-logloss:0.5\tvalidation-r2:-1e-2",
    ];
    assert.deepEqual(read(metricDefinitions({}, "xgboost"), lines), {
      "train:logloss": 0.25,
      "validation:logloss": 0.5,
      "validation:r2": Math.fround(-0.01),
    });
  });

  it("looks for 27 metrics unasked, as the service does", () => {
    assert.equal(metricDefinitions({}, "xgboost").length, 27);
    assert.deepEqual(metricDefinitions({}, undefined), []);
  });

  it("reads the request's own, with the tab as a tab or as #011, in Python's syntax", () => {
    const request = {
      AlgorithmSpecification: {
        MetricDefinitions: [
          { Name: "tab", Regex: "a:\t(\\S+)" },
          { Name: "service", Regex: "a:#011(\\S+)" },
          { Name: "named", Regex: "(?P<value>\\d+)%" },
          { Name: "absent", Regex: "z=(.*)" },
        ],
      },
    };
    assert.deepEqual(read(metricDefinitions(request, undefined), ["a:\t1.5", "90%", "a:\tnothing"]), {
      tab: 1.5,
      service: 1.5,
      named: 90,
    });
  });

  it("lets the request's own definition replace the built-in one of the same name", () => {
    const own = { Name: "train:rmse", Regex: "mine=(\\d+)" };
    const definitions = metricDefinitions(
      { AlgorithmSpecification: { MetricDefinitions: [own] } },
      "xgboost",
    );
    assert.deepEqual(
      definitions.filter(({ Name }) => Name === "train:rmse"),
      [own],
    );
  });

  it("gives values single precision, as the service does", () => {
    const request = { AlgorithmSpecification: { MetricDefinitions: [{ Name: "m", Regex: "m=(\\S+)" }] } };
    assert.deepEqual(read(metricDefinitions(request, undefined), ["m=0.1"]), { m: Math.fround(0.1) });
  });
});
