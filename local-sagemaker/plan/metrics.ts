import {
  isJsonObject,
  type Json,
  type JsonObject,
  type OutputParameter,
} from "../../pipeline-definition/document/definition";

/** One figure that a step measured. Training metrics carry the time of their last value, ISO 8601. */
export interface StepMetric {
  readonly StepName: string;
  readonly MetricName: string;
  readonly Value: number;
  readonly Timestamp?: string;
}

/** Members under which SageMaker's model-quality files, and those in the common plain form, keep figures. */
const METRIC_GROUPS: readonly string[] = [
  "metrics",
  "binary_classification_metrics",
  "multiclass_classification_metrics",
  "regression_metrics",
];

const figure = (value: Json | undefined): number | undefined => {
  const plain = isJsonObject(value) ? value["value"] : value;
  return typeof plain === "number" ? plain : undefined;
};

/**
 * The figures in a JSON file that a step wrote: plain ones and those in SageMaker's model-quality layout. A
 * figure that stands in both is given once.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
 */
export const metricsInFile = (step: string, content: Json): readonly StepMetric[] => {
  const found = new Map<string, number>();
  for (const group of METRIC_GROUPS) {
    const figures = isJsonObject(content) ? content[group] : undefined;
    for (const [name, value] of isJsonObject(figures) ? Object.entries(figures) : []) {
      const number = figure(value);
      if (number !== undefined && !found.has(name)) found.set(name, number);
    }
  }
  return [...found].map(([MetricName, Value]) => ({ StepName: step, MetricName, Value }));
};

/** The last value of each metric of a training job, from what its Describe call answers. */
export const trainingMetrics = (step: string, description: JsonObject): readonly StepMetric[] => {
  const list = description["FinalMetricDataList"];
  return (Array.isArray(list) ? (list as readonly Json[]) : []).flatMap((metric) => {
    if (!isJsonObject(metric)) return [];
    const { MetricName, Value, Timestamp } = metric;
    if (typeof MetricName !== "string" || typeof Value !== "number") return [];
    return [{ StepName: step, MetricName, Value, ...(typeof Timestamp === "string" ? { Timestamp } : {}) }];
  });
};

/** What a function or worker measured: of its outputs those declared as floats, which gates compare. */
export const outputMetrics = (
  step: string,
  declared: readonly OutputParameter[],
  properties: JsonObject,
): readonly StepMetric[] => {
  const outputs = properties["OutputParameters"];
  return declared.flatMap(({ OutputName, OutputType }) => {
    const Value = isJsonObject(outputs) ? outputs[OutputName] : undefined;
    if (OutputType !== "Float" || typeof Value !== "number") return [];
    return [{ StepName: step, MetricName: OutputName, Value }];
  });
};
