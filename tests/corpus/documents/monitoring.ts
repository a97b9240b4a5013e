import { clarifyCheck, qualityCheck } from "../check-steps";
import { modelOf, training, transform } from "../job-steps";
import { model, registerFrom } from "../other-steps";
import { KEY, cached, declare, document, get, parameter, s3, type Json } from "../parts";

/** Documents about data and models that are held against a baseline. */
export const MONITORING: Readonly<Record<string, Json>> = {
  "quality-and-bias-baselines": document(
    [
      declare("SkipCheck", "Boolean", true),
      declare("NewBaseline", "Boolean", true),
      declare("Statistics", "String"),
    ],
    [
      training("Train"),
      model("CreateModel", modelOf("Train")),
      qualityCheck(
        "DataQuality",
        "DATA_QUALITY",
        {},
        {
          SkipCheck: parameter("SkipCheck"),
          RegisterNewBaseline: parameter("NewBaseline"),
          SuppliedBaselineStatistics: parameter("Statistics"),
          SuppliedBaselineConstraints: null,
        },
      ),
      qualityCheck("ModelQuality", "MODEL_QUALITY", {}, { ModelPackageGroupName: null }),
      clarifyCheck("DataBias", "DATA_BIAS", {}, { FailOnViolation: false }),
      clarifyCheck("ModelBias", "MODEL_BIAS", {}, { SuppliedBaselineConstraints: s3("baselines/bias.json") }),
      clarifyCheck("Explanations", "MODEL_EXPLAINABILITY"),
      registerFrom("Register", "Train", {
        DriftCheckBaselines: {
          ModelDataQuality: {
            Statistics: {
              ContentType: "application/json",
              S3Uri: get("Steps.DataQuality.BaselineUsedForDriftCheckStatistics"),
            },
            Constraints: {
              ContentType: "application/json",
              S3Uri: get("Steps.DataQuality.BaselineUsedForDriftCheckConstraints"),
            },
          },
          Bias: {
            PreTrainingConstraints: {
              ContentType: "application/json",
              S3Uri: get("Steps.DataBias.BaselineUsedForDriftCheckConstraints"),
            },
          },
        },
        ModelMetrics: {
          ModelDataQuality: {
            Statistics: {
              ContentType: "application/json",
              S3Uri: get("Steps.DataQuality.CalculatedBaselineStatistics"),
            },
          },
          Explainability: {
            Report: {
              ContentType: "application/json",
              S3Uri: get("Steps.Explanations.CalculatedBaselineConstraints"),
            },
          },
        },
      }),
    ],
  ),
  "monitored-batch-transform": document(
    [],
    [
      model("CreateModel", s3("models/current/model.tar.gz")),
      transform("Score-transform", get("Steps.CreateModel.ModelName")),
      qualityCheck(
        "Score-monitoring",
        "DATA_QUALITY",
        {
          // What is cached may not write to a place that is new in each execution.
          ProcessingOutputConfig: {
            KmsKeyId: KEY,
            Outputs: [
              {
                OutputName: "quality_check_output",
                S3Output: {
                  S3Uri: s3("monitoring/scores"),
                  LocalPath: "/opt/ml/processing/output",
                  S3UploadMode: "EndOfJob",
                },
              },
            ],
          },
        },
        {
          DependsOn: ["Score-transform"],
          CacheConfig: cached("P7D"),
        },
      ),
    ],
  ),
};
