/** Text that any XML or graph language can hold: no control characters, no halves of characters. */
export const printable = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, "\uFFFD");

/** Text as the content of an XML element or attribute. */
export const xmlText = (text: string): string =>
  printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const NARROW = /[iljtfrI.,:;'|!()[\] -]/;
const WIDE = /[A-HJ-Zmw@%&+=<>~#]/;

/**
 * The width of a text in the wider of the common sans-serif fonts, in the unit of `size`. A browser may not
 * have the font that a layout was made for; boxes are made for the wider one, so nothing is cut off.
 */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((width, char) => {
    if (NARROW.test(char)) return width + 0.4 * size;
    if ((char.codePointAt(0) ?? 0) > 0x2ff) return width + 1.05 * size;
    return width + (WIDE.test(char) ? 0.8 : 0.62) * size;
  }, 0);

/**
 * A name in lines of at most about `length` characters, broken where a word ends: after a hyphen, an
 * underscore, a space, or before a capital letter.
 */
export const wrapName = (name: string, length = 26): readonly string[] => {
  const words = printable(name).split(/(?<=[-_ ./:])|(?<=[a-z0-9])(?=[A-Z])/u);
  const pieces = words.flatMap((word) => word.match(new RegExp(`.{1,${String(length)}}`, "gsu")) ?? []);
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + piece.length <= length) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.length === 0 ? [" "] : lines;
};
