/** A job's log as a page can show it. */
export interface LogText {
  readonly lines: readonly string[];
  /** How many lines at the beginning were left out. */
  readonly omitted: number;
}

// Colour and cursor codes of terminals: noise on a page.
const TERMINAL_CODES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-_])/g;

/** Text without terminal codes and control characters; tabs and line ends stay. */
export const plainText = (text: string): string =>
  text
    .replace(TERMINAL_CODES, "")
    .replaceAll("\r\n", "\n")
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, "\uFFFD");

/** The end of a log. A line that was overwritten by carriage returns shows what it showed last. */
export const logText = (text: string, maxLines = 1000, maxLineLength = 2000): LogText => {
  const all = plainText(text).replace(/\n+$/, "").split("\n");
  if (all.length === 1 && all[0] === "") return { lines: [], omitted: 0 };
  const lines = all.slice(-maxLines).map((line) => {
    const shown = line.replace(/\r+$/, "").split("\r").at(-1) ?? "";
    return shown.length > maxLineLength ? `${shown.slice(0, maxLineLength)} …` : shown;
  });
  return { lines, omitted: all.length - lines.length };
};
