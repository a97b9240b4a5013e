import type { Problem } from "./problem";

const oneProblem = ({ path, message, hint }: Problem): string => `${path}: ${message} ${hint}`;

/** A definition document that AWS would refuse or that would fail when it runs. Names every error at once. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
  readonly hint: string;

  /** @param subject What is wrong, as a sentence begins: `Pipeline "adult-census"`. */
  constructor(
    subject: string,
    readonly problems: readonly Problem[],
  ) {
    const errors = problems.filter(({ severity }) => severity === "error");
    const [first] = errors;
    const only = errors.length === 1 ? first : undefined;
    super(
      only === undefined
        ? `${subject} has ${String(errors.length)} errors:\n${errors.map((one) => `  ${oneProblem(one)}`).join("\n")}`
        : `${subject}: ${only.path}: ${only.message}`,
    );
    this.hint = only?.hint ?? "Mend each of them; the hint stands behind it.";
  }
}
