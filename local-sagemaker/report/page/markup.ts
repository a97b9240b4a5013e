import { html } from "hono/html";
import { stateStyle, type ToneName } from "../../../pipeline-definition/analysis/graph-style";
import { type NodeState } from "../../../pipeline-definition/analysis/graph";

/** A piece of the page. Whatever is put into the template is escaped, unless it is such a piece itself. */
export type Markup = ReturnType<typeof html>;

/** A section with a heading, or nothing when there is nothing to say. */
export const section = (id: string, title: string, content: Markup | undefined): Markup =>
  content === undefined
    ? html``
    : html`<section id="${id}" aria-labelledby="${id}-title">
        <h2 id="${id}-title">${title}</h2>
        ${content}
      </section>`;

/** A state by sign, word and colour. */
export const stateBadge = (state: NodeState): Markup => {
  const { sign, word, tone } = stateStyle(state);
  return badge(tone, word, sign);
};

export const badge = (tone: ToneName, text: string, sign?: string): Markup =>
  html`<span class="badge tone-${tone}"
    >${sign === undefined ? "" : html`<span aria-hidden="true">${sign}</span> `}${text}</span
  >`;

/** A list of names and values; those without a value are left out. */
export const facts = (pairs: readonly (readonly [string, Markup | string | undefined])[]): Markup =>
  html`<dl class="facts">
    ${pairs
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;

/** Something long that is unfolded on demand. */
export const folded = (summary: string, content: Markup): Markup =>
  html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
