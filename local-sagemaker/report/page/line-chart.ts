import type { TopLevelSpec } from "vega-lite" with { "resolution-mode": "import" };

/** Lines in one frame. Names and titles may be any text. */
export interface LineChart {
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[];
  /** Draws the diagonal from 0,0 to 1,1: what guessing would give. @default false */
  readonly diagonal?: boolean;
}

export interface Axis {
  readonly title: string;
  /** From and to. @default what the points need */
  readonly domain?: readonly [number, number];
  readonly whole?: boolean;
}

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** The page sets these; so one drawing serves light and dark. */
const COLOURS = ["var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)"];

/** Lines differ in more than their colour. */
const DASHES = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
];

const CONFIG = {
  background: "transparent",
  font: "system-ui, sans-serif",
  view: { stroke: "var(--rule)" },
  axis: {
    labelColor: "var(--soft)",
    titleColor: "var(--soft)",
    gridColor: "var(--rule)",
    domainColor: "var(--rule)",
    tickColor: "var(--rule)",
    labelFontSize: 11,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
  },
  legend: {
    labelColor: "var(--ink)",
    labelFontSize: 12,
    labelLimit: 240,
    symbolStrokeWidth: 2.5,
    symbolSize: 260,
  },
} as const;

const channel = ({ title, domain, whole }: Axis, field: string) => ({
  field,
  type: "quantitative" as const,
  title,
  scale: domain === undefined ? { zero: false } : { domain: [...domain] },
  axis: { tickCount: 6, ...(whole === true ? { tickMinStep: 1, format: "d" } : {}) },
});

const layer = ({ x, y, lines }: LineChart) => {
  const names = lines.map(({ name }) => name);
  const legend = lines.length > 1 ? { title: null, orient: "top" as const } : null;
  const color = { domain: names, range: COLOURS };
  const dashes = { domain: names, range: DASHES };
  return {
    data: {
      values: lines.flatMap(({ name, points }) => points.map((point, order) => ({ ...point, order, name }))),
    },
    mark: { type: "line" as const, strokeWidth: 2 },
    encoding: {
      x: channel(x, "x"),
      y: channel(y, "y"),
      color: { field: "name", type: "nominal" as const, scale: color, legend },
      strokeDash: { field: "name", type: "nominal" as const, scale: dashes, legend },
      order: { field: "order", type: "quantitative" as const },
    },
  };
};

const guessing = ({ x, y }: LineChart) => ({
  data: {
    values: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  },
  mark: { type: "line" as const, strokeWidth: 1, strokeDash: [3, 3], color: "var(--soft)" },
  encoding: { x: channel(x, "x"), y: channel(y, "y") },
});

const spec = (chart: LineChart): TopLevelSpec => ({
  description: chart.description,
  width: chart.width,
  height: chart.height,
  config: CONFIG,
  layer: chart.diagonal === true ? [guessing(chart), layer(chart)] : [layer(chart)],
});

/** A chart as SVG to be put into a page. It is drawn here, once: the page needs no script for it. */
export const lineChart = async (chart: LineChart): Promise<string> => {
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new vega.View(vega.parse(vegaLite.compile(spec(chart)).spec), { renderer: "none" });
  try {
    // Inside a page the name spaces are known.
    return (await view.toSVG()).replace(/ xmlns(:\w+)?="[^"]*"/g, "");
  } finally {
    view.finalize();
  }
};
