import { formatPath } from "../../../pipeline-definition/document/references";
import { scanJson } from "./scan-json";

/** Where a value stands in a text. */
export interface ValueSpot {
  /** Where the value begins. */
  readonly offset: number;
  /** Where the name of the member begins; where the value does for what is no member. */
  readonly name: number;
}

/** A part of the paths that are looked for, and what was found of it. */
interface Stop {
  readonly next: Map<string, Stop>;
  spot?: ValueSpot;
}

/** The parts of a path that `formatPath` wrote: names, names in brackets and quotes, positions in brackets. */
const partsOf = (path: string): readonly string[] =>
  path === "$" ? [] : (path.match(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]|[\w:-]+/g) ?? []);

const stopsFor = (paths: Iterable<string>): Stop => {
  const root: Stop = { next: new Map() };
  for (const path of paths) {
    let at = root;
    for (const part of partsOf(path)) {
      const next: Stop = at.next.get(part) ?? { next: new Map() };
      at.next.set(part, next);
      at = next;
    }
  }
  return root;
};

/** An open list or object: its stop, if a path leads there, and where its scan is. */
interface Frame {
  readonly stop: Stop | undefined;
  position: number | undefined;
  name: string;
  nameOffset: number;
}

const find = (text: string, root: Stop): void => {
  const frames: Frame[] = [];
  const enter = (offset: number): Stop | undefined => {
    const frame = frames.at(-1);
    if (frame === undefined) {
      root.spot = { offset, name: offset };
      return root;
    }
    const isItem = frame.position !== undefined;
    const key = frame.position ?? frame.name;
    if (frame.position !== undefined) frame.position += 1;
    const stop = frame.stop?.next.get(formatPath([key]));
    // Of members that stand twice the last one counts, and comes last.
    if (stop !== undefined) stop.spot = { offset, name: isItem ? offset : frame.nameOffset };
    return stop;
  };
  scanJson(text, {
    begin: (kind, offset) => {
      const stop = enter(offset);
      frames.push({ stop, position: kind === "list" ? 0 : undefined, name: "", nameOffset: offset });
    },
    end: () => void frames.pop(),
    name: (name, offset) => {
      const frame = frames.at(-1);
      if (frame !== undefined) [frame.name, frame.nameOffset] = [name, offset];
    },
    scalar: (_value, offset) => void enter(offset),
  });
};

const spotOf = (path: string, root: Stop): ValueSpot => {
  let at = root;
  for (const part of partsOf(path)) {
    const next = at.next.get(part);
    // What stands before the thing around it was inside one that a later member of that name replaced.
    if (next?.spot === undefined || next.spot.offset < (at.spot?.offset ?? 0)) break;
    at = next;
  }
  return at.spot ?? { offset: 0, name: 0 };
};

/**
 * Where the values of some paths stand in a text. A path that leads to nothing gets the place of what is around it.
 *
 * @param text JSON without a fault.
 * @param paths As `formatPath` writes them, `$` for the whole document.
 */
export const locateValues = (text: string, paths: Iterable<string>): ReadonlyMap<string, ValueSpot> => {
  const wanted = [...new Set(paths)];
  const root = stopsFor(wanted);
  find(text, root);
  return new Map(wanted.map((path) => [path, spotOf(path, root)]));
};
