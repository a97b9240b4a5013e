import { find, textOf, type Element } from "./tree";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Point = readonly [x: number, y: number];

const pointsIn = (text: string): readonly Point[] =>
  [...text.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** The corners of a shape that Graphviz drew, or the points of a curve: its start, then three for each piece. */
export const shapePoints = (element: Element): readonly Point[] => {
  const shape = [...find(element, "path"), ...find(element, "polygon")][0];
  return pointsIn(shape?.attributes.get("d") ?? shape?.attributes.get("points") ?? "");
};

/** The box around the shape of a step. */
export const boxOf = (node: Element): Box => {
  const points = shapePoints(node);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

/** Widths of letters in bold Verdana, the widest of the fonts that pages fall back to, in parts of the size. */
const letterWidth = (letter: string): number => {
  if (/[iljtfrI.,:;'|! -]/.test(letter)) return 0.4;
  if (/[mwMW@%]/.test(letter)) return 0.95;
  return /[A-Z]/.test(letter) ? 0.74 : 0.6;
};

/** The box that a line of text needs. */
export const textBox = (text: Element): Box => {
  const [x, y, size] = ["x", "y", "font-size"].map((name) => Number(text.attributes.get(name))) as [
    number,
    number,
    number,
  ];
  const width = [...textOf(text)].reduce((sum, letter) => sum + letterWidth(letter) * size, 0);
  const left = text.attributes.get("text-anchor") === "middle" ? x - width / 2 : x;
  return { left, right: left + width, top: y - 0.8 * size, bottom: y + 0.25 * size };
};

export const overlap = (a: Box, b: Box, gap = 0): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

/** Whether a point lies inside the corners of a shape, by the crossings of a ray. */
export const isInside = ([x, y]: Point, corners: readonly Point[]): boolean =>
  corners.filter(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
    return ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay);
  }).length %
    2 ===
  1;

const between = (a: Point, b: Point, c: Point, d: Point, t: number): Point => {
  const mix = (i: 0 | 1): number =>
    (1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t ** 2 * c[i] + t ** 3 * d[i];
  return [mix(0), mix(1)];
};

/** Points along an arrow, close to each other. */
export const curvePoints = (edge: Element): readonly Point[] => {
  const points = shapePoints(edge);
  const found: Point[] = [];
  for (let i = 0; i + 3 < points.length; i += 3) {
    const [a, b, c, d] = points.slice(i, i + 4) as [Point, Point, Point, Point];
    for (let t = 0; t <= 1; t += 0.05) found.push(between(a, b, c, d, t));
  }
  return found;
};
