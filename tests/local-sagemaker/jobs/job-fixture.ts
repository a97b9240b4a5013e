import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Job, JobOutcome } from "../../../local-sagemaker/jobs/job";
import { createJobLauncher, type JobLauncherOptions } from "../../../local-sagemaker/jobs/job-launcher";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";
import type { JsonObject } from "../../../pipeline-definition/document/definition";

export const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0";

/** What a test saw of one job. */
export interface JobRun {
  readonly outcome: JobOutcome;
  readonly lines: readonly string[];
}

/** A local S3 and a launcher in a folder of their own. */
export class JobFixture {
  readonly folder = mkdtempSync(join(tmpdir(), "jobs-"));
  readonly s3 = join(this.folder, "s3");
  readonly jobs = join(this.folder, "jobs");
  readonly objects: ObjectStore = createObjectStore(this.s3);
  readonly progress: string[] = [];

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts an object into the local S3. */
  store(uri: string, text: string): void {
    const path = join(this.s3, uri.slice("s3://".length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(uri: string): string {
    return readFileSync(join(this.s3, uri.slice("s3://".length)), "utf8");
  }

  async run(
    job: Partial<Job> & Pick<Job, "type" | "request">,
    options: Partial<JobLauncherOptions> & {
      readonly signal?: AbortSignal;
      readonly onLog?: (line: string) => void;
    } = {},
  ): Promise<JobRun> {
    const { signal = new AbortController().signal, onLog, ...rest } = options;
    const lines: string[] = [];
    const launcher = createJobLauncher({
      objects: this.objects,
      jobsFolder: this.jobs,
      onProgress: (line) => this.progress.push(line),
      ...rest,
    });
    const outcome = await launcher.run(
      { name: "job-1", arn: "arn:aws:sagemaker:us-east-1:000000000000:processing-job/job-1", ...job },
      {
        signal,
        onLog: (line) => {
          lines.push(line);
          onLog?.(line);
        },
      },
    );
    return { outcome, lines };
  }
}

const RUN_PROGRAM = "import os; exec(os.environ.pop('PROGRAM'))";

/** The request of a processing job that runs a Python program given as text of any length. */
export const pythonJob = (
  program: string,
  more: JsonObject & { readonly Environment?: JsonObject } = {},
): JsonObject => ({
  RoleArn: "arn:aws:iam::000000000000:role/processing",
  AppSpecification: { ImageUri: IMAGE, ContainerEntrypoint: ["python3", "-c", RUN_PROGRAM] },
  ProcessingResources: {
    ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 },
  },
  ...more,
  Environment: { ...more.Environment, PROGRAM: program },
});

export const s3Input = (InputName: string, S3Uri: string, LocalPath: string): JsonObject => ({
  InputName,
  S3Input: { S3Uri, LocalPath, S3DataType: "S3Prefix", S3InputMode: "File" },
});

export const s3Output = (OutputName: string, S3Uri: string, LocalPath: string): JsonObject => ({
  OutputName,
  S3Output: { S3Uri, LocalPath, S3UploadMode: "EndOfJob" },
});

export const failureReason = ({ description }: JobOutcome): string => {
  const reason = description["FailureReason"];
  return typeof reason === "string" ? reason : "";
};
