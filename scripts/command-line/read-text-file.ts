import { readFileSync } from "node:fs";
import { UsageError } from "./command";

const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);

/**
 * The text of a file that somebody named on a command line.
 *
 * @throws UsageError for a file that is missing, a folder, or not readable.
 */
export const readTextFile = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === "ENOENT" || reason === "ENOTDIR") {
      // npm runs every command in the folder of package.json, wherever it was called.
      const hint = `Check the path; it is relative to "${process.cwd()}".`;
      throw new UsageError(`There is no file "${file}".`, hint);
    }
    if (reason === "EISDIR") throw new UsageError(`"${file}" is a folder.`, "Name the JSON file inside it.");
    if (reason === "ERR_STRING_TOO_LONG" || reason === "ERR_FS_FILE_TOO_LARGE")
      throw new UsageError(
        `"${file}" is too large to be read.`,
        "Give a JSON file; SageMaker takes up to 1 MB.",
      );
    throw new UsageError(`"${file}" cannot be read: ${reason}.`, "Check what it is, and its permissions.");
  }
};
