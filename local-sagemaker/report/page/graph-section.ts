import { html, raw } from "hono/html";
import { toSvg } from "../../../pipeline-definition/analysis/graph-svg";
import { type ReportView } from "../view/report-view";
import { section, type Markup } from "./markup";

const widthOf = (svg: string): number => Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1] ?? 0);

/** The graph of the steps; each leads to its part of the page. */
export const graphSection = async ({ record, graph, states, anchors }: ReportView): Promise<Markup> => {
  const svg = await toSvg(graph, {
    title: `Steps of pipeline ${record.PipelineName}`,
    states,
    link: (name) => `#${anchors.get(name) ?? ""}`,
  });
  const inline = svg.replace(/ xmlns="[^"]*"/, "");
  // A wide graph shrinks as far as it stays legible, then scrolls.
  const narrowest = Math.round(widthOf(svg) * 0.72);
  return section(
    "graph",
    "Graph",
    html`<div class="scroll" tabindex="0" style="--narrowest:${narrowest}px">${raw(inline)}</div>`,
  );
};
