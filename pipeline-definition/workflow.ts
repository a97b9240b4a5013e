import type { Waiver } from "./checks/waivers";
import type { PipelineDefinition } from "./document/definition";

/**
 * What a workflow needs to know of the place it is deployed to: plain strings, so that tests and the
 * local run pass literals and the Pulumi program passes values it has resolved.
 */
export interface WorkflowInputs {
  /** Name of the pipeline, at most 82 characters of letters, digits and hyphens. */
  readonly pipelineName: string;
  /** AWS region, for the accounts of AWS's own images. */
  readonly region: string;
  /** Bucket for everything that the pipeline writes, and for its code. */
  readonly bucket: string;
  /** ARN of the KMS key for job volumes and outputs. */
  readonly keyArn: string;
  /** One execution role per kind of job. */
  readonly roleArns: { readonly processing: string; readonly training: string; readonly model: string };
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly modelPackageGroupName: string;
  /** S3 URI of the input data: the default of the pipeline's `InputData` parameter. */
  readonly inputData: string;
  /** S3 URI of each file of the workflow's `code/` folder, by file name. */
  readonly code: Readonly<Record<string, string>>;
}

/** One machine-learning workflow: a pure function from its inputs to a definition document. */
export interface Workflow {
  /** Folder name under `workflows/`, and how commands call it. */
  readonly name: string;
  readonly description: string;
  /** @throws DefinitionError with every problem of the document at once. */
  readonly define: (inputs: WorkflowInputs) => PipelineDefinition;
  /** Warnings of the checks that do not fit this workflow. `validate` shows them apart. @default none */
  readonly waivers?: readonly Waiver[];
  /** Literal inputs for tests, `synth` and the local run; `code` is added from the files' hashes. */
  readonly sampleInputs: Omit<WorkflowInputs, "code">;
  /** Generates the workflow's embedded sample of input data. The same arguments give the same bytes. */
  readonly sampleData: (options?: { readonly rows?: number; readonly seed?: number }) => {
    readonly fileName: string;
    readonly content: string;
  };
}
