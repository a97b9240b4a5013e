/**
 * Where the data of the original comes from: the example of AWS that the workflow follows, at one commit. It names
 * D. Larose, Discovering Knowledge in Data, as the origin.
 *
 * @see https://github.com/aws/amazon-sagemaker-examples
 */
export const churnRetrainingRealData = {
  url:
    "https://raw.githubusercontent.com/aws/amazon-sagemaker-examples/6ff0c68619a421ddca887a21bc5ffa0ab8aca8cd/" +
    "step-functions-data-science-sdk/automate_model_retraining_workflow/data/customer-churn.csv",
  sha256: "439ce23db96cc0672ae0843dd782c4901d9878dadd40c497e4c87fd7ce2b1a7b",
  licence: "Apache-2.0; Amazon SageMaker Examples, after Larose, Discovering Knowledge in Data",
  /** More than twice the size of the file, in bytes. */
  maxBytes: 1_000_000,
  fileName: "customer-churn.csv",
  /** The workflow reads the file as it is served, the quotes around each row included. */
  convert: (source: string): string => source,
} as const;
