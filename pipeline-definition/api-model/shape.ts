/** What SageMaker takes in one place of a document. Limits count only for literals: references are unknown yet. */
export type Shape = Leaf | ListShape | MapShape | ObjectShape | NamedShape | { readonly kind: "anything" };

export interface Leaf {
  /** `scalar` is any text, number or boolean. */
  readonly kind: "text" | "integer" | "number" | "boolean" | "scalar";
  /** Whether only a literal may stand here, no reference. @default false */
  readonly literal?: boolean;
  /** Least and greatest number, or number of characters. */
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that the whole text has to match. */
  readonly pattern?: string;
  /** The only texts allowed. */
  readonly values?: readonly string[];
}

const LEAF_KINDS: readonly string[] = [
  "text",
  "integer",
  "number",
  "boolean",
  "scalar",
] satisfies readonly Leaf["kind"][];

/** Whether a shape is that of a single value. */
export const isLeaf = (shape: Shape): shape is Leaf => LEAF_KINDS.includes(shape.kind);

export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  readonly min?: number;
  readonly max?: number;
}

/** An object whose names the author chooses, such as environment variables. */
export interface MapShape {
  readonly kind: "map";
  readonly of: Shape;
  /** What the names have to be like. @default any text */
  readonly keys?: Shape;
  readonly min?: number;
  readonly max?: number;
}

export type Members = Readonly<Record<string, Shape>>;

export interface ObjectShape {
  readonly kind: "object";
  readonly required: Members;
  readonly optional: Members;
}

/** A shape of the API table by its key; `resolve` of api-shapes.ts gives the shape itself. */
export interface NamedShape {
  readonly kind: "named";
  readonly name: string;
}

export const text = (max?: number): Leaf => ({ kind: "text", ...(max === undefined ? {} : { max }) });
export const choice = (...values: readonly string[]): Leaf => ({ kind: "text", values });
export const flag: Leaf = { kind: "boolean" };
export const scalar: Leaf = { kind: "scalar" };
export const anything: Shape = { kind: "anything" };

export const integer = (min?: number, max?: number): Leaf => ({
  kind: "integer",
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** A leaf that may not be a reference. */
export const literal = (leaf: Leaf): Leaf => ({ ...leaf, literal: true });

export const list = (of: Shape, max?: number): ListShape => ({
  kind: "list",
  of,
  ...(max === undefined ? {} : { max }),
});

export const map = (of: Shape): MapShape => ({ kind: "map", of });

/** An object of the definition language. */
export const objectShape = (required: Members, optional: Members = {}): ObjectShape => ({
  kind: "object",
  required,
  optional,
});

/** Any object, not looked into. */
export const anyObject: MapShape = map(anything);
