import { type ExecutionRecord, type ModelPackageRecord } from "../store/execution-record";

/** One object of the local S3 store. */
export interface StoredObject {
  readonly s3Uri: string;
  /** Where its bytes lie on this machine. */
  readonly path: string;
  readonly bytes: number;
}

/** What the report reads of the local S3 store. */
export interface StoredFiles {
  /** The object under a URI, or all objects under it when it is a prefix; empty when there is nothing. */
  readonly list: (s3Uri: string) => readonly StoredObject[];
}

/** Everything a report is made of: one execution, whatever its workflow. */
export interface ReportInput {
  readonly record: ExecutionRecord;
  /** The versions that this execution registered. */
  readonly modelPackages: readonly ModelPackageRecord[];
  readonly files: StoredFiles;
  /** What a step's job wrote, stdout and stderr in order of arrival; empty for a step without a job. */
  readonly logs: (stepName: string) => string;
  /** What ran in place of something else, a sentence each. @default none */
  readonly remarks?: readonly string[];
}
