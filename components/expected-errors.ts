import { RunError } from "@pulumi/pulumi";

const hasHint = (error: unknown): error is Error & { readonly hint: string } =>
  error instanceof Error && "hint" in error && typeof error.hint === "string";

/**
 * Runs what may fail for a reason that the person at the keyboard can mend (an error with a `hint`), and
 * lets Pulumi show such a reason without a stack.
 *
 * @throws RunError instead of an error with a hint; any other error as it is
 */
export const failingPlainly = <T>(task: () => T): T => {
  try {
    return task();
  } catch (error) {
    throw hasHint(error) ? new RunError(`${error.message}\n${error.hint}`) : error;
  }
};
