/** A level of a category: how often it occurs, in any unit, and how it helps or hinders sales, in hundredths. */
export interface Level {
  readonly name: string;
  readonly share: number;
  readonly pull: number;
}

const level = (name: string, share: number, pull: number): Level => ({ name, share, pull });

/** Platforms, roughly as common as in the years 1996 to 2016. */
export const PLATFORMS: readonly [Level, ...Level[]] = [
  level("PS2", 216, 15),
  level("DS", 215, -15),
  level("PS3", 133, 30),
  level("Wii", 132, 15),
  level("X360", 126, 30),
  level("PSP", 121, -20),
  level("PS", 120, 15),
  level("PC", 97, -60),
  level("XB", 82, -35),
  level("GBA", 82, -20),
  level("GC", 56, -25),
  level("3DS", 52, -10),
  level("PSV", 43, -40),
  level("PS4", 39, 40),
  level("XOne", 25, 20),
  level("WiiU", 15, 5),
];

export const GENRES: readonly [Level, ...Level[]] = [
  level("Action", 337, 5),
  level("Sports", 235, 5),
  level("Misc", 175, -5),
  level("Role-Playing", 150, -5),
  level("Shooter", 132, 20),
  level("Adventure", 130, -45),
  level("Racing", 125, 0),
  level("Platform", 89, 20),
  level("Simulation", 87, -5),
  level("Fighting", 85, 0),
  level("Strategy", 68, -35),
  level("Puzzle", 58, -35),
];

/** Ratings of the Entertainment Software Rating Board. */
export const RATINGS: readonly [Level, ...Level[]] = [
  level("E", 400, 5),
  level("T", 296, -10),
  level("M", 156, 25),
  level("E10+", 142, -5),
  level("EC", 1, -20),
];

const NAMED: readonly Level[] = [
  level("Northlight Interactive", 120, 70),
  level("Blue Harbour Games", 100, 55),
  level("Ironwood Publishing", 90, 35),
  level("Meridian Arts", 80, 25),
  level("Copper Fox", 70, 10),
  level("Lantern Works", 60, 0),
];

/** Publishers, all invented: a few large ones, and many small ones with little to spend. */
export const PUBLISHERS: readonly [Level, ...Level[]] = [
  level("Summit Entertainment Software", 140, 60),
  ...NAMED,
  ...Array.from({ length: 60 }, (_, i) => level(`Small Publisher ${String(i + 1)}`, 6, -25)),
];

/** Copies sold, in hundredths of a million: each step is about a third more than the one before. */
export const SOLD: readonly number[] = [
  1, 2, 3, 4, 6, 9, 13, 19, 28, 42, 63, 95, 142, 213, 320, 480, 720, 1080, 1620, 2430,
];

/** Words for names of games. */
export const TITLES = {
  first: ["Silent", "Golden", "Broken", "Hidden", "Crimson", "Frozen", "Last", "Distant", "Iron", "Wild"],
  second: [
    "Harbour",
    "Frontier",
    "Kingdom",
    "Circuit",
    "Voyage",
    "Garden",
    "Legacy",
    "Horizon",
    "League",
    "Tower",
  ],
} as const;
