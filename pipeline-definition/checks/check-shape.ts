import { API_SOURCE } from "../api-model/api-table.generated";
import { memberShape, membersOf, resolve } from "../api-model/api-shapes";
import { isLeaf, type ListShape, type MapShape, type ObjectShape, type Shape } from "../api-model/shape";
import { isExpression, isJsonObject } from "../document/definition";
import { nameHint, nearestName } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { formatPath } from "../document/references";
import { checkLeaf, wrongType, type Place } from "./check-leaf";
import { problem, type Problem } from "./problem";
import { meansReference, nameOf, wordsFor } from "./shape-words";

export type { Place } from "./check-leaf";

const inside = (place: Place, key: string | number): Place => ({ ...place, path: [...place.path, key] });

const entries = (count: number): string => `${String(count)} entr${count === 1 ? "y" : "ies"}`;

const checkCount = (
  { min, max }: { readonly min?: number; readonly max?: number },
  count: number,
  place: Place,
): readonly Problem[] => {
  const many = max !== undefined && count > max;
  if (!many && (min === undefined || count >= min)) return [];
  const bound = many ? `at most ${String(max)}` : `at least ${String(min)}`;
  const message = `${nameOf(place)} has ${entries(count)}; SageMaker takes ${bound}.`;
  const hint = many ? "Take some out." : "Add some, or take the member out.";
  return [problem("value-not-allowed", place.path, message, hint)];
};

const checkList = (shape: ListShape, value: unknown, place: Place): readonly Problem[] => {
  if (!Array.isArray(value)) return [wrongType("a list", true, value, place)];
  const inList = value.flatMap((item: unknown, i) => checkShape(shape.of, item, inside(place, i)));
  return [...checkCount(shape, value.length, place), ...inList];
};

const checkMap = (shape: MapShape, value: unknown, place: Place): readonly Problem[] => {
  if (!isJsonObject(value) || meansReference(value)) return [wrongType("an object", true, value, place)];
  const found = Object.entries(value);
  const inMap = found.flatMap(([key, item]) => [
    ...(shape.keys === undefined ? [] : checkShape(shape.keys, key, inside(place, key))),
    ...checkShape(shape.of, item, inside(place, key)),
  ]);
  return [...checkCount(shape, found.length, place), ...inMap];
};

const unknownMember = (shape: ObjectShape, key: string, place: Place): Problem => {
  const message = `${nameOf(place)} has an unknown member ${quoted(key)}.`;
  const known = Object.keys(membersOf(shape));
  const { elsewhere } = place;
  if (place.path.length === place.skip && elsewhere?.members.includes(key) === true)
    return problem("unknown-member", [...place.path, key], message, elsewhere.hint);
  const tooManyToList = known.length > 12 && nearestName(key, known) === undefined;
  const hint = tooManyToList
    ? `Take it out; if AWS has added it since ${API_SOURCE}, make our table anew.`
    : nameHint(key, known, "Take it out.");
  return problem("unknown-member", [...place.path, key], message, hint);
};

const isSet = (value: unknown): boolean => value !== null && value !== undefined;

const checkObject = (shape: ObjectShape, value: unknown, place: Place): readonly Problem[] => {
  if (!isJsonObject(value) || isExpression(value)) return [wrongType("an object", true, value, place)];
  const missing = Object.entries(shape.required).flatMap(([key, wanted]) => {
    if (Object.hasOwn(value, key) && isSet(value[key])) return [];
    const lacking = formatPath([...place.path, key].slice(place.skip));
    const message = `${place.subject} lacks "${lacking}".`;
    return [problem("missing-member", place.path, message, `Add "${key}": ${wordsFor(wanted)}.`)];
  });
  const present = Object.entries(value).flatMap(([key, item]) => {
    const wanted = memberShape(shape, key);
    if (wanted === undefined) return [unknownMember(shape, key, place)];
    // Null stands for "not set" in what the Python SDK writes.
    return item === null ? [] : checkShape(wanted, item, inside(place, key));
  });
  return [...missing, ...present];
};

/** Everything in which a value differs from the shape that SageMaker takes in its place. */
export const checkShape = (shape: Shape, value: unknown, place: Place): readonly Problem[] => {
  const known = resolve(shape);
  if (isLeaf(known)) return checkLeaf(known, value, place);
  switch (known.kind) {
    case "anything":
      return [];
    case "list":
      return checkList(known, value, place);
    case "map":
      return checkMap(known, value, place);
    case "object":
      return checkObject(known, value, place);
  }
};
