import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Whether an error says that there is no such file or folder. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

/** What stands at a path; links are not followed. */
export const kindOf = async (path: string): Promise<"file" | "folder" | "none"> => {
  try {
    const found = await lstat(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "none";
  } catch (error) {
    if (isMissing(error)) return "none";
    throw error;
  }
};

/** Every regular file below a folder, sorted by name, so that nothing depends on the file system's order. */
export const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};
