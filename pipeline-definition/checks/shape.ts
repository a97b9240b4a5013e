/** What SageMaker takes in one place of a document. Limits count only for literals: references are unknown yet. */
export type Shape = Leaf | ListShape | MapShape | ObjectShape | { readonly kind: "anything" };

export interface Leaf {
  /** `scalar` is any text, number or boolean. */
  readonly kind: "text" | "integer" | "number" | "boolean" | "scalar";
  /** Whether only a literal may stand here, no reference. @default false */
  readonly literal?: boolean;
  /** Least and greatest number, or number of characters. */
  readonly min?: number;
  readonly max?: number;
  /** The only texts allowed. */
  readonly values?: readonly string[];
}

export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  readonly max?: number;
}

/** An object whose names the author chooses, such as environment variables. */
export interface MapShape {
  readonly kind: "map";
  readonly of: Shape;
  readonly max?: number;
}

export type Members = Readonly<Record<string, Shape>>;

export interface ObjectShape {
  readonly kind: "object";
  readonly required: Members;
  readonly optional: Members;
  /** Whether our table is the whole truth. Otherwise an unknown member may be newer than the table. */
  readonly closed: boolean;
}

export const text = (max?: number): Leaf => ({ kind: "text", max });
export const choice = (...values: readonly string[]): Leaf => ({ kind: "text", values });
export const integer = (min?: number, max?: number): Leaf => ({ kind: "integer", min, max });
export const flag: Leaf = { kind: "boolean" };
export const scalar: Leaf = { kind: "scalar" };
export const anything: Shape = { kind: "anything" };

/** A leaf that may not be a reference. */
export const literal = (leaf: Leaf): Leaf => ({ ...leaf, literal: true });

export const list = (of: Shape, max?: number): ListShape => ({ kind: "list", of, max });
export const map = (of: Shape, max?: number): MapShape => ({ kind: "map", of, max });

/** An object of AWS's API, which may get new members. */
export const members = (required: Members, optional: Members = {}): ObjectShape => ({
  kind: "object",
  required,
  optional,
  closed: false,
});

/** An object of the definition language, whose parser refuses unknown members. */
export const closed = (required: Members, optional: Members = {}): ObjectShape => ({
  ...members(required, optional),
  closed: true,
});

/** Any object, not looked into. */
export const anyObject: MapShape = map(anything);
