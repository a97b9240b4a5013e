import type { EncodedScalar, EncodedShape, EncodedShapes } from "./encoded-shape";

/** A shape of a botocore service model, as far as it is read here. */
interface ModelShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

/** A `service-2.json` of botocore. */
export interface ServiceModel {
  readonly metadata: { readonly apiVersion: string };
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

const SCALARS: Readonly<Record<string, EncodedScalar["scalar"]>> = {
  string: "text",
  integer: "integer",
  long: "integer",
  float: "number",
  double: "number",
  boolean: "boolean",
  timestamp: "time",
  blob: "text",
};

const range = ({ type, min, max }: ModelShape): { readonly min?: number; readonly max?: number } => ({
  // Nothing is shorter than nothing; only a number can be below zero.
  ...(min === undefined || (min === 0 && type !== "integer" && type !== "float") ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** Whether a pattern says something, in a dialect that JavaScript shares. Some of AWS's are Java's alone. */
const isUseful = (pattern: string): boolean => {
  if (pattern === ".*" || pattern === "[\\s\\S]*") return false;
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
};

const scalar = (name: string, shape: ModelShape): EncodedScalar => {
  const kind = SCALARS[shape.type];
  if (kind === undefined)
    throw new Error(`Shape "${name}" is of the type "${shape.type}", which is not known.`);
  const { pattern } = shape;
  return {
    scalar: kind,
    ...range(shape),
    ...(pattern === undefined || !isUseful(pattern) ? {} : { pattern }),
    ...(shape.enum === undefined ? {} : { values: shape.enum.join(" ") }),
  };
};

/** Pipelines write the members of Bedrock's requests with a capital, unlike Bedrock. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const encode = (service: string, name: string, shape: ModelShape): EncodedShape => {
  if (shape.type === "structure") {
    const members = Object.entries(shape.members ?? {}).map(([key, member]) => {
      const written = service === "bedrock" ? capitalised(key) : key;
      const mark = shape.required?.includes(key) === true ? "!" : "";
      return `${written}${mark}${member.shape === written ? "" : `:${member.shape}`}`;
    });
    return { members: members.join(" ") };
  }
  if (shape.type === "list") return { list: shape.member?.shape ?? "", ...range(shape) };
  if (shape.type === "map")
    return { map: `${shape.key?.shape ?? ""} ${shape.value?.shape ?? ""}`, ...range(shape) };
  return scalar(name, shape);
};

const shapesUnder = ({ members = {}, member, key, value }: ModelShape): readonly string[] =>
  [...Object.values(members), member, key, value].flatMap((part) => (part === undefined ? [] : [part.shape]));

/**
 * The shapes of a botocore service model that can be reached from some roots, as the table holds them, sorted by
 * name.
 *
 * @param roots names of shapes, without the service
 * @throws Error for a root or a type that the model does not have, naming it
 */
export const reduceServiceModel = (
  service: string,
  { shapes }: ServiceModel,
  roots: readonly string[],
): EncodedShapes => {
  const found = new Map<string, EncodedShape>();
  const todo = [...roots];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    const shape = shapes[name];
    if (shape === undefined) throw new Error(`The model of "${service}" has no shape "${name}".`);
    found.set(name, encode(service, name, shape));
    todo.push(...shapesUnder(shape));
  }
  const names = [...found.keys()].sort();
  return Object.fromEntries(names.map((name) => [`${service}.${name}`, found.get(name) as EncodedShape]));
};
