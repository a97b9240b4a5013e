import type { Edit } from "./seeded-fault";

type Part = string | number;
type Holder = Record<Part, unknown>;

const isHolder = (value: unknown): value is Holder => typeof value === "object" && value !== null;

/** `Steps[1].Arguments["a.b"]` as its parts. */
const parse = (place: string): Part[] =>
  [...place.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, key, name]) =>
    index === undefined ? (key ?? name ?? "") : Number(index),
  );

/** Where the step of a name stands, wherever that is. */
const findStep = (value: unknown, name: string, path: string): string | undefined => {
  if (!isHolder(value)) return undefined;
  if (!Array.isArray(value) && value["Name"] === name && "Type" in value && /Steps\[\d+\]$/.test(path)) {
    return path;
  }
  for (const [key, child] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const found = findStep(child, name, at);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A place with the step that it begins with, `@Train`, turned into where that step stands. */
export const resolvePlace = (document: unknown, place: string): string => {
  const [, name, rest = ""] = /^@([\w-]+)(.*)$/.exec(place) ?? [];
  if (name === undefined) return place;
  const at = findStep(document, name, "");
  if (at === undefined) throw new Error(`No step is called "${name}".`);
  return `${at}${rest}`;
};

const placeOf = (edit: Edit): string =>
  "set" in edit ? edit.set : "remove" in edit ? edit.remove : "insert" in edit ? edit.insert : edit.rename;

const applyOne = (root: Holder, edit: Edit, place: string): void => {
  const parts = parse(place);
  const last = parts.pop() ?? "";
  let at: unknown = root;
  for (const part of parts) at = isHolder(at) ? at[part] : undefined;
  if (!isHolder(at)) throw new Error(`Nothing stands around "${place}".`);
  if ("set" in edit) at[last] = structuredClone(edit.to);
  else if ("insert" in edit && Array.isArray(at)) at.splice(Number(last), 0, structuredClone(edit.value));
  else if (!(last in at)) throw new Error(`Nothing stands at "${place}".`);
  else if ("rename" in edit) {
    at[edit.to] = at[last];
    Reflect.deleteProperty(at, last);
  } else if (Array.isArray(at)) at.splice(Number(last), 1);
  else Reflect.deleteProperty(at, last);
};

/**
 * A copy of a document after some edits. Steps are found by their names as they stand before the first edit.
 *
 * @throws Error for an edit of something that is not there.
 */
export const applyEdits = (document: unknown, edits: readonly Edit[]): unknown => {
  const root = structuredClone(document) as Holder;
  const places = edits.map((edit) => resolvePlace(document, placeOf(edit)));
  edits.forEach((edit, i) => applyOne(root, edit, places[i] ?? ""));
  return root;
};
