import { LocalRunError } from "../plan/local-run-error";

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

const HINTS: Readonly<Record<string, readonly [problem: string, hint: string]>> = {
  ENOSPC: ["the disk is full", "Free some space there"],
  EDQUOT: ["your disk quota is used up", "Free some space there"],
  EROFS: ["the file system is read-only", "Make it writable"],
  EACCES: ["this user may not write there", "Change its permissions"],
  EPERM: ["this user may not write there", "Change its permissions"],
};

/**
 * A fault of the machine in words with a hint, by the error's code; any other error comes back unchanged.
 *
 * @param subject What is written to, as the start of a sentence: `Job folder "/x"`.
 * @param elsewhere What chooses another place: `--store DIR`.
 */
export const machineError = (error: unknown, subject: string, elsewhere: string): unknown => {
  const [problem, hint] = HINTS[codeOf(error) ?? ""] ?? [];
  return problem === undefined || hint === undefined
    ? error
    : new LocalRunError(
        `${subject} cannot be written: ${problem}.`,
        `${hint}, or choose another folder with ${elsewhere}.`,
      );
};
