import { readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { create } from "tar";

/** Two blocks of zeros end an archive; alone they are an empty one. */
const EMPTY_ARCHIVE = Buffer.alloc(1024);

/**
 * Packs the content of a folder into a `.tar.gz` with the members at its root, as the service packs
 * `/opt/ml/model`. Same content, same bytes: members in order of their names, without times and owners.
 *
 * @returns The number of members.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-output.html
 */
export const packFolder = async (folder: string, file: string): Promise<number> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const members = entries
    .filter((entry) => entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  if (members.length === 0) {
    await writeFile(file, gzipSync(EMPTY_ARCHIVE));
    return 0;
  }
  // The library takes a leading @ as the name of an archive to include.
  const names = members.map((name) => (name.startsWith("@") ? `./${name}` : name));
  await create({ file, cwd: folder, gzip: true, portable: true, noMtime: true, noDirRecurse: true }, names);
  return members.length;
};
