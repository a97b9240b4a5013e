import { LocalRunError } from "./local-run-error";

interface Fault {
  readonly what: (place: string) => string;
  /** What to do, unless only another place helps. */
  readonly mend?: string;
}

const NO_SPACE: Fault = {
  what: (place) => `No space is left on the disk that holds "${place}".`,
  mend: "Free some space there",
};
const READ_ONLY: Fault = {
  what: (place) => `"${place}" is on a file system that is mounted read-only.`,
  mend: "Make it writable",
};
const NOT_ALLOWED: Fault = {
  what: (place) => `"${place}" may not be read or written by this user.`,
  mend: "Change its permissions",
};

const FAULTS: Readonly<Record<string, Fault>> = {
  ENOSPC: NO_SPACE,
  EDQUOT: NO_SPACE,
  SQLITE_FULL: NO_SPACE,
  EROFS: READ_ONLY,
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  SQLITE_READONLY: {
    what: (place) => `The store "${place}" is read-only.`,
    mend: "Make the file and its folder writable",
  },
  SQLITE_PERM: NOT_ALLOWED,
  SQLITE_NOTADB: {
    what: (place) => `"${place}" is not a store of local runs: it is no database, or a damaged one.`,
    mend: "Move the file away and run again to start a new store",
  },
  SQLITE_CORRUPT: {
    what: (place) => `The store "${place}" is damaged.`,
    mend: "Move the file away and run again to start a new store",
  },
  SQLITE_BUSY: {
    what: (place) => `The store "${place}" was locked by another process for too long.`,
    mend: "Wait for the other run to end",
  },
  SQLITE_IOERR: {
    what: (place) => `The disk that holds "${place}" reports an error while reading or writing.`,
    mend: "Look at the disk's health and its free space",
  },
};

/** Faults that only mean this while a store is opened. */
const OPENING_FAULTS: Readonly<Record<string, Fault>> = {
  ENOENT: {
    what: (place) => `The folder "${place}" does not exist, and its file system lets none be made.`,
  },
  ENOTDIR: {
    what: (place) => `"${place}" cannot be made, because a file stands where a folder is needed.`,
  },
  EEXIST: {
    what: (place) => `"${place}" is a file, where a folder is needed.`,
    mend: "Move the file away",
  },
  EISDIR: {
    what: (place) => `"${place}" is a folder, where the store's file is needed.`,
    mend: "Move the folder away",
  },
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

const textOf = (error: unknown, member: "path" | "dest"): string | undefined => {
  const value =
    error instanceof Error ? (error as NodeJS.ErrnoException & { dest?: unknown })[member] : undefined;
  return typeof value === "string" ? value : undefined;
};

/** What a fault is about: what was written to, but what was read from when that is not allowed. */
const placeOf = (error: unknown, fault: Fault): string | undefined =>
  (fault === NOT_ALLOWED ? undefined : textOf(error, "dest")) ?? textOf(error, "path");

const ANOTHER_STORE = "use another store with --store DIR";

const tell = (
  error: unknown,
  place: string,
  faults: Readonly<Record<string, Fault>>,
  otherwise = ANOTHER_STORE,
): unknown => {
  const code = codeOf(error);
  if (code === undefined || error instanceof LocalRunError) return error;
  const fault = faults[code] ?? faults[code.split("_").slice(0, 2).join("_")];
  if (fault === undefined) return error;
  const { what, mend } = fault;
  const hint =
    mend === undefined ? otherwise.replace(/^./, (c) => c.toUpperCase()) : `${mend}, or ${otherwise}`;
  return new LocalRunError(what(placeOf(error, fault) ?? place), `${hint}.`);
};

/**
 * Whatever went wrong while files or the store were written, in the words of the person who has to mend
 * it. Errors that are no known fault of the machine come back as they are. `SQLITE_IOERR_WRITE` and the like
 * count as their family.
 *
 * @param place What was being written, unless the error itself names a path.
 * @param otherwise What else helps, as a part of a sentence. @default to use another store
 */
export const machineFault = (error: unknown, place: string, otherwise?: string): unknown =>
  tell(error, place, FAULTS, otherwise);

/** The same for what keeps a folder or store from being made: also missing folders and files in the way. */
export const openingFault = (error: unknown, place: string, otherwise?: string): unknown =>
  tell(error, place, { ...FAULTS, ...OPENING_FAULTS }, otherwise);
