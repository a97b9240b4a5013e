import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Mean and spread of each measure in hundredths of a centimetre, as published for the three species. */
interface Species {
  readonly name: string;
  readonly means: readonly number[];
  readonly spreads: readonly number[];
}

const SPECIES: readonly Species[] = [
  { name: "Iris-setosa", means: [501, 342, 146, 24], spreads: [28, 34, 16, 10] },
  { name: "Iris-versicolor", means: [594, 277, 426, 133], spreads: [42, 26, 38, 16] },
  { name: "Iris-virginica", means: [659, 297, 555, 203], spreads: [52, 27, 45, 24] },
];

/** Share of a spread that a flower's size as a whole makes: big flowers are big in all measures. */
const COMMON = 0.6;

/** A uniform whole number, both bounds included. */
type Draw = (from: number, to: number) => number;

/** About normal, with a spread of 100; whole numbers, so that every platform draws the same. */
const noise = (draw: Draw): number => draw(-100, 100) + draw(-100, 100) + draw(-100, 100);

const flower = (draw: Draw, { name, means, spreads }: Species): string => {
  const size = noise(draw);
  const measures = means.map((mean, place) => {
    const deviation = Math.round(COMMON * size + (1 - COMMON) * noise(draw) * 1.5);
    const hundredths = mean + Math.round(((spreads[place] ?? 0) * deviation) / 100);
    return (Math.max(10, Math.round(hundredths / 10) * 10) / 100).toFixed(1);
  });
  return [...measures, name].join(",");
};

/**
 * Makes a file like the Iris data, for runs that need no download: its columns, the three species in equal shares, and
 * measures around the published means, of which setosa's stand apart and the other two overlap. No flower is real.
 *
 * The same arguments give the same bytes on every platform.
 *
 * @param options.rows Rows, the species in turn. @default 150
 * @param options.seed Whole number. @default 1
 */
export const irisSample = ({
  rows = 150,
  seed = 1,
}: { readonly rows?: number; readonly seed?: number } = {}): {
  readonly fileName: string;
  readonly content: string;
} => {
  const random = xoroshiro128plus(seed);
  const draw: Draw = (from, to) => uniformInt(random, from, to);
  const lines = Array.from({ length: rows }, (_, row) => {
    const species = SPECIES[row % SPECIES.length];
    return species === undefined ? "" : flower(draw, species);
  });
  return { fileName: "iris.data", content: `${lines.join("\n")}\n` };
};
