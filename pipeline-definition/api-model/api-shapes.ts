import { API_SHAPES } from "./api-table.generated";
import type { EncodedScalar, EncodedShape } from "./encoded-shape";
import { PIPELINE_SHAPES } from "./pipeline-shapes";
import { STEP_TYPES } from "./step-types";
import { objectShape, type Leaf, type NamedShape, type ObjectShape, type Shape } from "./shape";

const SCALAR_KINDS: Readonly<Record<EncodedScalar["scalar"], Leaf["kind"] | "anything">> = {
  text: "text",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  time: "scalar",
  any: "anything",
};

/** Words that stand for a shape without being in a table. */
const BUILT_IN: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["text", { kind: "text" }],
  ["any", { kind: "anything" }],
]);

/** A shape by the name that a shape of the given service uses for it. */
const reference = (service: string, name: string): Shape =>
  BUILT_IN.get(name) ?? { kind: "named", name: name.includes(".") ? name : `${service}.${name}` };

const bounds = ({ min, max }: { readonly min?: number; readonly max?: number }) => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

const decodeMembers = (service: string, encoded: string): ObjectShape => {
  const required: Record<string, Shape> = {};
  const optional: Record<string, Shape> = {};
  for (const member of encoded.split(" ").filter((word) => word !== "")) {
    const [marked = "", shape = marked.replace("!", "")] = member.split(":");
    const name = marked.replace("!", "");
    (marked.endsWith("!") ? required : optional)[name] = reference(service, shape);
  }
  return objectShape(required, optional);
};

const decodeScalar = ({ scalar, pattern, values, ...rest }: EncodedScalar): Shape => {
  const kind = SCALAR_KINDS[scalar];
  if (kind === "anything") return { kind };
  return {
    kind,
    ...bounds(rest),
    ...(pattern === undefined ? {} : { pattern }),
    ...(values === undefined ? {} : { values: values.split(" ") }),
  };
};

const decode = (name: string, encoded: EncodedShape): Shape => {
  const service = name.slice(0, name.indexOf("."));
  if ("members" in encoded) return decodeMembers(service, encoded.members);
  if ("list" in encoded) return { kind: "list", of: reference(service, encoded.list), ...bounds(encoded) };
  if ("map" in encoded) {
    const [keys = "", values = ""] = encoded.map.split(" ");
    return {
      kind: "map",
      keys: reference(service, keys),
      of: reference(service, values),
      ...bounds(encoded),
    };
  }
  return decodeScalar(encoded);
};

const decoded = new Map<string, Exclude<Shape, NamedShape>>();

const encodedShape = (name: string): EncodedShape | undefined =>
  Object.hasOwn(API_SHAPES, name) ? API_SHAPES[name] : PIPELINE_SHAPES[name];

/**
 * The shape behind a name; a shape that is no name comes back as it is. Each is decoded once, when it is first
 * asked for.
 *
 * @throws Error for a name that is in no table: a defect of the tables, never of a document.
 */
export const resolve = (shape: Shape): Exclude<Shape, NamedShape> => {
  if (shape.kind !== "named") return shape;
  const known = decoded.get(shape.name);
  if (known !== undefined) return known;
  const encoded = encodedShape(shape.name);
  if (encoded === undefined) throw new Error(`The API table has no shape "${shape.name}".`);
  const made = resolve(decode(shape.name, encoded));
  decoded.set(shape.name, made);
  return made;
};

/** All members of an object shape, required or not. */
export const membersOf = ({ required, optional }: ObjectShape): Readonly<Record<string, Shape>> => ({
  ...required,
  ...optional,
});

/** The shape of what stands under a member of an object, a name of a map or a position of a list, if it is known. */
export const memberShape = (shape: Shape | undefined, key: string | number): Shape | undefined => {
  const known = shape && resolve(shape);
  if (known?.kind === "list") return typeof key === "number" ? known.of : undefined;
  if (known?.kind === "map") return known.of;
  if (known?.kind !== "object") return undefined;
  if (Object.hasOwn(known.required, key)) return known.required[key];
  return Object.hasOwn(known.optional, key) ? known.optional[key] : undefined;
};

/** The shape with the member at the end of a path made optional, and replaced when `by` is given. */
const relax = (shape: Shape, [key, ...rest]: readonly string[], by?: Shape): Shape => {
  const known = resolve(shape);
  if (known.kind === "list" && key === "*") return { ...known, of: relax(known.of, rest, by) };
  if (key === undefined || known.kind !== "object") return by ?? shape;
  const member = memberShape(known, key);
  if (member === undefined) {
    // A refused member of an older API is refused all the same.
    return by === undefined || rest.length > 0
      ? shape
      : { ...known, optional: { ...known.optional, [key]: by } };
  }
  const relaxed = relax(member, rest, by);
  const required = Object.fromEntries(Object.entries(known.required).filter(([name]) => name !== key));
  return rest.length > 0 && Object.hasOwn(known.required, key)
    ? { ...known, required: { ...known.required, [key]: relaxed } }
    : { ...known, required, optional: { ...known.optional, [key]: relaxed } };
};

const requests = new Map<string, Shape | undefined>();

const makeRequestShape = (type: string): Shape | undefined => {
  const { arguments: name, implied = [], refused = {} } = STEP_TYPES.get(type) ?? {};
  if (name === undefined) return undefined;
  const whole: Shape = { kind: "named", name };
  const implicit = implied.reduce<Shape>((shape, path) => relax(shape, path.split(".")), whole);
  // What is refused is reported as such, whatever it holds.
  return Object.keys(refused).reduce<Shape>(
    (shape, path) => relax(shape, path.split("."), { kind: "anything" }),
    implicit,
  );
};

/** What `Arguments` of a step type takes, from AWS's API; undefined for a type without a request of its own. */
export const requestShape = (type: string): Shape | undefined => {
  if (!requests.has(type)) requests.set(type, makeRequestShape(type));
  return requests.get(type);
};

/** What `Steps.<name>` of a step type offers; undefined when it is not known. */
export const propertiesShape = (type: string): ObjectShape | undefined => {
  const names = STEP_TYPES.get(type)?.properties;
  if (names === undefined) return undefined;
  const offered: Record<string, Shape> = {};
  for (const name of names) {
    const shape = resolve({ kind: "named", name });
    if (shape.kind === "object") Object.assign(offered, membersOf(shape));
  }
  return objectShape({}, offered);
};
