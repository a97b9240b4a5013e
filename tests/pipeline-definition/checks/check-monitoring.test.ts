import { withSteps, input, checkJob } from "./step-fixtures";
import { itAccepts, itFinds } from "./valid-definition";

describe("checkMonitoring", () => {
  itFinds([
    [
      "a data check without its variables",
      withSteps({
        Name: "Quality",
        Type: "QualityCheck",
        CheckType: "DATA_QUALITY",
        Arguments: checkJob({ Environment: { output_path: "/opt/ml/processing/output" } }),
      }),
      "incomplete-check Steps[4].Arguments",
      'The container of step "Quality" looks for "dataset_format" and "dataset_source" in its environment.',
      'Give them in "Environment", as text.',
    ],
    [
      "a bias check without its configuration",
      withSteps({ Name: "Bias", Type: "ClarifyCheck", CheckType: "DATA_BIAS", Arguments: checkJob() }),
      "incomplete-check Steps[4].Arguments",
      'The container of step "Bias" looks for "analysis_config.json" in "/opt/ml/processing/input/config".',
      'Add an input with that "LocalPath".',
    ],
    [
      "a check of a model without its name",
      withSteps({
        Name: "Bias",
        Type: "ClarifyCheck",
        CheckType: "MODEL_BIAS",
        Arguments: checkJob({ ProcessingInputs: [input("/opt/ml/processing/input/config")] }),
      }),
      "missing-member Steps[4]",
      'Step "Bias" checks a model and lacks "ModelName".',
      'Add "ModelName" beside "CheckType".',
    ],
  ]);

  itAccepts([
    [
      "a data check with its variables",
      withSteps({
        Name: "Quality",
        Type: "QualityCheck",
        CheckType: "DATA_QUALITY",
        Arguments: checkJob({
          Environment: {
            dataset_format: "{}",
            dataset_source: "/opt/ml/processing/input",
            output_path: "/opt/ml/processing/output",
          },
        }),
      }),
    ],
    [
      "a check of a model",
      withSteps({
        Name: "Bias",
        Type: "ClarifyCheck",
        CheckType: "MODEL_BIAS",
        ModelName: "m",
        Arguments: checkJob({ ProcessingInputs: [input("/opt/ml/processing/input/config/")] }),
      }),
    ],
  ]);
});
