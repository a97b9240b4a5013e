import type { Value } from "../variables/variable";
import { s3Input, s3Output } from "./channels";

const ROOT = "/opt/ml/processing";

/** How the rows are written; read by the container. */
export type DatasetFormat =
  | { readonly csv: { readonly header: boolean; readonly output_columns_position?: "START" | "END" } }
  | { readonly json: { readonly lines: boolean } }
  | { readonly sagemakerCaptureJson: { readonly captureIndexNames?: readonly string[] } };

interface QualityJobOptions {
  /** S3 URI of the data. */
  readonly dataset: Value<string>;
  readonly datasetFormat: DatasetFormat;
  /** S3 URI below which statistics, constraints and violations are written. */
  readonly output: Value<string>;
  /** Key that the output is encrypted with. */
  readonly kmsKeyId?: Value<string>;
  /** S3 URI of a script that runs after the analysis. */
  readonly postAnalyticsProcessorScript?: string;
}

export interface DataQualityJobOptions extends QualityJobOptions {
  /** S3 URI of a script that changes each record before the analysis. */
  readonly recordPreprocessorScript?: string;
}

export interface ModelQualityJobOptions extends QualityJobOptions {
  readonly problemType: "Regression" | "BinaryClassification" | "MulticlassClassification";
  /** Column (position or name) that holds the truth. */
  readonly groundTruthAttribute: Value<string>;
  /** Column that holds the prediction. */
  readonly inferenceAttribute?: Value<string>;
  /** Column that holds the probability of the prediction. */
  readonly probabilityAttribute?: Value<string>;
  /** Probability from which on the answer is yes, as text such as `0.5`. */
  readonly probabilityThresholdAttribute?: Value<string>;
}

/** An input of a script and the path of the script in the container; nothing without one. */
const scriptInput = (kind: string, uri: string | undefined) => {
  if (uri === undefined) return { inputs: [], environment: {} };
  const folder = `${ROOT}/input/${kind}_script_input`;
  const path = `${folder}/${uri.slice(uri.lastIndexOf("/") + 1)}`;
  return {
    inputs: [s3Input<string>(`${kind}_script_input`, uri, folder)],
    environment: { [`${kind}_script`]: path },
  };
};

const qualityJob = (
  { dataset, datasetFormat, output, kmsKeyId, postAnalyticsProcessorScript }: QualityJobOptions,
  own: Readonly<Record<string, Value<string> | undefined>>,
  recordPreprocessorScript?: string,
) => {
  const data = `${ROOT}/input/baseline_dataset_input`;
  const after = scriptInput("post_analytics_processor", postAnalyticsProcessorScript);
  const before = scriptInput("record_preprocessor", recordPreprocessorScript);
  const Environment = {
    output_path: `${ROOT}/output`,
    publish_cloudwatch_metrics: "Disabled",
    dataset_format: JSON.stringify(datasetFormat),
    dataset_source: data,
    ...before.environment,
    ...after.environment,
    ...own,
  };
  return {
    ProcessingInputs: [
      s3Input<string>("baseline_dataset_input", dataset, data),
      ...after.inputs,
      ...before.inputs,
    ],
    ProcessingOutputConfig: {
      Outputs: [s3Output("quality_check_output", output, `${ROOT}/output`)],
      KmsKeyId: kmsKeyId,
    },
    Environment: Environment as Readonly<Record<string, Value<string>>>,
  };
};

/**
 * What the `model-monitor` image wants for a `DATA_QUALITY` check: spread it into the arguments of the step.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const dataQualityJob = (options: DataQualityJobOptions) =>
  qualityJob(options, {}, options.recordPreprocessorScript);

/**
 * What the `model-monitor` image wants for a `MODEL_QUALITY` check: spread it into the arguments of the step.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const modelQualityJob = (options: ModelQualityJobOptions) =>
  qualityJob(options, {
    analysis_type: "MODEL_QUALITY",
    problem_type: options.problemType,
    ground_truth_attribute: options.groundTruthAttribute,
    inference_attribute: options.inferenceAttribute,
    probability_attribute: options.probabilityAttribute,
    probability_threshold_attribute: options.probabilityThresholdAttribute,
  });
