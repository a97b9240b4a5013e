import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where the file system refuses new
 * folders as not found, as `/proc` does.
 *
 * @throws The file system's error for the first folder that cannot be made.
 */
export const makeFolder = (folder: string): void => {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !existsSync(at) && path.dirname(at) !== at; at = path.dirname(at))
    missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another run may have made it in between.
      if (!existsSync(each)) throw error;
    }
  }
};
