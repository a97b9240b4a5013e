import { html, raw } from "hono/html";
import { thinned, type Curve, type Metric, type ModelQuality } from "../model/model-quality";
import { formatNumber, formatShare } from "../view/measures";
import { type QualityView, type ResultsView } from "../view/results-view";
import { lineChart } from "./line-chart";
import { folded, section, type Markup } from "./markup";

/** The numbers that people look at first, in this order; the others stand in a table. */
const HEADLINES = [
  "accuracy",
  "auc",
  "f1",
  "precision",
  "recall",
  "weighted_f1",
  "weighted_precision",
  "weighted_recall",
  "rmse",
  "mae",
  "r2",
  "mse",
];

const SHORT_NAMES: Readonly<Record<string, string>> = {
  auc: "AUC",
  f1: "F1",
  f0_5: "F0.5",
  f2: "F2",
  rmse: "RMSE",
  mae: "MAE",
  mse: "MSE",
  r2: "R²",
};

const title = (name: string): string => {
  const words = SHORT_NAMES[name] ?? name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const value = ({ value: number, standardDeviation }: Metric): string =>
  formatNumber(number) + (standardDeviation === undefined ? "" : ` ± ${formatNumber(standardDeviation)}`);

const tiles = (metrics: readonly Metric[]): Markup =>
  html`<dl class="tiles">
    ${metrics.map(
      (metric) =>
        html`<div>
          <dt>${title(metric.name)}</dt>
          <dd>${value(metric)}</dd>
        </div>`,
    )}
  </dl>`;

const table = (metrics: readonly Metric[]): Markup =>
  html`<table class="list">
    ${metrics.map(
      (metric) =>
        html`<tr>
          <th scope="row">${title(metric.name)}</th>
          <td class="number">${value(metric)}</td>
        </tr>`,
    )}
  </table>`;

const split = (metrics: readonly Metric[]): readonly [readonly Metric[], readonly Metric[]] => {
  const rank = (name: string): number => HEADLINES.indexOf(name);
  const first = metrics.filter(({ name }) => rank(name) >= 0).sort((a, b) => rank(a.name) - rank(b.name));
  return [first, metrics.filter(({ name }) => rank(name) < 0)];
};

const confusionRow = (label: string, counts: readonly number[]): Markup => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return html`<tr>
    <th scope="row">${label}</th>
    ${counts.map((count) => {
      const share = all > 0 ? count / all : 0;
      return html`<td style="--share:${share.toFixed(3)}">
        <b>${formatNumber(count)}</b> <small>${formatShare(share)}</small>
      </td>`;
    })}
  </tr>`;
};

const confusion = (matrix: NonNullable<ModelQuality["confusion"]>): Markup =>
  html`<figure>
    <figcaption>Confusion matrix <small>shares of each true class</small></figcaption>
    <div class="scroll" tabindex="0">
      <table class="confusion">
        <thead>
          <tr>
            <td></td>
            <th scope="colgroup" colspan="${matrix.labels.length}">Predicted</th>
          </tr>
          <tr>
            <th scope="col">True</th>
            ${matrix.labels.map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${matrix.labels.map((label, i) => confusionRow(label, matrix.counts[i] ?? []))}
        </tbody>
      </table>
    </div>
  </figure>`;

interface CurveFigure {
  readonly caption: string;
  readonly note: string;
  readonly axes: readonly [string, string];
  readonly curve: Curve;
  readonly diagonal: boolean;
}

const curveFigure = async ({ caption, note, axes, curve, diagonal }: CurveFigure): Promise<Markup> => {
  const svg = await lineChart({
    description: `${caption}. ${note}`,
    width: 300,
    height: 260,
    x: { title: axes[0], domain: [0, 1] },
    y: { title: axes[1], domain: [0, 1] },
    lines: [{ name: caption, points: thinned(curve) }],
    diagonal,
  });
  return html`<figure>
    <figcaption>${caption} <small>${note}</small></figcaption>
    <div class="chart" role="img" aria-label="${caption}. ${note}">${raw(svg)}</div>
  </figure>`;
};

const curves = ({ roc, precisionRecall, metrics }: ModelQuality): readonly Promise<Markup>[] => {
  const area = metrics.find(({ name }) => name === "auc")?.value;
  const figures: CurveFigure[] = [];
  if (roc !== undefined)
    figures.push({
      caption: "ROC curve",
      note: area === undefined ? "" : `AUC ${formatNumber(area)}; dotted: guessing`,
      axes: ["False positive rate", "True positive rate"],
      curve: roc,
      diagonal: true,
    });
  if (precisionRecall !== undefined)
    figures.push({
      caption: "Precision and recall",
      note: "at every threshold",
      axes: ["Recall", "Precision"],
      curve: precisionRecall,
      diagonal: false,
    });
  return figures.map(curveFigure);
};

const oneQuality = async ({ step, file, quality }: QualityView): Promise<Markup> => {
  const [first, others] = split(quality.metrics);
  const drawn = await Promise.all(curves(quality));
  return html`<article>
    <p class="soft">
      ${title(quality.kind)} metrics from step <b>${step}</b>, <code>${file.split(/[\\/]/).at(-1)}</code>
    </p>
    ${first.length === 0 ? "" : tiles(first)}
    <div class="figures">${drawn}${quality.confusion === undefined ? "" : confusion(quality.confusion)}</div>
    ${others.length === 0 ? "" : folded(`All other metrics (${String(others.length)})`, table(others))}
  </article>`;
};

/** Every quality report that a step wrote. */
export const qualitySection = async ({ qualities }: ResultsView): Promise<Markup> =>
  qualities.length === 0
    ? html``
    : section("quality", "Model quality", html`${await Promise.all(qualities.map(oneQuality))}`);
