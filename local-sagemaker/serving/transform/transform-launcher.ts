import { join } from "node:path";
import type { JobLauncher } from "../../jobs/job";
import { LocalRunError } from "../../plan/local-run-error";
import { machineFault } from "../../plan/machine-fault";
import { runTransformJob, type TransformMachinery } from "./transform-job";
import { transformProblems } from "./transform-settings";

/** A launcher that also runs transform jobs; all others are the given launcher's. */
export const withTransformJobs = (launcher: JobLauncher, machinery: TransformMachinery): JobLauncher => ({
  unsupported: (type, args) =>
    type === "Transform" ? transformProblems(args) : launcher.unsupported(type, args),
  run: async (job, context) => {
    if (job.type !== "Transform") return launcher.run(job, context);
    const problems = transformProblems(job.request);
    if (problems.length > 0)
      throw new LocalRunError(
        `A transform job asks for what local runs do not do yet: ${problems.join("; ")}.`,
        "Change the step, or run the pipeline on AWS.",
      );
    try {
      return await runTransformJob(job, machinery, context);
    } catch (error) {
      throw machineFault(error, join(machinery.jobsFolder, job.name));
    }
  },
});
