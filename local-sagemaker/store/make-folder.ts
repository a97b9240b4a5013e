import { existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";

const isFolder = (at: string): boolean => {
  try {
    return statSync(at).isDirectory();
  } catch {
    return false;
  }
};

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where the file system refuses new
 * folders as not found, as `/proc` does, and names the wrong reason on a read-only one.
 *
 * @throws The file system's error for the first folder that cannot be made, or in whose place a file stands.
 */
export const makeFolder = (folder: string): void => {
  if (isFolder(folder)) return;
  const missing = [path.resolve(folder)];
  for (
    let at = path.dirname(path.resolve(folder));
    !existsSync(at) && path.dirname(at) !== at;
    at = path.dirname(at)
  )
    missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another run may have made it in between.
      if (!isFolder(each)) throw error;
    }
  }
};
