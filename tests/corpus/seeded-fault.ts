/** One edit of a document; places are written as problems write them, or `@Train.Arguments` for a step by its name. */
export type Edit =
  | { readonly set: string; readonly to: unknown }
  | { readonly remove: string }
  /** Puts an element before the one at this position, or at the end. */
  | { readonly insert: string; readonly value: unknown }
  | { readonly rename: string; readonly to: string };

/** A problem as a fault names it. */
export interface Finding {
  readonly code: string;
  readonly path: string;
}

/** A rejection by the real service, of this member or of another one by the same rule, and where it was quoted. */
export interface Quotation {
  readonly says: string;
  readonly source: string;
}

/** A mistake put into a valid document, and the one place where it has to be found. */
export interface SeededFault {
  readonly name: string;
  /** A document of tests/corpus/valid, without its ending. */
  readonly base: string;
  readonly edits: readonly Edit[];
  readonly finds: Finding;
  /** Problems that the same mistake cannot but cause elsewhere. */
  readonly companions: readonly Finding[];
  readonly quoted?: Quotation;
}

export const set = (place: string, to: unknown): Edit => ({ set: place, to });
export const remove = (place: string): Edit => ({ remove: place });
export const insert = (place: string, value: unknown): Edit => ({ insert: place, value });
export const rename = (place: string, to: string): Edit => ({ rename: place, to });

const finding = (text: string): Finding => {
  const [code = "", path = ""] = text.split(" ");
  return { code, path };
};

/** A fault; what it finds and its companions each as `code place`. */
export const fault = (
  name: string,
  base: string,
  edits: Edit | readonly Edit[],
  finds: string,
  more: { readonly with?: readonly string[]; readonly quoted?: Quotation } = {},
): SeededFault => ({
  name,
  base,
  edits: "length" in edits ? edits : [edits],
  finds: finding(finds),
  companions: (more.with ?? []).map(finding),
  ...(more.quoted === undefined ? {} : { quoted: more.quoted }),
});

/** A quotation, by its words and the issue, test or guide that has them. */
export const quoted = (says: string, source: string): { readonly quoted: Quotation } => ({
  quoted: { says, source },
});
