/** What a deployment knows beyond its document. Everything is optional: the document tells most of it. */
export interface Surroundings {
  /** @default read from the ARNs and images of the document */
  readonly region?: string;
  /** Twelve digits. @default read from the ARNs of the document, those of roles first */
  readonly account?: string;
  /** Name of the pipeline, for what it is called at run time and for trust. */
  readonly pipelineName?: string;
  /**
   * Folders of S3, each `s3://bucket/prefix/`, that are granted as a whole when anything inside is read or written.
   * They keep a policy short, and executions of an older definition working after a deployment.
   */
  readonly folders?: readonly string[];
  /**
   * Folder of S3, `s3://bucket/prefix/`, in which functions and jobs of other services leave what they name in their
   * answers: the document cannot tell where that is. @default not known: a note says what is missing
   */
  readonly answersIn?: string;
  /** ARN of the customer key that objects of a bucket are encrypted with, by the name of the bucket. */
  readonly bucketKeys?: Readonly<Record<string, string>>;
  /** Instance types that jobs may use, with `*` for any text. @default those that the document names */
  readonly instanceTypes?: readonly string[];
}
