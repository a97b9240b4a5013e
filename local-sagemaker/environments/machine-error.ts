import { LocalRunError } from "../plan/local-run-error";

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

const HINTS: Readonly<Record<string, readonly [problem: string, hint: string]>> = {
  ENOSPC: ["the disk is full", "Free some space there, then run again."],
  EDQUOT: ["your disk quota is used up", "Free some space there, then run again."],
  EROFS: ["the file system is read-only", "Choose a folder on a file system that can be written to."],
  EACCES: ["this user may not write there", "Change the folder's permissions, or choose another folder."],
  EPERM: ["this user may not write there", "Change the folder's permissions, or choose another folder."],
};

/**
 * A fault of the machine in words with a hint, by the error's code; any other error comes back unchanged.
 *
 * @param subject What was being done and where, as the start of a sentence: `Job folder "/x"`.
 */
export const machineError = (error: unknown, subject: string): unknown => {
  const [problem, hint] = HINTS[codeOf(error) ?? ""] ?? [];
  return problem === undefined || hint === undefined
    ? error
    : new LocalRunError(`${subject} cannot be written: ${problem}.`, hint);
};
