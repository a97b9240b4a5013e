import { type GraphEdge, type GraphNode, type NodeState, type NodeStates, type PipelineGraph } from "./graph";
import { levelSizes, levelsPassed } from "./graph-levels";
import { stateStyle, toneOf, typeTone } from "./graph-style";
import { printable, textWidth, wrapName, xmlText } from "./graph-text";

/** Arial's widths are what Graphviz knows best; the others are as wide or narrower where it is missing. */
const FONT = "Arial";
const NAME_SIZE = 13;
const TYPE_SIZE = 11;

export interface DotOptions {
  readonly states?: NodeStates;
  /** Where a click on a step leads. @default nowhere */
  readonly link?: (stepName: string) => string;
}

const quoted = (text: string): string =>
  `"${printable(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** HTML for a label. Graphviz reads `\\N` as the step's name even there, so no letter may follow a backslash. */
const labelText = (text: string): string => xmlText(text).replaceAll("\\", "\\\u200B");

const row = (text: string, size: number, attributes: string): string => {
  const width = Math.ceil(textWidth(text, size));
  return `<TR><TD WIDTH="${String(width)}"><FONT POINT-SIZE="${String(size)}" ${attributes}>${labelText(text)}</FONT></TD></TR>`;
};

/** Two lines, name and type; with a state, its sign before the name and its word after the type. */
const nodeLabel = ({ name, type }: GraphNode, state: NodeState | undefined): string => {
  const style = state === undefined ? undefined : stateStyle(state);
  const lines = wrapName(style === undefined ? name : `${style.sign} ${name}`);
  const second = [type ?? "not in the document", ...(style === undefined ? [] : [style.word])].join(" · ");
  const rows = [
    ...lines.map((line) => row(line, NAME_SIZE, 'COLOR="#1b2330"')),
    row(second, TYPE_SIZE, `COLOR="${toneOf(typeTone(type)).line}"`),
  ];
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${rows.join("")}</TABLE>>`;
};

const isIdle = (state: NodeState | undefined): boolean => state === "NotStarted" || state === "NotTaken";

const node = (item: GraphNode, { states, link }: DotOptions): string => {
  const { name, type } = item;
  const state = states?.get(name);
  const tone = state === undefined ? typeTone(type) : stateStyle(state).tone;
  const dashed = isIdle(state) || type === undefined;
  const attributes = [
    `label=${nodeLabel(item, state)}`,
    ...(type === "Condition" ? ['shape=hexagon margin="0,0.02"'] : []),
    ...(type === "Fail" ? ['shape=octagon margin="0,0"'] : []),
    `style=${quoted(["filled", ...(type === "Condition" || type === "Fail" ? [] : ["rounded"]), ...(dashed ? ["dashed"] : [])].join(","))}`,
    `color="${toneOf(tone).line}" fillcolor="${toneOf(tone).fill}"`,
    `class="tone-${tone} type-${typeTone(type)}"`,
    ...(link === undefined || type === undefined ? [] : [`URL=${quoted(link(name))}`]),
  ];
  return `  ${quoted(name)} [${attributes.join(" ")}];`;
};

const edge = ({ from, to, kind, label, implied }: GraphEdge): string => {
  const attributes = [
    `class="${kind}${implied ? " implied" : ""}"`,
    ...(kind === "order" ? ["style=dashed"] : []),
    ...(implied ? ['color="#b9c3d1" weight=1'] : ["weight=6"]),
    ...(label === undefined || implied ? [] : [`label=<<FONT POINT-SIZE="11"> ${label} </FONT>>`]),
  ];
  return `  ${quoted(from)} -> ${quoted(to)} [${attributes.join(" ")}];`;
};

/** Downwards, unless that would be wide and a drawing to the right less so. Sizes are those of a usual step. */
const direction = (graph: PipelineGraph): "TB" | "LR" => {
  const levels = levelSizes(graph);
  const downwards = Math.max(1, ...levels) * 180;
  return downwards <= 1100 || downwards <= levels.length * 230 ? "TB" : "LR";
};

/** Beyond this, Graphviz takes many seconds for edges that nobody could follow. */
const MOST_LEVELS_PASSED = 2_000;

/** What is drawn of a graph: without its implied edges when it has too many to lay out, and then it says so. */
const drawable = (graph: PipelineGraph): { readonly drawn: PipelineGraph; readonly settings: string } => {
  if (levelsPassed(graph) <= MOST_LEVELS_PASSED) return { drawn: graph, settings: "" };
  const edges = graph.edges.filter(({ implied }) => !implied);
  const left = graph.edges.length - edges.length;
  const note = `Not drawn: ${String(left)} arrows that also follow from others`;
  const label = left === 0 ? "" : ` label="${note}" fontname="${FONT}" fontsize=11 fontcolor="#66758c"`;
  return { drawn: { ...graph, edges }, settings: ` nslimit=1 nslimit1=1 mclimit=0.1${label}` };
};

/**
 * The graph in Graphviz's language. Solid edges are data, dashed ones order, labelled ones the branches of a
 * condition; edges that also follow from others are pale, and left out of very large graphs. Boxes are wide enough
 * for common fonts.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export const toDot = (graph: PipelineGraph, options: DotOptions = {}): string => {
  const { drawn, settings } = drawable(graph);
  return [
    "digraph pipeline {",
    `  graph [rankdir=${direction(graph)} bgcolor=transparent nodesep=0.35 ranksep=0.5 pad=0.15 outputorder=edgesfirst${settings}];`,
    `  node [shape=box fontname="${FONT}" margin="0.16,0.08" height=0.5 penwidth=1.3];`,
    `  edge [fontname="${FONT}" color="#66758c" fontcolor="#8f5a00" arrowsize=0.7 penwidth=1.2];`,
    ...drawn.nodes.map((item) => node(item, options)),
    ...drawn.edges.map(edge),
    "}",
    "",
  ].join("\n");
};
