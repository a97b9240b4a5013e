import type { Value } from "../variables/variable";
import { s3Input, s3Output } from "./channels";

const ROOT = "/opt/ml/processing";

export interface ClarifyJobOptions {
  /**
   * S3 URI of the `analysis_config.json`, which has to lie there before the pipeline starts. For checks of a
   * model it holds no `model_name`: that is the step's `modelName`.
   */
  readonly analysisConfig: Value<string>;
  /** S3 URI of the data. */
  readonly dataset: Value<string>;
  /** S3 URI below which the analysis and its report are written. */
  readonly output: Value<string>;
  /** Key that the output is encrypted with. */
  readonly kmsKeyId?: Value<string>;
}

/**
 * What the `clarify` image wants: spread it into the arguments of a Clarify check step.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-parameters.html
 */
export const clarifyJob = ({ analysisConfig, dataset, output, kmsKeyId }: ClarifyJobOptions) => ({
  ProcessingInputs: [
    s3Input("analysis_config", analysisConfig, `${ROOT}/input/config`),
    s3Input("dataset", dataset, `${ROOT}/input/data`),
  ],
  ProcessingOutputConfig: {
    Outputs: [s3Output("analysis_result", output, `${ROOT}/output`)],
    KmsKeyId: kmsKeyId,
  },
});
