import type { PipelineGraph } from "../../pipeline-definition/analysis/graph";
import { toSvg } from "../../pipeline-definition/analysis/graph-svg";
import { lineChart, type LineChart } from "./page/line-chart";

/** Has what graphs of pipelines have: order and data, branches, shapes. */
const GRAPH: PipelineGraph = {
  nodes: [
    { name: "prepare", type: "Processing" },
    { name: "train", type: "Training" },
    { name: "good enough", type: "Condition" },
    { name: "register", type: "RegisterModel" },
    { name: "refuse", type: "Fail" },
  ],
  edges: [
    { from: "prepare", to: "train", kind: "data", implied: false },
    { from: "train", to: "good enough", kind: "order", implied: false },
    { from: "good enough", to: "register", kind: "branch", label: "true", implied: false },
    { from: "good enough", to: "refuse", kind: "branch", label: "false", implied: false },
    { from: "train", to: "register", kind: "data", implied: true },
  ],
};

/** Has what charts of reports have: two lines with their legend, and the diagonal. */
const CHART: LineChart = {
  description: "",
  width: 300,
  height: 240,
  x: { title: "x", whole: true },
  y: { title: "y" },
  lines: ["train", "validation"].map((name) => ({
    name,
    points: Array.from({ length: 20 }, (_, round) => ({ x: round, y: 1 / (round + 1) })),
  })),
  diagonal: true,
};

/** The jobs come first: loading takes the machine for a moment. */
const DELAY_MILLISECONDS = 300;

const drawSomething = async (): Promise<void> => {
  await lineChart(CHART);
  await toSvg(GRAPH, { title: "" });
};

/**
 * Loads what draws the report while jobs run, and draws what reports show, so that nobody waits for it at the end:
 * what is drawn a second time takes half as long.
 *
 * @returns a function that calls it off, for a run that ends before.
 */
export const prepareReport = (): (() => void) => {
  // Whatever goes wrong here goes wrong again, and is told, when the report is written.
  const timer = setTimeout(() => void drawSomething().catch(() => undefined), DELAY_MILLISECONDS);
  return () => clearTimeout(timer);
};
