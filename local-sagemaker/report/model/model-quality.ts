import { isJsonObject, type JsonObject } from "../../../pipeline-definition/document/definition";

/** One number of a quality report. */
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly standardDeviation?: number;
}

/** A curve between 0 and 1 on both axes. */
export type Curve = readonly { readonly x: number; readonly y: number }[];

/** A quality report in SageMaker Model Monitor's layout, made ready to be drawn. */
export interface ModelQuality {
  readonly kind: "binary" | "multiclass" | "regression";
  readonly metrics: readonly Metric[];
  /** Rows are the true classes, columns the predicted ones. */
  readonly confusion?: {
    readonly labels: readonly string[];
    readonly counts: readonly (readonly number[])[];
  };
  /** False positive rate and true positive rate. */
  readonly roc?: Curve;
  /** Recall and precision. */
  readonly precisionRecall?: Curve;
}

const SECTIONS = [
  ["binary_classification_metrics", "binary"],
  ["multiclass_classification_metrics", "multiclass"],
  ["regression_metrics", "regression"],
] as const;

const finite = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

const metricsOf = (section: JsonObject): readonly Metric[] =>
  Object.entries(section).flatMap(([name, content]): Metric[] => {
    const value = isJsonObject(content) ? finite(content["value"]) : undefined;
    if (!isJsonObject(content) || value === undefined) return [];
    const standardDeviation = finite(content["standard_deviation"]);
    return [{ name, value, ...(standardDeviation === undefined ? {} : { standardDeviation }) }];
  });

const confusionOf = (value: unknown): ModelQuality["confusion"] => {
  if (!isJsonObject(value)) return undefined;
  const rows = Object.entries(value).filter((row): row is [string, JsonObject] => isJsonObject(row[1]));
  const labels = [
    ...new Set([...rows.map(([label]) => label), ...rows.flatMap(([, row]) => Object.keys(row))]),
  ];
  if (labels.length === 0) return undefined;
  const byLabel = new Map(rows);
  return {
    labels,
    counts: labels.map((actual) => labels.map((predicted) => finite(byLabel.get(actual)?.[predicted]) ?? 0)),
  };
};

const curveOf = (value: unknown, x: string, y: string): Curve | undefined => {
  const [xs, ys] = isJsonObject(value) ? [value[x], value[y]] : [];
  if (!Array.isArray(xs) || !Array.isArray(ys)) return undefined;
  const points = xs.flatMap((item: unknown, i) => {
    const [px, py] = [finite(item), finite(ys[i])];
    return px === undefined || py === undefined ? [] : [{ x: px, y: py }];
  });
  return points.length < 2 ? undefined : points;
};

/** The area under a curve by the trapezoidal rule, whichever way its points run. */
export const areaUnder = (curve: Curve): number =>
  Math.abs(
    curve.slice(1).reduce((area, { x, y }, i) => {
      const before = curve[i] ?? { x, y };
      return area + ((x - before.x) * (y + before.y)) / 2;
    }, 0),
  );

/** At most `count` points of a curve, evenly spaced, both ends among them. */
export const thinned = (curve: Curve, count = 300): Curve => {
  if (curve.length <= count) return curve;
  const step = (curve.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, i) => curve[Math.round(i * step)] ?? { x: 0, y: 0 });
};

const qualityOf = (kind: ModelQuality["kind"], section: JsonObject): ModelQuality => {
  const metrics = metricsOf(section);
  const roc = curveOf(
    section["receiver_operating_characteristic_curve"],
    "false_positive_rates",
    "true_positive_rates",
  );
  const precisionRecall = curveOf(section["precision_recall_curve"], "recalls", "precisions");
  const confusion = confusionOf(section["confusion_matrix"]);
  const area = roc === undefined || metrics.some(({ name }) => name === "auc") ? [] : [areaUnder(roc)];
  return {
    kind,
    metrics: [...metrics, ...area.map((value) => ({ name: "auc", value }))],
    ...(confusion === undefined ? {} : { confusion }),
    ...(roc === undefined ? {} : { roc }),
    ...(precisionRecall === undefined ? {} : { precisionRecall }),
  };
};

/**
 * The quality reports in a JSON document, one for each of Model Monitor's sections; empty for a document of
 * another layout. Values that are no finite number (Model Monitor writes "NaN") are left out.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
 */
export const modelQualities = (content: unknown): readonly ModelQuality[] => {
  if (!isJsonObject(content)) return [];
  return SECTIONS.flatMap(([name, kind]) => {
    const section = content[name];
    return isJsonObject(section) ? [qualityOf(kind, section)] : [];
  });
};
