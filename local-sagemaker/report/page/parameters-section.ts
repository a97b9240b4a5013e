import { html } from "hono/html";
import { type ParameterView, type ReportView } from "../view/report-view";
import { section, type Markup } from "./markup";

const row = ({ name, value, standard }: ParameterView): Markup => {
  const changed = standard !== undefined && standard !== value;
  return html`<tr>
    <th scope="row">${name}</th>
    <td><code>${value}</code></td>
    <td class="soft">
      ${changed ? html`default <code>${standard}</code>` : standard === undefined ? "no default" : ""}
    </td>
  </tr>`;
};

/** The values that the execution ran with; where they differ from the pipeline's, both. */
export const parametersSection = ({ parameters }: ReportView): Markup =>
  parameters.length === 0
    ? html``
    : section(
        "parameters",
        "Parameters",
        html`<table class="list">
          ${parameters.map(row)}
        </table>`,
      );
