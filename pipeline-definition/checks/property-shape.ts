import { membersOf, propertiesShape, resolve } from "../api-model/api-shapes";
import { isLeaf, type Shape } from "../api-model/shape";
import { nameHint } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import type { PropertyPath } from "../document/references";

/** Why a path leads nowhere, as the rest of a sentence, and what to do. */
export interface Astray {
  readonly what: string;
  readonly hint: string;
}

/** What stands at the end of a property path: a shape of a value, or why there is none. */
export type PropertyEnd = { readonly shape: Shape } | Astray;

type Part = PropertyPath[number];

const LIST_HINT = "Name the element: [0], or ['name'] where it has a name.";

const intoObject = (known: Extract<Shape, { kind: "object" }>, part: Part): PropertyEnd => {
  if (!("member" in part))
    return { what: "which looks into an object as if it were a list", hint: "Name a member." };
  const all = membersOf(known);
  const next = Object.hasOwn(all, part.member) ? all[part.member] : undefined;
  if (next !== undefined) return { shape: next };
  return {
    what: `where ${quoted(part.member)} does not exist`,
    hint: nameHint(part.member, Object.keys(all), ""),
  };
};

const step = (shape: Shape, part: Part): PropertyEnd => {
  const known = resolve(shape);
  if (isLeaf(known))
    return { what: "which looks into a plain value", hint: "Take the rest of the path off." };
  switch (known.kind) {
    case "anything":
      return { shape: known };
    case "list":
      return "member" in part ? { what: "which looks into a list", hint: LIST_HINT } : { shape: known.of };
    case "map":
      return "key" in part
        ? { shape: known.of }
        : { what: "which looks into a map", hint: "Name the key: ['key']." };
    case "object":
      return intoObject(known, part);
  }
};

const STRUCTURES: ReadonlyMap<string, string> = new Map([
  ["list", "a whole list"],
  ["map", "a whole map"],
  ["object", "a whole object"],
]);

/** Follows a property path of a step type to its value; undefined when the type's properties are not known. */
export const followProperty = (type: string, property: PropertyPath): PropertyEnd | undefined => {
  const root = propertiesShape(type);
  if (root === undefined) return undefined;
  let end: PropertyEnd = { shape: root };
  for (const part of property) {
    if (!("shape" in end)) return end;
    end = step(end.shape, part);
  }
  if (!("shape" in end)) return end;
  const whole = STRUCTURES.get(resolve(end.shape).kind);
  return whole === undefined ? end : { what: `which is ${whole}`, hint: "Name one value inside it." };
};
