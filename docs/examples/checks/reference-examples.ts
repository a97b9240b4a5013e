import type { CheckTheme } from "../../../scripts/command-line/check-example";

const get = (text: string) => ({ Get: text });

const tooWeak = (ErrorMessage: unknown) => ({ Steps: [{ Name: "TooWeak", Arguments: { ErrorMessage } }] });

const train = (Arguments: unknown) => ({ Steps: [{ Name: "Train", Arguments }] });

const report = (file: string, Path = "metrics.auc.value") => ({
  "Std:JsonGet": { PropertyFile: get(`Steps.Evaluate.PropertyFiles.${file}`), Path },
});

const joined = (...Values: readonly unknown[]) => ({ "Std:Join": { On: " ", Values } });

const propertyFile = (file: Readonly<Record<string, string>>) => ({
  Steps: [{ Name: "Evaluate", PropertyFiles: [{ PropertyFileName: "Report", ...file }] }],
});

const channel = (S3Uri: unknown) =>
  train({
    InputDataConfig: [
      {
        ChannelName: "train",
        ContentType: "text/csv",
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri } },
      },
    ],
  });

/** References, and the fields they stand in. */
export const REFERENCES: CheckTheme = {
  title: "References",
  examples: [
    {
      code: "malformed-reference",
      bad: tooWeak(get("Train.TrainingJobName")),
      good: tooWeak(get("Steps.Train.TrainingJobName")),
    },
    {
      code: "unresolved-text",
      bad: tooWeak("AUC below ${Parameters.Threshold}"),
      good: tooWeak("AUC too low"),
    },
    {
      code: "unknown-execution-variable",
      bad: tooWeak(get("Execution.PipelineExecutionID")),
      good: tooWeak(get("Execution.PipelineExecutionId")),
    },
    {
      code: "misplaced-execution-variable",
      bad: tooWeak(get("Execution.TrainingJobName")),
      good: tooWeak(get("Steps.Train.TrainingJobName")),
    },
    {
      code: "unknown-step",
      bad: { Steps: [{ Name: "Train", DependsOn: ["Prepair"] }] },
      good: { Steps: [{ Name: "Train", DependsOn: ["Prepare"] }] },
    },
    {
      code: "unknown-property",
      bad: tooWeak(get("Steps.Train.ModelArtefacts.S3ModelArtifacts")),
      good: tooWeak(get("Steps.Train.ModelArtifacts.S3ModelArtifacts")),
    },
    {
      code: "undeclared-output",
      bad: channel(get("Steps.Prepare.ProcessingOutputConfig.Outputs['trian'].S3Output.S3Uri")),
      good: channel(get("Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri")),
    },
    {
      code: "undeclared-property-file",
      bad: tooWeak(joined("Accuracy:", report("Metrics"))),
      good: tooWeak(joined("Accuracy:", report("Report"))),
    },
    {
      code: "property-file-output-missing",
      bad: propertyFile({ OutputName: "evaluation", FilePath: "report.json" }),
      good: propertyFile({ OutputName: "report", FilePath: "report.json" }),
    },
    {
      code: "misplaced-property-file",
      bad: tooWeak(get("Steps.Evaluate.PropertyFiles.Report")),
      good: tooWeak(joined("Accuracy:", report("Report"))),
    },
    {
      code: "reference-not-allowed",
      bad: {
        Parameters: [{ Name: "Subnets", Type: "String" }],
        Steps: [{ Name: "Train", Arguments: { VpcConfig: { Subnets: get("Parameters.Subnets") } } }],
      },
      good: {
        Parameters: [{ Name: "Subnet", Type: "String" }],
        Steps: [{ Name: "Train", Arguments: { VpcConfig: { Subnets: [get("Parameters.Subnet")] } } }],
      },
    },
    {
      code: "parameter-type-mismatch",
      bad: train({ HyperParameters: { num_round: get("Parameters.Rounds") } }),
      good: train({ HyperParameters: { num_round: joined(get("Parameters.Rounds")) } }),
    },
    {
      code: "property-type-mismatch",
      bad: train({
        HyperParameters: { seconds: get("Steps.Prepare.StoppingCondition.MaxRuntimeInSeconds") },
      }),
      good: train({
        HyperParameters: { seconds: joined(get("Steps.Prepare.StoppingCondition.MaxRuntimeInSeconds")) },
      }),
    },
    {
      code: "invalid-json-path",
      bad: tooWeak(joined("Accuracy:", report("Report", "metrics..value"))),
      good: tooWeak(joined("Accuracy:", report("Report", "metrics.auc.value"))),
    },
    {
      code: "rooted-json-path",
      bad: tooWeak(joined("Accuracy:", report("Report", "$.metrics.auc.value"))),
      good: tooWeak(joined("Accuracy:", report("Report", "metrics.auc.value"))),
    },
    {
      code: "invalid-file-path",
      bad: propertyFile({ OutputName: "report", FilePath: "/opt/ml/processing/output/report/report.json" }),
      good: propertyFile({ OutputName: "report", FilePath: "report.json" }),
    },
  ],
};
