import { isJsonObject } from "../../document/definition";
import { namedItems, type NamedItems } from "../../document/named-items";
import { formatPath } from "../../document/path";
import { expressionText } from "./expression-text";
import { contentText, isLeaf, type NameToken } from "./step-content";

/** A field that differs. Values are written as people write them; a missing one is not there on that side. */
export interface FieldChange {
  /** `Arguments.ProcessingInputs['raw'].S3Input.S3Uri`: items of lists by name, where they have one. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** How the names of steps in the two documents are made comparable. */
export interface NameTokens {
  readonly before: NameToken;
  readonly after: NameToken;
}

/** Whether two values mean the same. */
export const isSame = (before: unknown, after: unknown, names: NameTokens): boolean =>
  contentText(before, names.before) === contentText(after, names.after);

const change = (path: string, before: unknown, after: unknown): FieldChange => ({
  path,
  ...(before !== undefined && { before: expressionText(before) }),
  ...(after !== undefined && { after: expressionText(after) }),
});

type Part = readonly [path: string, before: unknown, after: unknown];

const memberPath = (path: string, key: string): string => {
  const member = formatPath([key]);
  return path === "" || member.startsWith("[") ? `${path}${member}` : `${path}.${member}`;
};

const union = (before: Iterable<string>, after: Iterable<string>): readonly string[] => [
  ...new Set([...before, ...after]),
];

const itemParts = (path: string, [before, after]: readonly NamedItems[]): readonly Part[] =>
  union(before?.keys() ?? [], after?.keys() ?? []).map((name) => [
    `${path}['${name}']`,
    before?.get(name),
    after?.get(name),
  ]);

/** What stands between the equal items at the ends of two lists, by position. */
const middleParts = (
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
  names: NameTokens,
): readonly Part[] => {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && isSame(before[start], after[start], names)) start += 1;
  let end = 0;
  while (end < least - start && isSame(before.at(-1 - end), after.at(-1 - end), names)) end += 1;
  const length = Math.max(before.length, after.length) - end - start;
  return Array.from({ length }, (_, k): Part => {
    const i = start + k;
    const [b, a] = [
      i < before.length - end ? before[i] : undefined,
      i < after.length - end ? after[i] : undefined,
    ];
    return [`${path}[${String(i)}]`, b, a];
  });
};

/** The parts of two values that are to be compared one by one; undefined when they are compared whole. */
const partsOf = (
  path: string,
  before: unknown,
  after: unknown,
  names: NameTokens,
): readonly Part[] | undefined => {
  if (isLeaf(before) || isLeaf(after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) {
    const named = namedItems(before, after);
    if (named !== undefined) return itemParts(path, named);
    const isPlain = [before, after].every((list: readonly unknown[]) => list.every(isLeaf));
    return isPlain ? undefined : middleParts(path, before, after, names);
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return undefined;
  const own = (value: object, key: string): unknown =>
    Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  return union(Object.keys(before), Object.keys(after)).map((key) => [
    memberPath(path, key),
    own(before, key),
    own(after, key),
  ]);
};

/**
 * The fields in which two values differ. Lists whose items have names are compared by name, lists of plain values
 * as a whole, other lists by position between their equal ends. The order of members is no difference.
 */
export const diffValues = (
  before: unknown,
  after: unknown,
  names: NameTokens,
  path = "",
): readonly FieldChange[] => {
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && after !== undefined && isSame(before, after, names)) return [];
  const parts = partsOf(path, before, after, names);
  if (parts === undefined) return [change(path, before, after)];
  return parts.flatMap(([at, b, a]) => diffValues(b, a, names, at));
};
