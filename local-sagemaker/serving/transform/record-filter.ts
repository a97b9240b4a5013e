import { isJsonObject, type Json } from "../../../pipeline-definition/document/definition";

/** Takes a part of a record, as `InputFilter` and `OutputFilter` name it. */
export type RecordFilter = (record: Json) => Json;

/** A filter cannot be read, or reaches for what a record does not have. */
export class FilterProblem extends Error {
  override readonly name = "FilterProblem";
}

/** One step of a path: from a value to what it holds. */
type Selector = (value: Json) => Json;

const asList = (value: Json, selector: string): readonly Json[] => {
  if (Array.isArray(value)) return value as readonly Json[];
  throw new FilterProblem(`"${selector}" needs a list, and the record has none there.`);
};

const member =
  (name: string): Selector =>
  (value) => {
    const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (found === undefined) throw new FilterProblem(`The record has no member "${name}".`);
    return found;
  };

const position = (list: readonly Json[], index: number): Json => {
  const found = list.at(index);
  if (found === undefined)
    throw new FilterProblem(`Position ${String(index)} is outside of a record of ${String(list.length)}.`);
  return found;
};

const everything: Selector = (value) =>
  Array.isArray(value)
    ? (value as readonly Json[])
    : isJsonObject(value)
      ? Object.values(value).map((item) => item ?? null)
      : [];

const SLICE = /^(-?\d+)?:(-?\d+)?$/;
const INDEX = /^-?\d+$/;
const QUOTED = /^'([^']*)'$|^"([^"]*)"$/;

/** The positions that one part between commas stands for. */
const positions = (part: string): ((list: readonly Json[]) => readonly Json[]) => {
  if (INDEX.test(part)) return (list) => [position(list, Number(part))];
  const [all, from, to] = SLICE.exec(part) ?? [];
  if (all === undefined)
    throw new FilterProblem(`"[${part}]" is neither a position, a range nor a name in quotes.`);
  // AWS's guide counts such an end in, and the library that it refers to does not.
  if (to !== undefined && Number(to) >= 0)
    throw new FilterProblem(
      `"[${part}]" ends at a position, of which AWS's documents do not agree whether it counts: ` +
        "write the positions out, or end the range at a negative one or at nothing.",
    );
  return (list) =>
    list.slice(from === undefined ? 0 : Number(from), to === undefined ? undefined : Number(to));
};

const bracket = (content: string): Selector => {
  if (content === "*") return everything;
  const parts = content.split(",").map((part) => part.trim());
  const names = parts.map((part) => QUOTED.exec(part)).map((found) => found?.[1] ?? found?.[2]);
  const [only] = names;
  if (only !== undefined && names.length === 1) return member(only);
  if (names.every((name) => name !== undefined))
    return (value) => Object.fromEntries(names.map((name) => [name, member(name)(value)]));
  const [single = ""] = parts;
  if (parts.length === 1 && INDEX.test(single))
    return (value) => position(asList(value, `[${content}]`), Number(single));
  const each = parts.map(positions);
  return (value) => {
    const list = asList(value, `[${content}]`);
    return each.flatMap((take) => take(list));
  };
};

const TOKEN = /\.([A-Za-z_][\w-]*)|\.\*|\[([^\]]+)\]/y;

const selectorsOf = (path: string): readonly Selector[] => {
  const selectors: Selector[] = [];
  TOKEN.lastIndex = 1;
  for (let at = 1; at < path.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(path);
    if (token === null) throw new FilterProblem(`"${path}" cannot be read from "${path.slice(at)}" on.`);
    const [, name, content] = token;
    selectors.push(name !== undefined ? member(name) : content === undefined ? everything : bracket(content));
  }
  return selectors;
};

/**
 * Reads a filter: `$` with members, positions, lists of them, and ranges that are open or end at a negative
 * position.
 *
 * @throws FilterProblem when it is none, or ends a range where AWS's documents contradict each other.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform-data-processing.html
 */
export const readFilter = (path: string): RecordFilter => {
  if (!path.startsWith("$")) throw new FilterProblem(`"${path}" does not begin with "$".`);
  const selectors = selectorsOf(path);
  return (record) => selectors.reduce<Json>((value, select) => select(value), record);
};
