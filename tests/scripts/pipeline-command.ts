import { run } from "../../scripts/command-line/command";
import { pipelineProgram } from "../../scripts/pipeline";

/** What a command did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly notes: readonly string[];
  readonly stderr: string;
  /** How long the command slept, each time. */
  readonly slept: readonly number[];
}

/** Runs `pipeline` with these arguments and a clock on which time passes at once. */
export const pipeline = async (...args: readonly string[]): Promise<Outcome> => {
  const [notes, slept]: [string[], number[]] = [[], []];
  let [stdout, stderr] = ["", ""];
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds);
    await Promise.resolve();
  };
  const program = pipelineProgram({
    clock: { sleep },
    print: (text) => (stdout += text),
    note: (line) => notes.push(line),
  });
  for (const one of program.commands) one.configureOutput({ writeOut: (text) => (stdout += text) });
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text: string | Uint8Array) => {
    stderr += String(text);
    return true;
  };
  try {
    return { code: await run(program, [...args]), stdout, notes, stderr, slept };
  } finally {
    process.stderr.write = write;
  }
};
