import { toSvg } from "../../pipeline-definition/analysis/graph-svg";
import { lineChart } from "./page/line-chart";

const AXIS = { title: "" };

const drawSomething = async (): Promise<void> => {
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  const size = { width: 100, height: 100 };
  await lineChart({ description: "", ...size, x: AXIS, y: AXIS, lines: [{ name: "", points }] });
  await toSvg({ nodes: [{ name: "step", type: undefined }], edges: [] }, { title: "" });
};

/** The jobs come first: loading takes the machine for a moment. */
const DELAY_MILLISECONDS = 300;

/**
 * Loads what draws the report while jobs run, so that nobody waits for it at the end.
 *
 * @returns a function that calls it off, for a run that ends before.
 */
export const prepareReport = (): (() => void) => {
  // Whatever goes wrong here goes wrong again, and is told, when the report is written.
  const timer = setTimeout(() => void drawSomething().catch(() => undefined), DELAY_MILLISECONDS);
  return () => clearTimeout(timer);
};
