import { quoted } from "./quoted";

/** Two texts without the beginning and the end that they share, which no edit has to touch. */
const whereTheyDiffer = (a: string, b: string): readonly [string, string] => {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
};

/**
 * Number of single-character edits (insert, delete, replace, swap of neighbours) between two texts, or any number
 * above `limit` when there are more.
 */
const editDistance = (left: string, right: string, limit: number): number => {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const [a, b] = whereTheyDiffer(left, right);
  const newRow = () => new Uint16Array(b.length + 1);
  let [beforeLast, last, row] = [newRow(), newRow().map((_, j) => j), newRow()];
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cell = (last[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      cell = Math.min(cell, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cell = Math.min(cell, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = cell;
      if (cell < least) least = cell;
    }
    // The least of a row is at most one more than that of the row before, so a swap over this row is above it too.
    if (least > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length] ?? 0;
};

const LONGEST_COMPARED = 100;

/** Comparing each unknown name of a huge document with each known one would take minutes. */
const MOST_COMPARED = 1_000;

/**
 * The known name that somebody most likely meant, for a "did you mean" in a message: at most a third of its
 * letters away, capitals and lower case not told apart. Undefined when none is near, or too many are known.
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > LONGEST_COMPARED) return undefined;
  const candidates = [...known];
  if (candidates.length > MOST_COMPARED) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_COMPARED) continue;
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    const limit = Math.min(allowed, bestDistance - 1);
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance <= limit) [best, bestDistance] = [candidate, distance];
  }
  return best;
};

const LONGEST_LIST = 12;
const MOST_CHARACTERS = 400;

/** `"a", "b" and "c"`: names as a sentence lists them, cut after twelve, or fewer of long ones. */
export const quotedList = (names: Iterable<string>, conjunction: "and" | "or" = "and"): string => {
  const all = [...names];
  const listed: string[] = [];
  let characters = 0;
  for (const name of all.slice(0, LONGEST_LIST)) {
    const text = quoted(name);
    characters += text.length;
    if (characters > MOST_CHARACTERS) break;
    listed.push(text);
  }
  const left = all.length - listed.length;
  const shown = left > 0 ? [...listed, `${String(left)} more`] : listed;
  const last = shown.at(-1);
  if (last === undefined) return "none";
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(", ")} ${conjunction} ${last}`;
};

/** What to do about an unknown name: `Did you mean "Train"?`, or the names there are. */
export const nameHint = (name: string, known: Iterable<string>, noneKnown: string): string => {
  const names = [...known];
  const near = nearestName(name, names);
  if (near !== undefined) return `Did you mean ${quoted(near)}?`;
  if (names.length === 0) return noneKnown;
  return `Use ${names.length === 1 ? "" : "one of "}${quotedList(names)}.`;
};
