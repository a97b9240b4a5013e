import { toDot, type DotOptions } from "./graph-dot";
import { type PipelineGraph } from "./graph";
import { stateStyle, tones } from "./graph-style";
import { xmlText } from "./graph-text";

/** Colours for a dark page; the light ones stand in the drawing itself, so it looks right without CSS too. */
const darkRules = (): string =>
  [
    ...tones.flatMap(([name, { darkLine, darkFill }]) => [
      `.pipeline-graph .tone-${name} :is(path,polygon){stroke:${darkLine};fill:${darkFill}}`,
      `.pipeline-graph .type-${name} text:last-of-type{fill:${darkLine}}`,
    ]),
    ".pipeline-graph .node text:not(:last-of-type){fill:#e8edf4}",
    ".pipeline-graph .edge path{stroke:#93a1b5}.pipeline-graph .edge polygon{stroke:#93a1b5;fill:#93a1b5}",
    ".pipeline-graph .implied path{stroke:#4d596a}.pipeline-graph .implied polygon{stroke:#4d596a;fill:#4d596a}",
    ".pipeline-graph .edge text{fill:#e6b45c}",
  ].join("");

const STYLE = `<style>svg.pipeline-graph{color-scheme:light dark}.pipeline-graph a:is(:hover,:focus-visible) :is(path,polygon){stroke-width:2.4}.pipeline-graph .node text:not(:last-of-type){font-weight:600}@media (prefers-color-scheme:dark){${darkRules()}}@media print{.pipeline-graph a{text-decoration:none}}</style>`;

/** The drawing in words, for those who cannot see it. */
const describe = (graph: PipelineGraph, { states }: DotOptions): string =>
  graph.nodes
    .map(({ name, type }) => {
      const state = states?.get(name);
      const after = graph.edges.filter((edge) => edge.to === name).map((edge) => edge.from);
      const words = [
        type ?? "not in the document",
        ...(state === undefined ? [] : [stateStyle(state).word]),
        ...(after.length === 0 ? [] : [`after ${after.join(", ")}`]),
      ];
      return `${name} (${words.join("; ")})`;
    })
    .join(". ");

const middle = (shape: string): number => {
  const xs = [...shape.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, x]) => Number(x));
  return (Math.min(...xs) + Math.max(...xs)) / 2;
};

/** Centres the lines of a step on its box, whatever their width in the font that the browser finds. */
const centreLines = (svg: string): string =>
  svg.replace(/<g id="node\d+"[\s\S]*?<text[\s\S]*?<\/g>/g, (node) => {
    const shape = /<(?:path|polygon)[^>]* (?:d|points)="([^"]*)"/.exec(node)?.[1] ?? "";
    return node.replace(
      /text-anchor="start" x="[^"]*"/g,
      `text-anchor="middle" x="${middle(shape).toFixed(2)}"`,
    );
  });

/** Graphviz measures in points and names a font; browsers want pixels and a way out when the font is missing. */
const adapt = (svg: string, title: string, description: string): string =>
  centreLines(svg.slice(svg.indexOf("<svg")))
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .replace(
      /<svg width="([\d.]+)pt" height="([\d.]+)pt"/,
      '<svg class="pipeline-graph" role="group" aria-labelledby="graph-title graph-description" width="$1" height="$2"',
    )
    .replace(
      />/,
      // A function: in a text, "$&" and its like, which names may hold, would stand for parts of the drawing.
      () =>
        `>\n<title id="graph-title">${xmlText(title)}</title>\n<desc id="graph-description">${xmlText(description)}</desc>\n${STYLE}`,
    )
    .replaceAll('font-family="Arial"', 'font-family="Arial, Liberation Sans, Helvetica, sans-serif"')
    .replaceAll(' xlink:href="', ' href="')
    .replace(/ xlink:title="[^"]*"/g, "")
    .replace("<title>pipeline</title>\n", "")
    .replace(/ xmlns:xlink="[^"]*"/, "");

/**
 * The graph as SVG, laid out by Graphviz. The drawing stands on its own: light and dark colours, a title and a
 * description are inside, nothing is loaded.
 *
 * @throws Error when Graphviz does not accept our own text, which would be a defect.
 */
export const toSvg = async (
  graph: PipelineGraph,
  options: DotOptions & { readonly title: string },
): Promise<string> => {
  const { instance } = await import("@viz-js/viz");
  const drawn = (await instance()).render(toDot(graph, options), { format: "svg" });
  // Warnings do no harm: Graphviz knows the widths of ASCII only, and boxes are made wide enough by us.
  if (drawn.status === "failure") throw new Error(drawn.errors.map(({ message }) => message).join(" "));
  return adapt(drawn.output, options.title, describe(graph, options));
};
