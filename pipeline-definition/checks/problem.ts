import { formatPath, type DocumentPath } from "../document/references";

/** `error`: AWS will refuse the document, or it will fail when it runs. `warning`: everything else. */
export type Severity = "error" | "warning";

/**
 * Every kind of problem that the checks report, with its severity and what it is about. Codes are stable:
 * a code keeps its meaning, and one that is no longer reported is not used again.
 */
export const PROBLEM_CODES = {
  "malformed-json": ["error", "the text is not JSON"],
  "wrong-type": ["error", "a member has a type that AWS does not take there"],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One thing that is wrong with a definition document. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Where it stands: `Steps[1].Arguments.RoleArn`, or `$` for the whole document. */
  readonly path: string;
  /** One sentence: the subject in double quotes, and what is wrong with it. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint: string;
}

/** A problem, its severity taken from the table of codes. */
export const problem = (code: ProblemCode, path: DocumentPath, message: string, hint: string): Problem => ({
  code,
  severity: PROBLEM_CODES[code][0],
  path: formatPath(path) || "$",
  message,
  hint,
});
