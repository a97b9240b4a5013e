import { reporters, Runner, type MochaOptions } from "mocha";

/** Mocha's own output, closed by one plain line that any CI can read. */
class PlainSummary extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      process.once("exit", () => {
        console.log(`${String(passes)} passed, ${String(failures)} failed, ${String(pending)} skipped`);
      });
    });
  }
}

// Mocha takes a reporter as the module itself.
module.exports = PlainSummary;
