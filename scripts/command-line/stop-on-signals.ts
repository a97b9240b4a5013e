const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Does work that a signal can stop. The first Ctrl-C (or SIGTERM, SIGHUP) aborts the work's signal, so that it
 * ends in order; a second one ends the process at once, with exit code 1.
 *
 * @param tell Told, in lines for people, what the signals do.
 */
export const stopOnSignals = async <T>(
  tell: (line: string) => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(1);
    tell("Stopping the jobs; once more ends them at once.");
    stop.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal);
  }
};
