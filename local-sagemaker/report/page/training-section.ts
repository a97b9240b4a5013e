import { html, raw } from "hono/html";
import { type TrainingCurve } from "../model/training-curves";
import { formatNumber } from "../view/measures";
import { type CurvesView, type ResultsView } from "../view/results-view";
import { lineChart } from "./line-chart";
import { section, type Markup } from "./markup";

const last = ({ series }: TrainingCurve): string =>
  series.map(({ dataset, values }) => `${dataset} ${formatNumber(values.at(-1)?.value ?? NaN)}`).join(", ");

const curveFigure = async (curve: TrainingCurve, step: string): Promise<Markup> => {
  const note = `at the end: ${last(curve)}`;
  const svg = await lineChart({
    description: `${curve.metric} of step ${step} by round. ${note}`,
    width: 420,
    height: 240,
    x: { title: "Round", whole: true },
    y: { title: curve.metric },
    lines: curve.series.map(({ dataset, values }) => ({
      name: dataset,
      points: values.map(({ round, value }) => ({ x: round, y: value })),
    })),
  });
  return html`<figure>
    <figcaption>${curve.metric} <small>step ${step}; ${note}</small></figcaption>
    <div class="chart" role="img" aria-label="${curve.metric} by round; ${note}">${raw(svg)}</div>
  </figure>`;
};

const figuresOf = ({ step, curves }: CurvesView): readonly Promise<Markup>[] =>
  curves
    .filter(({ series }) => series.some(({ values }) => values.length > 1))
    .map((curve) => curveFigure(curve, step));

/** How training went, round by round, for every step whose log tells it. */
export const trainingSection = async ({ curves }: ResultsView): Promise<Markup> => {
  const figures = await Promise.all(curves.flatMap(figuresOf));
  return figures.length === 0
    ? html``
    : section("training", "Training", html`<div class="figures">${figures}</div>`);
};
