import { LocalRunError } from "../plan/local-run-error";

interface Fault {
  readonly what: (place: string) => string;
  readonly hint: string;
}

const NO_SPACE: Fault = {
  what: (place) => `No space is left on the disk that holds "${place}".`,
  hint: "Free some space there, or put the store elsewhere with --store DIR.",
};
const READ_ONLY: Fault = {
  what: (place) => `"${place}" is on a file system that is mounted read-only.`,
  hint: "Put the store in a folder that can be written to, with --store DIR.",
};
const NOT_ALLOWED: Fault = {
  what: (place) => `"${place}" may not be written by this user.`,
  hint: "Change its permissions, or put the store in a folder of yours with --store DIR.",
};

const ANOTHER_FOLDER = "Put the store in another folder with --store DIR.";

const FAULTS: Readonly<Record<string, Fault>> = {
  ENOSPC: NO_SPACE,
  EDQUOT: NO_SPACE,
  SQLITE_FULL: NO_SPACE,
  EROFS: READ_ONLY,
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  SQLITE_READONLY: {
    what: (place) => `The store "${place}" is read-only.`,
    hint: "Make the file and its folder writable, or use another store with --store DIR.",
  },
  SQLITE_PERM: NOT_ALLOWED,
  SQLITE_NOTADB: {
    what: (place) => `"${place}" is not a store of local runs: it is no database, or a damaged one.`,
    hint: "Move the file away and run again to start a new store, or use another with --store DIR.",
  },
  SQLITE_CORRUPT: {
    what: (place) => `The store "${place}" is damaged.`,
    hint: "Move the file away and run again to start a new store, or use another with --store DIR.",
  },
  SQLITE_BUSY: {
    what: (place) => `The store "${place}" was locked by another process for too long.`,
    hint: "Wait for the other run to end, or use another store with --store DIR.",
  },
  SQLITE_IOERR: {
    what: (place) => `The disk that holds "${place}" reports an error while reading or writing.`,
    hint: "Look at the disk's health and its free space, or use another store with --store DIR.",
  },
};

/** Faults that only mean this while a store is opened. */
const OPENING_FAULTS: Readonly<Record<string, Fault>> = {
  ENOENT: {
    what: (place) => `The folder of "${place}" does not exist, and its file system lets none be made.`,
    hint: ANOTHER_FOLDER,
  },
  ENOTDIR: {
    what: (place) => `"${place}" cannot be made, because a file stands where a folder is needed.`,
    hint: ANOTHER_FOLDER,
  },
  EEXIST: {
    what: (place) => `"${place}" is a file, where a folder is needed.`,
    hint: ANOTHER_FOLDER,
  },
  EISDIR: {
    what: (place) => `"${place}" is a folder, where the store's file is needed.`,
    hint: "Move the folder away, or use another store with --store DIR.",
  },
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : undefined;

const tell = (error: unknown, place: string, faults: Readonly<Record<string, Fault>>): unknown => {
  const code = codeOf(error);
  if (code === undefined || error instanceof LocalRunError) return error;
  const fault = faults[code] ?? faults[code.split("_").slice(0, 2).join("_")];
  return fault === undefined ? error : new LocalRunError(fault.what(pathOf(error) ?? place), fault.hint);
};

/**
 * Whatever went wrong while files or the store were written, in the words of the person who has to mend
 * it. Errors that are no known fault of the machine come back as they are. `SQLITE_IOERR_WRITE` and the like
 * count as their family.
 *
 * @param place What was being written, unless the error itself names a path.
 */
export const machineFault = (error: unknown, place: string): unknown => tell(error, place, FAULTS);

/** The same for what keeps a store from being opened: also missing folders and files in the way. */
export const openingFault = (error: unknown, place: string): unknown =>
  tell(error, place, { ...FAULTS, ...OPENING_FAULTS });
