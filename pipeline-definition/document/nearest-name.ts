/** Number of single-character edits (insert, delete, replace, swap of neighbours) between two short texts. */
const editDistance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (beforeLast[j - 2] ?? 0) + 1
          : Infinity;
      row.push(Math.min(replaced, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
};

const LONGEST_COMPARED = 100;

/**
 * The known name that somebody most likely meant, for a "did you mean" in a message: at most a third of its
 * letters away, capitals and lower case not told apart. Undefined when none is near.
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > LONGEST_COMPARED) return undefined;
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    if (candidate.length > LONGEST_COMPARED) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (distance <= allowed && distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
};

const LONGEST_LIST = 12;

/** `"a", "b" and "c"`: names as a sentence lists them, cut after twelve. */
export const quotedList = (names: Iterable<string>, conjunction: "and" | "or" = "and"): string => {
  const quoted = [...names].map((name) => JSON.stringify(name));
  const shown =
    quoted.length > LONGEST_LIST
      ? [...quoted.slice(0, LONGEST_LIST), `${String(quoted.length - LONGEST_LIST)} more`]
      : quoted;
  const last = shown.at(-1);
  if (last === undefined) return "none";
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(", ")} ${conjunction} ${last}`;
};

/** What to do about an unknown name: `Did you mean "Train"?`, or the names there are. */
export const nameHint = (name: string, known: Iterable<string>, noneKnown: string): string => {
  const names = [...known];
  const near = nearestName(name, names);
  if (near !== undefined) return `Did you mean ${JSON.stringify(near)}?`;
  if (names.length === 0) return noneKnown;
  return `Use ${names.length === 1 ? "" : "one of "}${quotedList(names)}.`;
};
