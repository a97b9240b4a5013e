import type { Problem } from "./problem";

const placeOf = ({ path, line, column }: Problem): string =>
  line === undefined || column === undefined
    ? path
    : `${path} (line ${String(line)}, column ${String(column)})`;

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
    const lines = errors.map((one) => `  ${placeOf(one)}: ${one.message} ${one.hint}`);
    super(
      only === undefined
        ? `${subject} has ${String(errors.length)} errors:\n${lines.join("\n")}`
        : `${subject}: ${placeOf(only)}: ${only.message}`,
    );
    this.hint = only?.hint ?? "Mend each of them; the hint stands behind it.";
  }
}
