import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A uniform whole number, both bounds included. */
type Draw = (from: number, to: number) => number;

/** Deciles of length in thousandths (one is 200 mm) by sex, as in the published data, and a share in thousandths. */
const SEXES = [
  { sex: "M", share: 366, lengths: [155, 425, 489, 525, 555, 580, 600, 620, 645, 670, 780] },
  { sex: "F", share: 313, lengths: [275, 460, 505, 540, 570, 590, 610, 630, 650, 680, 815] },
  { sex: "I", share: 321, lengths: [75, 275, 335, 375, 406, 435, 465, 495, 525, 560, 725] },
] as const;

/** About normal with mean 0; `spread` is its standard deviation. Whole numbers draw the same on every platform. */
const noise = (draw: Draw, spread: number): number =>
  draw(-spread, spread) + draw(-spread, spread) + draw(-spread, spread);

/** A value in thousandths of `share` thousandths of `whole`, off by `spread` thousandths; at most the whole. */
const part = (draw: Draw, whole: number, share: number, spread: number): number =>
  Math.min(whole, Math.max(1, Math.floor((whole * (share + noise(draw, spread))) / 1000)));

/** Thousandths as the file writes them, in steps of 0.005 or 0.0005 there. */
const written = (thousandths: number): string => String(thousandths / 1000);

const animal = (draw: Draw): string => {
  const pick = draw(1, 1000);
  const { sex, lengths } = pick <= 366 ? SEXES[0] : pick <= 679 ? SEXES[1] : SEXES[2];
  const decile = draw(0, lengths.length - 2);
  const length = draw(lengths[decile] ?? 0, lengths[decile + 1] ?? 0);
  const diameter = part(draw, length, 779, 18);
  const height = part(draw, length, 262, 24);
  // The weight of a body grows with the third power of its length: 5 times, or 200 mm weigh a little under 1 kg.
  const cube = Math.floor((length * length * length) / 1_000_000);
  const whole = Math.max(4, Math.floor((cube * (5000 + noise(draw, 450))) / 1000));
  const shucked = part(draw, whole, 433, 45);
  const viscera = part(draw, whole, 217, 22);
  // Old animals have thick shells: what is left of chance in the shell's share is age.
  const thickness = noise(draw, 45);
  const shell = Math.min(whole, Math.max(1, Math.floor((whole * (292 + thickness)) / 1000)));
  const grown = sex === "I" ? 0 : 900;
  const rings =
    3600 + 11 * length + grown + 26 * thickness + 2 * (433 - Math.floor((shucked * 1000) / whole));
  const years = Math.floor((rings + noise(draw, 2000) + 500) / 1000);
  const sizes = [length, diameter, height, whole, shucked, viscera, shell].map(written);
  return [sex, ...sizes, String(Math.min(29, Math.max(1, years)))].join(",");
};

/**
 * Makes a file like the abalone data, for runs that need no download: its columns, shares of the sexes, lengths by
 * sex, weights that grow with the third power of length, and rings that follow from size and shell but for chance, of
 * about 2 rings. No animal is real.
 *
 * The same arguments give the same bytes on every platform.
 *
 * @param options.rows Rows; a row may come twice. @default 4000
 * @param options.seed Whole number. @default 1
 */
export const abaloneSample = ({
  rows = 4000,
  seed = 1,
}: { readonly rows?: number; readonly seed?: number } = {}): {
  readonly fileName: string;
  readonly content: string;
} => {
  const random = xoroshiro128plus(seed);
  const draw: Draw = (from, to) => uniformInt(random, from, to);
  const lines = Array.from({ length: rows }, () => animal(draw));
  return { fileName: "abalone.data", content: `${lines.join("\n")}\n` };
};
