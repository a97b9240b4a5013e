import { html } from "hono/html";
import { stateStyle, typeTone, type ToneName } from "../../../pipeline-definition/analysis/graph-style";
import { formatDuration } from "../view/measures";
import { type ReportView, type StepView } from "../view/report-view";
import { section, type Markup } from "./markup";

const NICE_SECONDS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400,
];

/** Round times, in milliseconds, that divide a length into at most six parts. */
export const ticks = (length: number): readonly number[] => {
  const step = 1000 * (NICE_SECONDS.find((seconds) => length / (1000 * seconds) <= 6) ?? 86_400 * 30);
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => i * step);
};

/** A bar tells the step's type, unless the step went wrong. */
const barTone = ({ state, type }: StepView): ToneName =>
  state === "Failed" || state === "Stopped" ? stateStyle(state).tone : typeTone(type);

const percent = (part: number, whole: number): string =>
  `${(whole > 0 ? Math.min(100, (100 * part) / whole) : 0).toFixed(2)}%`;

const bar = (step: StepView, length: number): Markup => {
  const { name, state, anchor, start = 0, duration = 0 } = step;
  const { sign, word } = stateStyle(state);
  return html`<tr>
    <th scope="row"><a href="#${anchor}">${name}</a></th>
    <td class="track">
      <span
        class="bar tone-${barTone(step)}"
        style="left:${percent(start, length)};width:${percent(duration, length)}"
        title="${name}: from ${formatDuration(start)} to ${formatDuration(start + duration)}"
      ></span>
    </td>
    <td class="number">${formatDuration(start)}</td>
    <td class="number">${formatDuration(duration)} <span title="${word}">${sign}</span></td>
  </tr>`;
};

/** When each step ran, as bars on one scale. */
export const timelineSection = ({ steps, duration }: ReportView): Markup => {
  const started = steps.filter(({ start }) => start !== undefined);
  if (started.length === 0) return html``;
  // A label at the very end would run into the next column.
  const scale = ticks(duration)
    .filter((tick) => tick <= 0.88 * duration || tick === 0)
    .map(
      (tick) =>
        html`<span style="left:${percent(tick, duration)}"
          >${tick === 0 ? "0" : formatDuration(tick).replace(".0 ", " ")}</span
        >`,
    );
  return section(
    "timeline",
    "Timeline",
    html`<table class="timeline">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th class="scale" aria-label="Time since the start">${scale}</th>
          <th scope="col" class="number">Started after</th>
          <th scope="col" class="number">Took</th>
        </tr>
      </thead>
      <tbody>
        ${started.map((step) => bar(step, duration))}
      </tbody>
    </table>`,
  );
};
