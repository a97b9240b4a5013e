import { ADULT_CENSUS_COLUMNS } from "./sample-data";

/** A source file that is not of UCI's form; says in which line. */
export class AdultDataError extends Error {
  override readonly name = "AdultDataError";
  readonly hint =
    "Give UCI's adult.data as it is served: 15 values a line, a comma and a space between them, no header.";
}

const NUMBERS: readonly string[] = [
  "age",
  "fnlwgt",
  "education.num",
  "capital.gain",
  "capital.loss",
  "hours.per.week",
] satisfies readonly (typeof ADULT_CENSUS_COLUMNS)[number][];

const convertLine = (line: string, index: number): string => {
  const cells = line.split(",").map((cell) => cell.trim());
  const place = `Line ${String(index + 1)} of the source`;
  if (cells.length !== ADULT_CENSUS_COLUMNS.length) {
    throw new AdultDataError(
      `${place} has ${String(cells.length)} values, not ${String(ADULT_CENSUS_COLUMNS.length)}.`,
    );
  }
  return ADULT_CENSUS_COLUMNS.map((column, position) => {
    const cell = cells[position] ?? "";
    if (!NUMBERS.includes(column)) return `"${cell.replaceAll('"', '""')}"`;
    if (/^\d+$/.test(cell)) return cell;
    throw new AdultDataError(`${place} has "${cell}" in column "${column}", which is not a whole number.`);
  }).join(",");
};

/**
 * Turns UCI's `adult.data` into the form that the workflow reads: a header, text in double quotes, no spaces between
 * values, no empty lines. Rows keep their order and values, `?` marks included.
 *
 * @throws AdultDataError at the first line of another form.
 */
export const convertAdultData = (source: string): string => {
  const rows = source
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [convertLine(line, index)]));
  return [ADULT_CENSUS_COLUMNS.map((column) => `"${column}"`).join(","), ...rows, ""].join("\n");
};

/**
 * Where the real data comes from: Becker, B. and Kohavi, R. (1996), Adult, UCI Machine Learning Repository, CC BY 4.0.
 *
 * @see https://doi.org/10.24432/C5XW20
 */
export const adultCensusRealData = {
  url: "https://archive.ics.uci.edu/ml/machine-learning-databases/adult/adult.data",
  sha256: "5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d",
  licence: "CC BY 4.0; Becker and Kohavi, Adult, UCI Machine Learning Repository",
  /** More than twice the size of the file, in bytes. */
  maxBytes: 10_000_000,
  fileName: "adult.csv",
  convert: convertAdultData,
} as const;
