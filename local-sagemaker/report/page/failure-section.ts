import { html } from "hono/html";
import { type ReportView, type StepView } from "../view/report-view";
import { section, stateBadge, type Markup } from "./markup";

const LAST_LINES = 20;

/** What the job said of itself before what the service makes of it, unless that quotes it. */
const reasons = ({ reason, exitMessage }: StepView): readonly string[] => {
  const quoted = exitMessage !== undefined && reason?.includes(exitMessage) === true;
  return [quoted ? undefined : exitMessage, reason].filter((text) => text !== undefined);
};

const culprit = (step: StepView): Markup => {
  const { name, type, state, log, anchor } = step;
  const lines = log.lines.slice(-LAST_LINES);
  return html`<article class="culprit">
    <h3>${stateBadge(state)} <a href="#${anchor}">${name}</a> <span class="soft">${type}</span></h3>
    ${reasons(step).map((text, i) => html`<p class="${i === 0 ? "reason" : "soft"}">${text}</p>`)}
    ${
      lines.length === 0
        ? ""
        : html`<p class="soft">
              The last ${lines.length === 1 ? "line" : `${String(lines.length)} lines`} of its log:
            </p>
            <pre tabindex="0">${lines.join("\n")}</pre>`
    }
  </article>`;
};

/** Of a failed or stopped execution: what went wrong, first thing on the page. */
export const failureSection = ({ record, culprits }: ReportView): Markup => {
  const status = record.PipelineExecutionStatus;
  if (status !== "Failed" && status !== "Stopped") return html``;
  const title = status === "Failed" ? "What failed" : "What was stopped";
  const said = culprits.length > 0 && record.FailureReason?.startsWith("Step failure") === true;
  const own =
    record.FailureReason === undefined || said ? "" : html`<p class="soft">${record.FailureReason}</p>`;
  if (own === "" && culprits.length === 0) return html``;
  return section("failure", title, html`${culprits.map(culprit)} ${own}`);
};
