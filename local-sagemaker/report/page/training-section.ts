import { html, raw } from "hono/html";
import { type TrainingCurve } from "../model/training-curves";
import { formatNumber } from "../view/measures";
import { type ResultsView } from "../view/results-view";
import { lineChart } from "./line-chart";
import { section, type Markup } from "./markup";

const last = ({ series }: TrainingCurve): string =>
  series.map(({ dataset, values }) => `${dataset} ${formatNumber(values.at(-1)?.value ?? NaN)}`).join(", ");

const curveFigure = async (curve: TrainingCurve, step: string, width: number): Promise<Markup> => {
  const note = `at the end: ${last(curve)}`;
  const svg = await lineChart({
    description: `${curve.metric} of step ${step} by round. ${note}`,
    width,
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

/** How training went, round by round, for every step whose log tells it. */
export const trainingSection = async ({ curves }: ResultsView): Promise<Markup> => {
  const drawable = curves.flatMap((view) =>
    view.curves
      .filter(({ series }) => series.some(({ values }) => values.length > 1))
      .map((curve) => ({ step: view.step, curve })),
  );
  if (drawable.length === 0) return html``;
  const width = drawable.length === 1 ? 680 : 430;
  const figures = await Promise.all(drawable.map(({ step, curve }) => curveFigure(curve, step, width)));
  return section("training", "Training", html`<div class="figures">${figures}</div>`);
};
