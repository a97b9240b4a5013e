import { isExpression, isJsonObject, type JsonObject } from "../document/definition";
import type { DocumentPath } from "../document/references";

/** A way into a document; `*` stands for each element of a list. */
export type Way = readonly string[];

export interface PlacedValue {
  readonly value: unknown;
  readonly path: DocumentPath;
}

const childrenAt = ({ value, path }: PlacedValue, part: string): readonly PlacedValue[] => {
  if (part === "*") {
    return Array.isArray(value) ? value.map((item: unknown, i) => ({ value: item, path: [...path, i] })) : [];
  }
  return isJsonObject(value) && Object.hasOwn(value, part)
    ? [{ value: value[part], path: [...path, part] }]
    : [];
};

/** Every value to which a way leads, with its place; none when the way leads nowhere. */
export const placesAt = (value: unknown, way: Way, path: DocumentPath = []): readonly PlacedValue[] =>
  way.reduce<readonly PlacedValue[]>(
    (places, part) => places.flatMap((place) => childrenAt(place, part)),
    [{ value, path }],
  );

/** The value to which a way without `*` leads. Undefined when it leads nowhere. */
export const valueAt = (value: unknown, ...way: Way): unknown => placesAt(value, way)[0]?.value;

/** Whether a member is there. The Python SDK writes null for what is not set. */
export const isSet = (holder: JsonObject, key: string): boolean =>
  Object.hasOwn(holder, key) && holder[key] !== null && holder[key] !== undefined;

/** Whether something stands at the end of a way: a value of any kind, or a reference to one. */
export const isGiven = (value: unknown, way: Way): boolean =>
  placesAt(value, way).some((place) => place.value !== null && place.value !== undefined);

/** An object that is no reference, or an empty one. */
export const objectAt = (value: unknown, ...way: Way): JsonObject => {
  const found = valueAt(value, ...way);
  return isJsonObject(found) && !isExpression(found) ? found : {};
};
