import { html } from "hono/html";
import { typeTone } from "../../../pipeline-definition/analysis/graph-style";
import { formatBytes, formatDuration, formatNumber } from "../view/measures";
import { type DataView, type ReportView, type StepView } from "../view/report-view";
import { badge, facts, folded, section, stateBadge, type Markup } from "./markup";

const SHOWN_FILES = 8;

const file = ({ name, path, bytes }: DataView["files"][number]): Markup =>
  html`<li>
    <b>${name}</b> <span class="soft">${formatBytes(bytes)}</span><br /><code class="path">${path}</code>
  </li>`;

const filesOf = ({ files, direction }: DataView): Markup => {
  if (files.length === 0)
    return html`<span class="soft"
      >${direction === "output" ? "nothing there" : "not in the local store"}</span
    >`;
  const rest = files.slice(SHOWN_FILES);
  const bytes = files.reduce((sum, item) => sum + item.bytes, 0);
  const total =
    files.length > 1
      ? html`<p class="soft">${formatNumber(files.length)} files, ${formatBytes(bytes)}</p>`
      : "";
  return html`${total}
    <ul class="plain">
      ${files.slice(0, SHOWN_FILES).map(file)}
      ${rest.length === 0 ? "" : html`<li class="soft">and ${formatNumber(rest.length)} more</li>`}
    </ul>`;
};

const dataTable = (data: readonly DataView[]): Markup =>
  html`<table class="data">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">S3 URI</th>
        <th scope="col">On this machine</th>
      </tr>
    </thead>
    <tbody>
      ${data.map(
        (item) =>
          html`<tr>
            <th scope="row"><span class="direction">${item.direction}</span> ${item.name}</th>
            <td><code>${item.uri}</code></td>
            <td>${filesOf(item)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const logOf = ({ log: { lines, omitted } }: StepView): Markup =>
  lines.length === 0
    ? html``
    : folded(
        `Log (${formatNumber(lines.length + omitted)} ${lines.length + omitted === 1 ? "line" : "lines"})`,
        html`${omitted === 0 ? "" : html`<p class="soft">The first ${formatNumber(omitted)} lines are left out.</p>`}
          <pre tabindex="0">${lines.join("\n")}</pre>`,
      );

const body = (step: StepView): Markup =>
  html`<div class="step-body" id="${step.anchor}">
    ${step.description === undefined ? "" : html`<p>${step.description}</p>`}
    ${step.reason === undefined ? "" : html`<p class="reason">${step.reason}</p>`}
    ${facts([
      ["Condition", step.outcome === undefined ? undefined : step.outcome ? "true" : "false"],
      ["Attempts", step.attempts > 1 ? String(step.attempts) : undefined],
      ["ARN", step.arn === undefined ? undefined : html`<code>${step.arn}</code>`],
    ])}
    ${step.data.length === 0 ? "" : dataTable(step.data)}
    ${step.request === undefined ? "" : folded("Arguments, all references resolved", html`<pre tabindex="0">${step.request}</pre>`)}
    ${logOf(step)}
  </div>`;

const oneStep = (step: StepView): Markup => {
  const { name, type, state, duration } = step;
  const open = state === "Failed" || state === "Stopped";
  const line = html`${stateBadge(state)} <b>${name}</b> ${badge(typeTone(type), type)}
    <span class="took">${duration === undefined ? "" : formatDuration(duration)}</span>`;
  return html`<details class="step" ${open ? "open" : ""}>
    <summary>${line}</summary>
    ${body(step)}
  </details>`;
};

/** Everything that is known of each step, folded. */
export const stepsSection = ({ steps }: ReportView): Markup =>
  section("steps", "Steps", html`${steps.map(oneStep)}`);
