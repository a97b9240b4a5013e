import { format } from "prettier";

/** Marks a number that has to be written with a fraction: `floatText(2)` stands as `2.0`. */
export const floatText = (value: number): string => `float:${value.toFixed(1)}`;

/** A document as its file holds it: laid out by the formatter that the repository's other files obey. */
export const corpusText = (document: unknown): Promise<string> =>
  format(JSON.stringify(document, undefined, 2).replaceAll(/"float:([0-9.]+)"/g, "$1"), {
    parser: "json",
    printWidth: 110,
  });
