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
  /** What everything bears that the pipeline makes: the keys of cost allocation. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** S3 URI of each file of the workflow's `code/` folder, by file name. */
  readonly code: Readonly<Record<string, string>>;
  /** URI of each own image by the name of its folder in `images/`; `workflowImage` takes one. @default none */
  readonly images?: Readonly<Record<string, string>>;
}

/** What the code of a function calls, and so what its role may do: nothing that is not named here. */
export type FunctionCall =
  /** Describes training jobs of this pipeline. */
  | "readTrainingJobs"
  /** Reads what the pipeline has written. */
  | "readOutputs"
  /** Writes below the pipeline's own prefix. */
  | "writeOutputs"
  /** Reads the input data. */
  | "readInputData"
  /** Creates, updates and cleans up the endpoint that bears the pipeline's name, with what belongs to it. */
  | "deployEndpoint";

/** A function that Lambda steps call. */
export interface WorkflowFunction {
  /**
   * Folder below the workflow's own, complete in itself: it is what is uploaded. `images/<name>` is a function that runs
   * in the own image of that name; `../functions/<name>` is one that several workflows have.
   */
  readonly folder: string;
  /** As Lambda has it: `handler.handle` is the function `handle` of `handler.py` or `handler.mjs`. */
  readonly handler: string;
  readonly runtime: "python3.13" | "nodejs22.x";
  /** At most 600, since SageMaker waits no longer. @default 120 */
  readonly timeoutSeconds?: number;
  /** Environment variables. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default nothing but its own log */
  readonly calls?: readonly FunctionCall[];
  /**
   * Folder below the pipeline's own prefix in which endpoints capture data that this function makes. The models' role
   * may write there. @default none
   */
  readonly captureFolder?: string;
}

interface AwsJobCommand {
  /**
   * What stands in for it on this machine: a program and its arguments, run in the workflow's folder. The arguments
   * of the step are added as `--name value`. `python3` holds boto3 and nothing else.
   */
  readonly command: readonly string[];
}

/** A Glue job with Spark. */
export interface WorkflowGlueJob extends AwsJobCommand {
  readonly kind: "glueJob";
  /** File of the workflow's `code/` that Glue runs. */
  readonly script: string;
  /** Files of `code/` that the script imports. @default none */
  readonly modules?: readonly string[];
}

/** A Glue crawler, which keeps a table of the files in a folder. */
export interface WorkflowGlueCrawler extends AwsJobCommand {
  readonly kind: "glueCrawler";
  /** Folder in the bucket, without a slash at either end. */
  readonly crawls: string;
}

/** A job outside SageMaker that `awsJob` steps run. */
export type WorkflowAwsJob = WorkflowGlueJob | WorkflowGlueCrawler;

/** One machine-learning workflow: a pure function from its inputs to a definition document. */
export interface Workflow {
  /** Folder name under `workflows/`, and how commands call it. */
  readonly name: string;
  readonly description: string;
  /** @throws DefinitionError with every problem of the document at once. */
  readonly define: (inputs: WorkflowInputs) => PipelineDefinition;
  /** By short name: the function itself is called `<pipeline>-<short name>`. @default none */
  readonly functions?: Readonly<Record<string, WorkflowFunction>>;
  /** By short name: the job itself is called `<pipeline>-<short name>`. @default none */
  readonly awsJobs?: Readonly<Record<string, WorkflowAwsJob>>;
  /** Warnings of the checks that do not fit this workflow. `validate` shows them apart. @default none */
  readonly waivers?: readonly Waiver[];
  /** Literal inputs for tests, `synth` and the local run; `code` and `images` are added from the files' hashes. */
  readonly sampleInputs: Omit<WorkflowInputs, "code" | "images">;
  /** Generates the workflow's embedded sample of input data. The same arguments give the same bytes. */
  readonly sampleData: (options?: { readonly rows?: number; readonly seed?: number }) => {
    readonly fileName: string;
    readonly content: string;
  };
}
