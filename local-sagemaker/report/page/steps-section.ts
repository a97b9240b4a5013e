import { html } from "hono/html";
import { typeTone } from "../../../pipeline-definition/analysis/graph-style";
import { formatBytes, formatDuration, formatNumber } from "../view/measures";
import { type DataView, type ReportView, type StepView } from "../view/report-view";
import { badge, facts, folded, section, stateBadge, type Markup } from "./markup";

const SHOWN_FILES = 8;

const file = ({ path, bytes }: DataView["files"][number]): Markup =>
  html`<li class="file">
    <span class="size">${formatBytes(bytes)}</span> <code class="soft">${path}</code>
  </li>`;

const filesOf = ({ files, direction }: DataView): Markup => {
  if (files.length === 0) {
    const nothing = direction === "output" ? "Nothing lies there." : "Not in the local store.";
    return html`<span class="soft">${nothing}</span>`;
  }
  const rest = files.length - SHOWN_FILES;
  const bytes = files.reduce((sum, item) => sum + item.bytes, 0);
  return html`<ul class="plain">
    ${files.length === 1 ? "" : html`<li>${formatNumber(files.length)} files, ${formatBytes(bytes)}</li>`}
    ${files.slice(0, SHOWN_FILES).map(file)}
    ${rest <= 0 ? "" : html`<li class="soft">and ${formatNumber(rest)} more</li>`}
  </ul>`;
};

const dataTable = (data: readonly DataView[]): Markup =>
  html`<table class="data">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">S3 URI, and the files on this machine</th>
      </tr>
    </thead>
    <tbody>
      ${data.map(
        (item) =>
          html`<tr>
            <th scope="row"><span class="direction">${item.direction}</span> ${item.name}</th>
            <td><code>${item.uri}</code>${filesOf(item)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const outputTable = (outputs: StepView["outputs"]): Markup =>
  html`<table class="data">
    <thead>
      <tr>
        <th scope="col">Output</th>
        <th scope="col">Value</th>
      </tr>
    </thead>
    <tbody>
      ${outputs.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td><code>${value}</code></td>
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
      ["Exit message", step.exitMessage],
      ["Attempts", step.attempts > 1 ? String(step.attempts) : undefined],
      ["ARN", step.arn === undefined ? undefined : html`<code>${step.arn}</code>`],
    ])}
    ${step.outputs.length === 0 ? "" : outputTable(step.outputs)}
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
