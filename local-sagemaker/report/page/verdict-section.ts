import { html } from "hono/html";
import { stateStyle } from "../../../pipeline-definition/analysis/graph-style";
import { formatDuration, formatTime } from "../view/measures";
import { type ReportView } from "../view/report-view";
import { facts, type Markup } from "./markup";

const idOf = (arn: string): string => arn.split("/").at(-1) ?? arn;

const count = (number: number, word: string): string => `${String(number)} ${word}`;

/** How the steps ended, in one line: `5 succeeded, 1 failed, 2 not started`. */
const tally = ({ steps }: ReportView): string => {
  const counts = new Map<string, number>();
  for (const { state } of steps) {
    const { word } = stateStyle(state);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, number]) => count(number, word.toLowerCase())).join(", ");
};

const dataUsed = ({ record }: ReportView): Markup | undefined =>
  record.Inputs.length === 0
    ? undefined
    : html`<ul class="plain">
        ${record.Inputs.map(({ S3Uri, Source }) => html`<li>${Source}<br /><code>${S3Uri}</code></li>`)}
      </ul>`;

const remarksOn = ({ remarks }: ReportView): Markup | undefined =>
  remarks.length === 0
    ? undefined
    : html`<ul class="plain">
        ${remarks.map((remark) => html`<li>${remark}</li>`)}
      </ul>`;

/** The head of the page: which pipeline, how it went, when, with which data, and what stood in for something else. */
export const verdictSection = (view: ReportView): Markup => {
  const { record } = view;
  const { sign, word, tone } = stateStyle(record.PipelineExecutionStatus);
  return html`<header class="verdict tone-${tone}">
    <p class="status"><span aria-hidden="true">${sign}</span> ${word}</p>
    <h1>${record.PipelineName}</h1>
    <p class="tally">${tally(view)}</p>
    ${facts([
      ["Duration", formatDuration(view.duration)],
      ["Started", formatTime(record.StartTime)],
      ["Execution", html`<code>${idOf(record.PipelineExecutionArn)}</code>`],
      ["Data", dataUsed(view)],
      ["Stand-ins", remarksOn(view)],
    ])}
  </header>`;
};
