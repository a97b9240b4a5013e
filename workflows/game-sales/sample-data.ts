import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { GENRES, PLATFORMS, PUBLISHERS, RATINGS, SOLD, TITLES, type Level } from "./sample-levels";

/** Columns of the file, in order. */
export const GAME_SALES_COLUMNS = [
  "Name",
  "Platform",
  "Year_of_Release",
  "Genre",
  "Publisher",
  "NA_Sales",
  "EU_Sales",
  "JP_Sales",
  "Other_Sales",
  "Global_Sales",
  "Critic_Score",
  "Critic_Count",
  "User_Score",
  "User_Count",
  "Developer",
  "Rating",
] as const;

type Row = Readonly<Record<(typeof GAME_SALES_COLUMNS)[number], string>>;

/** A uniform whole number, both bounds included. */
type Draw = (from: number, to: number) => number;

const choose = <T extends { readonly share: number }>(draw: Draw, levels: readonly [T, ...T[]]): T => {
  let point = draw(
    1,
    levels.reduce((sum, { share }) => sum + share, 0),
  );
  return levels.find(({ share }) => (point -= share) <= 0) ?? levels[0];
};

const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);

/** Round about 0, from -3 times the spread to 3 times. */
const noise = (draw: Draw, spread: number): number =>
  draw(-spread, spread) + draw(-spread, spread) + draw(-spread, spread);

/** Hundredths as the file writes millions: 82 is 0.82. */
const millions = (hundredths: number): string =>
  `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, "0")}`;

const title = (draw: Draw): string => {
  const pick = (words: readonly string[]): string => words[draw(0, words.length - 1)] ?? "";
  const name = `${pick(TITLES.first)} ${pick(TITLES.second)}`;
  const sequel = draw(1, 10);
  return sequel === 1 ? `${name}, Part ${String(draw(2, 5))}` : sequel === 2 ? `The "${name}"` : name;
};

/** What the game sold, in hundredths of a million, by region. Whole numbers: Math.exp may differ between platforms. */
const sales = (draw: Draw, strength: number) => {
  const step = within(Math.floor(strength / 20), 0, SOLD.length - 1);
  const from = SOLD[step] ?? 1;
  const total = draw(from, Math.max(from, SOLD[step + 1] ?? from));
  const part = (share: number): number => Math.floor((total * share) / 100);
  const [america, europe, japan] = [part(draw(40, 55)), part(draw(20, 30)), part(draw(0, 12))];
  return { america, europe, japan, other: total - america - europe - japan, total };
};

const reviews = (draw: Draw, quality: number) => {
  // Half of the games have no critics, and most of those no users either.
  const reviewed = draw(1, 100) <= 50 + within(Math.floor(quality / 20), -15, 15);
  const rated = reviewed ? draw(1, 100) : draw(60, 180);
  const critic = within(69 + Math.floor((quality + noise(draw, 25)) / 5), 13, 98);
  const user = within(72 + Math.floor((quality + noise(draw, 50)) / 6), 5, 97);
  return {
    Critic_Score: reviewed ? String(critic) : "",
    Critic_Count: reviewed ? String(draw(4, 80)) : "",
    User_Score:
      rated <= 86 ? `${String(Math.floor(user / 10))}.${String(user % 10)}` : rated <= 100 ? "tbd" : "",
    User_Count: rated <= 86 ? String(draw(4, 900)) : "",
  };
};

const game = (draw: Draw): Row => {
  const [platform, genre] = [choose<Level>(draw, PLATFORMS), choose<Level>(draw, GENRES)];
  const [publisher, rating] = [choose<Level>(draw, PUBLISHERS), choose<Level>(draw, RATINGS)];
  const quality = noise(draw, 40);
  const pull = platform.pull + genre.pull + publisher.pull + rating.pull;
  const sold = sales(draw, 136 + quality + pull + noise(draw, 25));
  const reviewed = reviews(draw, quality);
  const known = reviewed.Critic_Score !== "" || draw(1, 100) <= 30;
  return {
    Name: title(draw),
    Platform: platform.name,
    Year_of_Release: draw(1, 60) === 1 ? "" : String(draw(1996, 2016)),
    Genre: genre.name,
    Publisher: draw(1, 300) === 1 ? "" : publisher.name,
    NA_Sales: millions(sold.america),
    EU_Sales: millions(sold.europe),
    JP_Sales: millions(sold.japan),
    Other_Sales: millions(sold.other),
    Global_Sales: millions(sold.total),
    ...reviewed,
    Developer: known ? `${publisher.name} Studio ${String(draw(1, 3))}` : "",
    Rating: known ? rating.name : "",
  };
};

const cell = (value: string): string => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * Makes a file like the video game sales of December 2016, for runs and tests: that file has no licence. It has the
 * columns, the missing values and the scores that are still "tbd", and a game sells by its quality, which the scores
 * show dimly, and by platform, genre, publisher and rating. About one complete row in six is a hit. Nobody made these
 * games.
 *
 * The same arguments give the same bytes on every platform.
 *
 * @param options.rows Rows without the header. @default 6000
 * @param options.seed Whole number. @default 1
 */
export const gameSalesSample = ({
  rows = 6000,
  seed = 1,
}: { readonly rows?: number; readonly seed?: number } = {}): {
  readonly fileName: string;
  readonly content: string;
} => {
  const random = xoroshiro128plus(seed);
  const draw: Draw = (from, to) => uniformInt(random, from, to);
  const lines = Array.from({ length: rows }, () => {
    const row = game(draw);
    return GAME_SALES_COLUMNS.map((column) => cell(row[column])).join(",");
  });
  return { fileName: "game-sales.csv", content: `${[GAME_SALES_COLUMNS.join(","), ...lines].join("\n")}\n` };
};
