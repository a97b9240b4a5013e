import { type GraphEdge, type GraphNode, type NodeStates, type PipelineGraph } from "./graph";
import { stateStyle, toneOf, typeTone, tones } from "./graph-style";
import { printable } from "./graph-text";

/** Mermaid reads HTML, Markdown and its own entity codes in a label: everything that could start one is coded. */
const label = (text: string): string =>
  [...printable(text)]
    .map((char) => (/[\p{L}\p{N} .,:_-]/u.test(char) ? char : `#${String(char.codePointAt(0))};`))
    .join("");

const SHAPES: ReadonlyMap<string | undefined, readonly [string, string]> = new Map([
  ["Condition", ['{"', '"}']],
  ["Fail", ['{{"', '"}}']],
  [undefined, ['>"', '"]']],
]);

const node = (id: string, { name, type }: GraphNode, states: NodeStates | undefined): string => {
  const [open, close] = SHAPES.get(type) ?? ['("', '")'];
  const state = states?.get(name);
  const style = state === undefined ? undefined : stateStyle(state);
  const second = [label(type ?? "not in the document"), ...(style === undefined ? [] : [style.word])];
  const sign = style === undefined ? "" : `${style.sign} `;
  const tone = style?.tone ?? typeTone(type);
  return `  ${id}${open}${sign}${label(name)}<br/><small>${second.join(" · ")}</small>${close}:::${tone}`;
};

const arrow = ({ kind, label: text }: GraphEdge): string => {
  if (kind === "order") return "-.->";
  return text === undefined ? "-->" : `-->|${text}|`;
};

/**
 * The graph as a Mermaid flowchart, for READMEs and pull requests. Solid arrows are data, dotted ones order,
 * labelled ones the branches of a condition. With `states`, each step carries its sign and word.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export const toMermaid = (graph: PipelineGraph, states?: NodeStates): string => {
  const ids = new Map(graph.nodes.map(({ name }, i) => [name, `s${String(i)}`]));
  const id = (name: string): string => ids.get(name) ?? "";
  const used = new Set(
    graph.nodes.map(({ name, type }) => {
      const state = states?.get(name);
      return state === undefined ? typeTone(type) : stateStyle(state).tone;
    }),
  );
  return [
    "flowchart TD",
    ...graph.nodes.map((item) => node(id(item.name), item, states)),
    ...graph.edges.map((edge) => `  ${id(edge.from)} ${arrow(edge)} ${id(edge.to)}`),
    ...tones
      .filter(([name]) => used.has(name))
      .map(
        ([name]) => `  classDef ${name} fill:${toneOf(name).fill},stroke:${toneOf(name).line},color:#1b2330`,
      ),
    "",
  ].join("\n");
};
