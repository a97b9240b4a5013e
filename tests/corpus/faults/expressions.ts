import { fault, insert, quoted, remove, rename, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const get = (path: string) => ({ Get: path });
const LEFT = "@GoodEnough.Arguments.Conditions[0].LeftValue.Std:JsonGet";
const CHANNEL = "@Train.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri";

/** Mistakes in the grammar of references, and in property files. */
export const EXPRESSIONS: readonly SeededFault[] = [
  fault("a Get of nothing", PIPELINE, set(CHANNEL, get("Parameters")), `malformed-reference ${CHANNEL}`),
  fault(
    "a Get of a step alone",
    PIPELINE,
    set(CHANNEL, get("Steps.Prepare")),
    `malformed-reference ${CHANNEL}`,
  ),
  fault("a Get that is a number", PIPELINE, set(CHANNEL, { Get: 5 }), `malformed-reference ${CHANNEL}`),
  fault(
    "a Get with a member beside it",
    PIPELINE,
    set(CHANNEL, { Get: "Parameters.InputData", Default: "x" }),
    `malformed-reference ${CHANNEL}`,
  ),
  fault(
    "a key in double quotes",
    PIPELINE,
    set(CHANNEL, get('Steps.Prepare.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri')),
    `malformed-reference ${CHANNEL}`,
  ),
  fault(
    "a join without its separator",
    PIPELINE,
    remove("@Train.Arguments.HyperParameters.num_round.Std:Join.On"),
    "missing-member @Train.Arguments.HyperParameters.num_round.Std:Join",
  ),
  fault(
    "a join of no list",
    PIPELINE,
    set("@Train.Arguments.HyperParameters.num_round.Std:Join.Values", get("Parameters.Rounds")),
    "reference-not-allowed @Train.Arguments.HyperParameters.num_round.Std:Join.Values",
  ),
  fault(
    "a join with an unknown member",
    PIPELINE,
    set("@Train.Arguments.HyperParameters.num_round.Std:Join.Separator", ","),
    "unknown-member @Train.Arguments.HyperParameters.num_round.Std:Join.Separator",
    quoted("Cannot parse object, unknown property", "#2746"),
  ),
  fault(
    "a function that does not exist",
    PIPELINE,
    rename("@Train.Arguments.HyperParameters.num_round.Std:Join", "Std:Split"),
    "malformed-reference @Train.Arguments.HyperParameters.num_round",
  ),
  fault(
    "an execution variable that does not exist",
    "execution-variables",
    set("@Show.Arguments.id", get("Execution.ExecutionId")),
    "unknown-execution-variable @Show.Arguments.id",
  ),
  fault(
    "a training job's name in a processing step",
    "execution-variables",
    set("@Prepare.Arguments.AppSpecification.ContainerArguments[1]", get("Execution.TrainingJobName")),
    "misplaced-execution-variable @Prepare.Arguments.AppSpecification.ContainerArguments[1]",
  ),
  fault(
    "an experiment variable that does not exist",
    "experiment-by-name",
    set("@Show.Arguments.trial", get("PipelineExperimentConfig.Trial")),
    "unknown-execution-variable @Show.Arguments.trial",
  ),
  fault(
    "a property file that is not declared",
    PIPELINE,
    set(`${LEFT}.PropertyFile.Get`, "Steps.Evaluate.PropertyFiles.Reports"),
    `undeclared-property-file ${LEFT}.PropertyFile`,
  ),
  fault(
    "a property file of a step that has none",
    PIPELINE,
    set(`${LEFT}.PropertyFile.Get`, "Steps.Prepare.PropertyFiles.Report"),
    `undeclared-property-file ${LEFT}.PropertyFile`,
  ),
  fault(
    "a property file of a training step",
    PIPELINE,
    set(`${LEFT}.PropertyFile.Get`, "Steps.Train.PropertyFiles.Report"),
    `undeclared-property-file ${LEFT}.PropertyFile`,
  ),
  fault(
    "a property file in an unknown output",
    PIPELINE,
    set("@Evaluate.PropertyFiles[0].OutputName", "reports"),
    "property-file-output-missing @Evaluate.PropertyFiles[0].OutputName",
    quoted("Property file OutputName: [x] does not exist in ProcessingJob outputs", "#3642"),
  ),
  fault(
    "a property file of a step without outputs",
    PIPELINE,
    remove("@Evaluate.Arguments.ProcessingOutputConfig"),
    "property-file-output-missing @Evaluate.PropertyFiles[0].OutputName",
    {
      with: [
        "undeclared-output @Register.Arguments.ModelMetrics.ModelQuality.Statistics.S3Uri.Std:Join.Values[0]",
      ],
      ...quoted("Property file OutputName: [x] does not exist in ProcessingJob outputs", "#3642"),
    },
  ),
  fault("a property file read without a path", PIPELINE, remove(`${LEFT}.Path`), `missing-member ${LEFT}`),
  fault(
    "a property file outside JsonGet",
    PIPELINE,
    set("@TooWeak.Arguments.ErrorMessage", get("Steps.Evaluate.PropertyFiles.Report")),
    "misplaced-property-file @TooWeak.Arguments.ErrorMessage",
  ),
  fault(
    "a property file named by its text",
    PIPELINE,
    set(`${LEFT}.PropertyFile`, "Report"),
    `malformed-reference ${LEFT}.PropertyFile`,
  ),
  fault(
    "JsonGet with a step, as a construct of AWS's writes it",
    PIPELINE,
    set(LEFT, { Step: { Get: "Steps.Evaluate" }, PropertyFile: "Report", Path: "metrics.auc.value" }),
    `unknown-member ${LEFT}.Step`,
    { with: [`malformed-reference ${LEFT}.Step`, `malformed-reference ${LEFT}.PropertyFile`] },
  ),
  fault(
    "JsonGet with two sources",
    "json-get-from-s3",
    set(
      "@Check.Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile",
      get("Steps.Score.PropertyFiles.Report"),
    ),
    "malformed-reference @Check.Arguments.Conditions[0].LeftValue.Std:JsonGet",
    { with: ["undeclared-property-file @Check.Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile"] },
  ),
  fault("JsonGet with no source", PIPELINE, remove(`${LEFT}.PropertyFile`), `malformed-reference ${LEFT}`),
  fault(
    "a JSON path that begins with a dollar",
    PIPELINE,
    set(`${LEFT}.Path`, "$.metrics.auc.value"),
    `rooted-json-path ${LEFT}.Path`,
  ),
  fault(
    "two outputs of one name",
    PIPELINE,
    insert("@Prepare.Arguments.ProcessingOutputConfig.Outputs[3]", {
      OutputName: "train",
      S3Output: {
        S3Uri: "s3://demo-ml-111122223333/again",
        LocalPath: "/opt/ml/processing/output/again",
        S3UploadMode: "EndOfJob",
      },
    }),
    "duplicate-name @Prepare.Arguments.ProcessingOutputConfig.Outputs[3].OutputName",
  ),

  fault(
    "a JSON path with a hole",
    PIPELINE,
    set(`${LEFT}.Path`, "metrics..value"),
    `invalid-json-path ${LEFT}.Path`,
  ),
  fault(
    "a property file outside its output",
    PIPELINE,
    set("@Evaluate.PropertyFiles[0].FilePath", "/opt/ml/processing/output/report.json"),
    "invalid-file-path @Evaluate.PropertyFiles[0].FilePath",
  ),
  fault(
    "a parameter as a template writes it",
    PIPELINE,
    set("@TooWeak.Arguments.ErrorMessage", "Below ${Parameters.Threshold}"),
    "unresolved-text @TooWeak.Arguments.ErrorMessage",
  ),
  fault(
    "a variable that a program turned into text",
    PIPELINE,
    set("@Train.Arguments.OutputDataConfig.S3OutputPath", "s3://demo-ml-111122223333/[object Object]/Train"),
    "unresolved-text @Train.Arguments.OutputDataConfig.S3OutputPath",
  ),
];
