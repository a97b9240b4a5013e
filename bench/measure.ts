import { spawn } from "node:child_process";

/** One thing whose wall time is measured, by doing it. */
export type Work = () => Promise<void>;

/** How two kinds of work compare, each measured in turn in the same run. */
export interface Comparison {
  /** Median over the rounds of the first time over the second. */
  readonly ratio: number;
  /** Smallest and largest ratio of a round: how noisy the machine was. */
  readonly range: readonly [number, number];
  /** Median of the first, in seconds or what else was measured; a time means little without its machine. */
  readonly first: number;
}

/** Runs a program to its end, its output dropped. @throws Error with its stderr when it fails. */
export const program =
  (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Work =>
  () =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, { env, stdio: ["ignore", "ignore", "pipe"] });
      let stderr = "";
      child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
      child.on("error", reject);
      child.on("close", (code) => {
        if (code === 0) resolve();
        else reject(new Error(`${command} ${args.join(" ")} ended with ${String(code)}: ${stderr}`));
      });
    });

/** One kind of work after the other. */
export const sequence =
  (...works: readonly Work[]): Work =>
  async () => {
    for (const work of works) await work();
  };

/** Work of this process, done so many times. */
export const repeated =
  (times: number, work: () => void): Work =>
  () => {
    for (let i = 0; i < times; i++) work();
    return Promise.resolve();
  };

const secondsOf = async (work: Work): Promise<number> => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Measures both kinds of work `rounds` times, one after the other, after a first round that does not count. */
export const compare = (first: Work, second: Work, rounds: number): Promise<Comparison> =>
  compareFigures(
    () => secondsOf(first),
    () => secondsOf(second),
    rounds,
  );

/** The same for any figure that doing a thing gives. */
export const compareFigures = async (
  first: () => Promise<number>,
  second: () => Promise<number>,
  rounds: number,
): Promise<Comparison> => {
  const figures: number[] = [];
  const ratios: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const figure = await first();
    const ratio = figure / (await second());
    if (round < 0) continue;
    figures.push(figure);
    ratios.push(ratio);
  }
  return {
    ratio: median(ratios),
    range: [Math.min(...ratios), Math.max(...ratios)],
    first: median(figures),
  };
};
