import { type JsonObject } from "../../pipeline-definition/document/definition";
import { objectAt, objectsAt, textAt } from "./request-reading";

/** A metric that is read out of a job's log lines: group 1 of the expression is its value. */
export interface MetricDefinition {
  readonly Name: string;
  readonly Regex: string;
}

const BOTH = [
  ...["mae", "gamma-nloglik", "logloss", "cox-nloglik", "f1", "accuracy", "mse", "poisson-nloglik", "error"],
  ...["ndcg", "map", "gamma-deviance", "rmse"],
];

/** What the service looks for in the log of built-in XGBoost without being asked. */
const XGBOOST_METRICS: readonly MetricDefinition[] = [
  ...BOTH.flatMap((metric) => [`train:${metric}`, `validation:${metric}`]),
  "validation:r2",
].map((Name) => ({
  Name,
  Regex: `.*\\[[0-9]+\\].*#011${Name.replace(":", "-")}:([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?).*`,
}));

/** What the service looks for in the log of linear-learner; only what its stand-in writes is listed. */
const LINEAR_LEARNER_METRICS: readonly MetricDefinition[] = ["train", "validation", "test"].flatMap((part) =>
  [
    ["multiclass_accuracy", "score"],
    ["binary_classification_accuracy", "score"],
    ["mse", "loss"],
  ].map(([metric = "", kind = ""]) => ({
    Name: `${part}:${metric}`,
    Regex: `#quality_metric: host=\\S+, ${part} ${metric} <${kind}>=(\\S+)`,
  })),
);

const BUILT_IN = { xgboost: XGBOOST_METRICS, "linear-learner": LINEAR_LEARNER_METRICS } as const;

/** The metric definitions of a request, with those that the service adds for a built-in algorithm. */
export const metricDefinitions = (
  request: JsonObject,
  algorithm: keyof typeof BUILT_IN | undefined,
): readonly MetricDefinition[] => {
  const own = objectsAt(objectAt(request, "AlgorithmSpecification"), "MetricDefinitions").map((metric) => ({
    Name: textAt(metric, "Name") ?? "",
    Regex: textAt(metric, "Regex") ?? "",
  }));
  const names = new Set(own.map(({ Name }) => Name));
  const added = algorithm === undefined ? [] : BUILT_IN[algorithm];
  return [...own, ...added.filter(({ Name }) => !names.has(Name))];
};

/** A regular expression of the service, which has Python's syntax for named groups. */
export const metricRegex = (text: string): RegExp | undefined => {
  try {
    return new RegExp(text.replaceAll("(?P<", "(?<"));
  } catch {
    return undefined;
  }
};

/** Gathers metrics from log lines. The last value of each name counts. */
export interface MetricReader {
  readonly read: (line: string) => void;
  /** As `FinalMetricDataList`, in the order of the definitions. */
  readonly final: () => readonly { MetricName: string; Value: number; Timestamp: string }[];
}

/**
 * A reader for these definitions. The service writes a tab in its log as `#011`, and expressions made for
 * it contain that text, so each line is tried in both forms.
 */
export const createMetricReader = (
  definitions: readonly MetricDefinition[],
  now: () => string,
): MetricReader => {
  const last = new Map<string, { Value: number; Timestamp: string }>();
  const compiled = definitions.map(({ Name, Regex }) => ({ Name, regex: metricRegex(Regex) }));
  return {
    read: (line) => {
      const forms = line.includes("\t") ? [line.replaceAll("\t", "#011"), line] : [line];
      for (const { Name, regex } of compiled) {
        const text = forms.map((form) => regex?.exec(form)?.[1]).find((value) => value !== undefined);
        const value = Math.fround(Number(text));
        if (text !== undefined && Number.isFinite(value)) last.set(Name, { Value: value, Timestamp: now() });
      }
    },
    final: () =>
      definitions.flatMap(({ Name }) => {
        const found = last.get(Name);
        return found === undefined ? [] : [{ MetricName: Name, ...found }];
      }),
  };
};
