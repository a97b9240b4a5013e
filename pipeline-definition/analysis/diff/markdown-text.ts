import { visible } from "./expression-text";

const entity = (char: string): string => `&#${String(char.codePointAt(0))};`;

/** Text in which nothing is read as Markdown, HTML, a link, a mention or an end of a table cell. */
export const plain = (text: string): string =>
  visible(text)
    .replace(/[\\`*_[\]<>|&~#@!]/g, entity)
    .replaceAll("://", "&#58;//")
    .replace(/www\./gi, (match) => match.replace(".", "&#46;"));

/**
 * Text as code. What a code span could not hold, or a table cell would cut, becomes an HTML element with every sign
 * coded.
 */
export const code = (text: string): string => {
  const shown = visible(text);
  if (/^[^`|\\\s](?:[^`|\\]*[^`|\\\s])?$/.test(shown)) return `\`${shown}\``;
  return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
};
