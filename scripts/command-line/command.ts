import { Command, CommanderError } from "commander";

/** An error that the person at the keyboard can mend: what is wrong, and what to do about it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** Exit codes of every command: 0 fine, 1 the thing asked about is not fine, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

const NO_SUBCOMMAND = "error: The command is missing.\nhint: Give one of the commands above.\n";

const hasHint = (error: unknown): error is Error & { hint: string } =>
  error instanceof Error && "hint" in error && typeof error.hint === "string";

/** A command that is strict about its flags and shows an example in its help. */
export const command = (name: string, description: string, example: string): Command =>
  new Command(name)
    .description(description)
    .addHelpText("after", `\nExample:\n  ${example}`)
    .showHelpAfterError("hint: Add --help for the options and an example.")
    .configureOutput({ outputError: (text, write) => write(text) })
    .exitOverride();

const outcomes = new WeakMap<Command, ExitCode>();

/** Says from inside an action how the program shall exit when it is done. @default 0 */
export const setExitCode = (program: Command, code: ExitCode): void => {
  outcomes.set(program, code);
};

/** A reader such as `head` may close the pipe early: that is no fault, and nothing is left to print. */
const endAtOnce = (error: NodeJS.ErrnoException): void => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(
    `error: The standard output cannot be written: ${error.message}.\n` +
      "hint: Make room on its disk, or send the output elsewhere.\n",
  );
  process.exit(1);
};

/**
 * Runs a command line and returns the exit code. Expected errors (those that carry a `hint`) print
 * `error: …` and `hint: …` on stderr; only a defect of ours shows a stack.
 */
export const run = async (program: Command, argv: readonly string[]): Promise<ExitCode> => {
  if (!process.stdout.listeners("error").includes(endAtOnce)) process.stdout.on("error", endAtOnce);
  try {
    await program.parseAsync(argv, { from: "user" });
    return outcomes.get(program) ?? 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // Asked for nothing, commander shows the help and leaves it at that.
      if (error.code === "commander.help") process.stderr.write(NO_SUBCOMMAND);
      return 2;
    }
    if (!hasHint(error)) throw error;
    process.stderr.write(`error: ${error.message}\nhint: ${error.hint}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
};
