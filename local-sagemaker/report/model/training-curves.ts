/** One metric over the rounds of a training job. */
export interface TrainingCurve {
  readonly metric: string;
  readonly series: readonly { readonly dataset: string; readonly values: readonly Point[] }[];
}

export interface Point {
  readonly round: number;
  readonly value: number;
}

// `[7]<tab>train-logloss:0.31<tab>validation-logloss:0.35`
const ROUND = /\[(\d+)\]((?:[\t ]+[^\s:]+:\S+)+)\s*$/;
// Names of data sets may hold hyphens; those of metrics only at their end, as in `ndcg@5-`.
const RESULT = /(\S+)-([^\s:-]+-?):(\S+)/g;

/**
 * The evaluation lines of XGBoost in a job's log, by metric and data set, in order of the rounds. A tab may
 * have become `#011`, as in the service's logs. Values that are no finite number are left out.
 */
export const trainingCurves = (lines: readonly string[]): readonly TrainingCurve[] => {
  const metrics = new Map<string, Map<string, Map<number, number>>>();
  for (const line of lines) {
    const [, round, results] = ROUND.exec(line.replaceAll("#011", "\t")) ?? [];
    if (round === undefined || results === undefined) continue;
    for (const [, dataset = "", metric = "", text] of results.matchAll(RESULT)) {
      const value = Number(text);
      if (!Number.isFinite(value)) continue;
      const datasets = metrics.get(metric) ?? new Map<string, Map<number, number>>();
      const values = datasets.get(dataset) ?? new Map<number, number>();
      metrics.set(metric, datasets.set(dataset, values.set(Number(round), value)));
    }
  }
  return [...metrics].map(([metric, datasets]) => ({
    metric,
    series: [...datasets].map(([dataset, values]) => ({
      dataset,
      values: [...values].map(([round, value]) => ({ round, value })).sort((a, b) => a.round - b.round),
    })),
  }));
};
