import { list } from "tar";

const MAX_BYTES = 256 * 2 ** 20;

/**
 * One file out of a `model.tar.gz`; undefined when the archive has no such member, cannot be read, or the
 * member is larger than 256 MiB.
 */
export const readArchiveMember = async (archive: string, name: string): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let found = false;
  try {
    await list({
      file: archive,
      onReadEntry: (entry) => {
        const wanted = !found && entry.path.replace(/^\.\//, "") === name && entry.size <= MAX_BYTES;
        found ||= wanted;
        if (wanted) entry.on("data", (chunk: Buffer) => chunks.push(chunk));
        else entry.resume();
      },
    });
  } catch {
    return undefined;
  }
  return found ? Buffer.concat(chunks) : undefined;
};
