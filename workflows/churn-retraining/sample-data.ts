import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A uniform whole number, both bounds included. */
type Draw = (from: number, to: number) => number;

/** One-hot groups at the end of each row: states, area codes, international plan (no, yes), voice mail plan (no, yes). */
const STATES = 51;
const AREA_CODES = 3;

const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);

/** About the middle, from three times the spread below it to three times above. */
const around = (draw: Draw, middle: number, spread: number): number =>
  middle + draw(-spread, spread) + draw(-spread, spread) + draw(-spread, spread);

const oneOf = (count: number, chosen: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => (place === chosen ? 1 : 0));

/** Tenths as the file writes minutes: 2744 is 274.4. */
const minutes = (tenths: number): string => `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`;

/** Small counts of which low ones are common. */
const fewOf = (draw: Draw, highest: number): number =>
  Math.floor((draw(0, highest) * draw(0, highest)) / highest);

interface Customer {
  /** In tenths of a minute: by day, in the evening, abroad. */
  readonly day: number;
  readonly evening: number;
  readonly abroad: number;
  readonly callsAbroad: number;
  readonly complaints: number;
  readonly plan: boolean;
  readonly voiceMail: boolean;
}

/** Why customers leave: long calls without voice mail, complaints about short ones, a plan for calls abroad unused. */
const leaves = ({ day, evening, abroad, callsAbroad, complaints, plan, voiceMail }: Customer): boolean =>
  (!voiceMail && day > 2640 && evening > 1850) ||
  (complaints >= 4 && day < 1650) ||
  (plan && (callsAbroad <= 2 || abroad > 132));

const row = (draw: Draw): string => {
  const voiceMail = draw(1, 100) <= 27;
  const customer: Customer = {
    day: within(around(draw, 1800, 544), 0, 3510),
    evening: within(around(draw, 2010, 507), 0, 3640),
    abroad: within(around(draw, 102, 28), 0, 200),
    callsAbroad: 1 + Math.floor((draw(0, 7) + draw(0, 7)) / 2),
    complaints: fewOf(draw, 6),
    plan: draw(1, 100) <= 10,
    voiceMail,
  };
  // Some decide otherwise than anything in the file would say.
  const left = draw(1, 1000) <= 28 ? !leaves(customer) : leaves(customer);
  const calls = (): number => within(around(draw, 100, 20), 0, 175);
  const values = [
    left ? 1 : 0,
    within(around(draw, 101, 40), 1, 243),
    voiceMail ? within(around(draw, 29, 8), 4, 51) : 0,
    ...[minutes(customer.day), calls()],
    ...[minutes(customer.evening), calls()],
    ...[minutes(within(around(draw, 2010, 505), 230, 3950)), calls()],
    ...[minutes(customer.abroad), customer.callsAbroad],
    customer.complaints,
    ...oneOf(STATES, draw(0, STATES - 1)),
    ...oneOf(AREA_CODES, Math.ceil(draw(0, 3) / 2)),
    ...oneOf(2, customer.plan ? 1 : 0),
    ...oneOf(2, voiceMail ? 1 : 0),
  ];
  return `"${values.join(",")}"`;
};

/**
 * Makes a file like the customer churn data, for runs that need no download: its 70 columns without a header, the
 * double quotes around each row, its means and its share of customers who left, who do so for a few reasons and by
 * chance. Nobody in it is real.
 *
 * The same arguments give the same bytes on every platform.
 *
 * @param options.rows @default 3000
 * @param options.seed Whole number. @default 1
 */
export const churnSample = ({
  rows = 3000,
  seed = 1,
}: { readonly rows?: number; readonly seed?: number } = {}): {
  readonly fileName: string;
  readonly content: string;
} => {
  const random = xoroshiro128plus(seed);
  const draw: Draw = (from, to) => uniformInt(random, from, to);
  const lines = Array.from({ length: rows }, () => `${row(draw)}\n`);
  return { fileName: "customer-churn.csv", content: lines.join("") };
};
