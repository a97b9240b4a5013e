import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Makes a folder and those above it. Fails with the true reason: on a read-only file system Node.js itself
 * says that the folder above is missing.
 */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    let highest = path;
    while (dirname(highest) !== highest && !(await exists(dirname(highest)))) highest = dirname(highest);
    if (!(await exists(highest))) await mkdir(highest);
    throw error;
  }
};
