import { html } from "hono/html";
import { formatNumber, formatShare } from "../view/measures";
import { type ModelView, type ResultsView } from "../view/results-view";
import { folded, section, type Markup } from "./markup";

const SHOWN = 15;

type Feature = ModelView["features"][number];

const rows = (features: readonly Feature[], largest: number): Markup =>
  html`<table class="importance">
    <thead>
      <tr>
        <th scope="col">Feature</th>
        <th scope="col">Share of the gain</th>
        <th scope="col" class="number">Splits</th>
      </tr>
    </thead>
    <tbody>
      ${features.map(
        ({ name, share, splits }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>
              <span class="meter"
                ><i style="width:${(largest > 0 ? (100 * share) / largest : 0).toFixed(1)}%"></i
              ></span>
              ${formatShare(share)}
            </td>
            <td class="number">${formatNumber(splits)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const oneModel = ({ step, file, trees, featureCount, features }: ModelView): Markup => {
  const largest = features[0]?.share ?? 0;
  const rest = features.slice(SHOWN);
  return html`<article>
    <p class="soft">
      ${formatNumber(trees)} trees of step <b>${step}</b>; ${formatNumber(features.length)} of
      ${formatNumber(featureCount)} features are used. <code>${file.split(/[\\/]/).at(-1)}</code>
    </p>
    ${rows(features.slice(0, SHOWN), largest)}
    ${rest.length === 0 ? "" : folded(`The other ${String(rest.length)} features`, rows(rest, largest))}
  </article>`;
};

/** What the models look at, read from the model files. */
export const importanceSection = ({ models }: ResultsView): Markup =>
  models.length === 0 ? html`` : section("importance", "Feature importance", html`${models.map(oneModel)}`);
