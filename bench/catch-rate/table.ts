import type { Caught, Tally } from "./tally";

/** One judge as a column of the table. */
export interface Column {
  readonly name: string;
  readonly tally: Tally;
  /** Faulty documents that the Python SDK wrote itself, held against what it writes without the mistake. */
  readonly written?: Caught;
  /** Time for one document over that of the first column; undefined where that says nothing. */
  readonly time?: number;
}

const cell = ({ asked, refused, noticed }: Caught): string => {
  if (asked === 0) return "–";
  const of = `${String(noticed)} of ${String(asked)}`;
  return refused === noticed ? of : `${of} (${String(refused)})`;
};

const times = (ratio: number | undefined): string =>
  ratio === undefined ? "–" : ratio >= 10 ? `${ratio.toFixed(0)}×` : `${ratio.toFixed(1)}×`;

/** The rows of the table, its head first. */
export const rowsOf = (columns: readonly Column[]): readonly (readonly string[])[] => {
  const kinds = [...(columns[0]?.tally.kinds.keys() ?? [])];
  const none: Caught = { asked: 0, refused: 0, noticed: 0 };
  const row = (title: string, value: (column: Column) => string) => [title, ...columns.map(value)];
  return [
    row("", ({ name }) => name),
    ...kinds.map((kind) => row(kind, ({ tally }) => cell(tally.kinds.get(kind) ?? none))),
    row("**all faults**", ({ tally }) => cell(tally.total)),
    row("valid documents refused", ({ tally }) => `${String(tally.falseAlarms)} of ${String(tally.sound)}`),
    row("faulty documents that the SDK wrote", ({ written }) => cell(written ?? none)),
    row("time for a document", ({ time }) => times(time)),
  ];
};

const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] =>
  (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));

const padded = (row: readonly string[], widths: readonly number[]): readonly string[] =>
  row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)));

/** The table as text for a terminal. */
export const textTable = (columns: readonly Column[]): string => {
  const rows = rowsOf(columns).map((row) => row.map((text) => text.replaceAll("**", "")));
  return rows.map((row) => `${padded(row, widthsOf(rows)).join("   ")}\n`).join("");
};

/** The table as Markdown, laid out as the formatter of this repository does. */
export const markdownTable = (columns: readonly Column[]): string => {
  const rows = rowsOf(columns);
  const widths = widthsOf(rows);
  const line = (row: readonly string[]): string => `| ${row.join(" | ")} |\n`;
  const [head = [], ...body] = rows.map((row) => padded(row, widths));
  const rule = widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [head, rule, ...body].map(line).join("");
};
