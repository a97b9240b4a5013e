/**
 * One shape of AWS's API as the generated table holds it: as few characters as can still be read. Shapes name each
 * other by their key in the table, `<service>.<shape>`; a name without a service is of the same service.
 */
export type EncodedShape =
  /** Members with spaces between them: `Name!` is required, `Name:Shape` has a shape of another name. */
  | { readonly members: string }
  | { readonly list: string; readonly min?: number; readonly max?: number }
  /** Shape of the keys, a space, shape of the values. */
  | { readonly map: string; readonly min?: number; readonly max?: number }
  | EncodedScalar;

export interface EncodedScalar {
  readonly scalar: "text" | "integer" | "number" | "boolean" | "time" | "any";
  /** Least and greatest number, or number of characters. */
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that the whole text has to match. */
  readonly pattern?: string;
  /** The values of an enumeration, with spaces between them. */
  readonly values?: string;
}

export type EncodedShapes = Readonly<Record<string, EncodedShape>>;
