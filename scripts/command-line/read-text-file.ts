import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { UsageError } from "./command";

const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);

const refusal = (file: string, error: unknown): UsageError => {
  const reason = reasonOf(error);
  if (reason === "ENOENT" || reason === "ENOTDIR") {
    // npm runs every command in the folder of package.json, wherever it was called.
    const hint = `Check the path; it is relative to "${process.cwd()}".`;
    return new UsageError(`There is no file "${file}".`, hint);
  }
  if (reason === "EISDIR") return new UsageError(`"${file}" is a folder.`, "Name the JSON file inside it.");
  if (reason === "ERR_STRING_TOO_LONG" || reason === "ERR_FS_FILE_TOO_LARGE")
    return new UsageError(
      `"${file}" is too large to be read.`,
      "Give a JSON file; SageMaker takes up to 1 MB.",
    );
  return new UsageError(`"${file}" cannot be read: ${reason}.`, "Check what it is, and its permissions.");
};

/** The text of a file, or what keeps its bytes from being text. */
export type FileText =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly fault: string; readonly hint: string; readonly line: number };

/** The line in which bytes stop being UTF-8, from 1. */
const firstLineBeyondUtf8 = (bytes: Buffer): number => {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return line;
};

const decode = (bytes: Buffer): FileText => {
  if (isUtf8(bytes)) return { text: bytes.toString("utf8") };
  const [one, two] = bytes;
  const isUtf16 = (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);
  return isUtf16
    ? { fault: "is UTF-16 text, not UTF-8", hint: "Save it as UTF-8.", line: 1 }
    : {
        fault: "holds bytes that are no UTF-8 text",
        hint: "Give a text file; save it as UTF-8.",
        line: firstLineBeyondUtf8(bytes),
      };
};

/**
 * The text of a file that somebody named on a command line, or what is wrong with its bytes.
 *
 * @throws UsageError for a file that is missing, a folder, too large or not readable.
 */
export const readFileText = (file: string): FileText => {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw refusal(file, error);
  }
};

/**
 * The text of a file, for commands that can do nothing with one that is no text.
 *
 * @throws UsageError as `readFileText` does, and for bytes that are not UTF-8.
 */
export const readTextFile = (file: string): string => {
  const read = readFileText(file);
  if (read.fault !== undefined) throw new UsageError(`"${file}" ${read.fault}.`, read.hint);
  return read.text;
};
