import { input, outputOf, outputs, processing, training } from "../job-steps";
import { callback, compare, fail, gate, lambda } from "../other-steps";
import {
  IMAGE,
  NOT_CACHED,
  asText,
  declare,
  document,
  get,
  join,
  jsonGet,
  parameter,
  s3,
  type Json,
} from "../parts";

/** A step that writes a report whose values can be read. */
const evaluate = (...files: readonly string[]): Json =>
  processing(
    "Evaluate",
    { ProcessingOutputConfig: outputs("Evaluate", "report", "spare") },
    {
      PropertyFiles: (files.length === 0 ? ["Report"] : files).map((file) => ({
        PropertyFileName: file,
        OutputName: "report",
        FilePath: `${file.toLowerCase()}.json`,
      })),
    },
  );

const metric = (path: string): Json => jsonGet("Evaluate", "Report", path);

/** Documents about parameters, references and conditions. */
export const LANGUAGE: Readonly<Record<string, Json>> = {
  "parameters-of-every-type": document(
    [
      declare("Text", "String", "a value", { Description: "Said in the console." }),
      declare("Empty", "String", ""),
      declare("Whole", "Integer", 0),
      declare("Negative", "Integer", -7),
      declare("Fraction", "Float", 1.5e-3),
      declare("WholeFloat", "Float", 3),
      declare("Flag", "Boolean", false),
      declare("Required", "String"),
      declare("RequiredNumber", "Integer"),
      declare("Choice", "String", "b", { EnumValues: ["a", "b"] }),
      declare("ChoiceWithoutDefault", "String", undefined, { EnumValues: ["x"] }),
      { Name: "Untyped", DefaultValue: "a text" },
    ],
    [
      lambda("Show", {
        text: parameter("Text"),
        empty: parameter("Empty"),
        whole: parameter("Whole"),
        negative: parameter("Negative"),
        fraction: parameter("Fraction"),
        wholeFloat: parameter("WholeFloat"),
        flag: parameter("Flag"),
        required: parameter("Required"),
        requiredNumber: parameter("RequiredNumber"),
        choice: parameter("Choice"),
        other: parameter("ChoiceWithoutDefault"),
        untyped: parameter("Untyped"),
      }),
    ],
  ),
  "joins-of-everything": document(
    [declare("Bucket", "String", "demo-ml-111122223333"), declare("Rounds", "Integer", 3)],
    [
      evaluate(),
      lambda("Show", {
        mixed: join("/", "s3:/", parameter("Bucket"), "run", get("Execution.PipelineExecutionId"), 7, true),
        nested: join("-", join(".", "a", "b"), join("", parameter("Rounds"))),
        report: join(" ", "auc", metric("auc"), "rows", metric("rows[0].count")),
        property: join("/", outputOf("Evaluate", "report"), "report.json"),
        empty: join("", ""),
        fractions: join(",", 0.5, -1, 1e21),
      }),
    ],
  ),
  "execution-variables": document(
    [],
    [
      training(
        "Train",
        { Environment: { JOB: get("Execution.TrainingJobName") } },
        { CacheConfig: NOT_CACHED },
      ),
      processing(
        "Prepare",
        {
          AppSpecification: {
            ImageUri: IMAGE.own,
            ContainerArguments: ["--job", get("Execution.ProcessingJobName")],
          },
        },
        { CacheConfig: NOT_CACHED },
      ),
      lambda("Show", {
        start: get("Execution.StartDateTime"),
        now: get("Execution.CurrentDateTime"),
        name: get("Execution.PipelineName"),
        pipeline: get("Execution.PipelineArn"),
        id: get("Execution.PipelineExecutionId"),
        execution: get("Execution.PipelineExecutionArn"),
      }),
    ],
  ),
  "json-get-from-s3": document(
    [],
    [
      processing("Score", { ProcessingOutputConfig: outputs("Score", "results") }),
      gate(
        "Check",
        [
          compare(
            "GreaterThan",
            {
              "Std:JsonGet": {
                S3Uri: join("/", outputOf("Score", "results"), "results.json"),
                Path: "Result[1]",
              },
            },
            0.5,
          ),
        ],
        [],
        [fail("Stop")],
      ),
    ],
  ),
  "property-files": document(
    [],
    [
      evaluate("Report", "Details"),
      training("Train", {
        HyperParameters: {
          depth: asText(jsonGet("Evaluate", "Details", "best.max_depth")),
          scale: asText(jsonGet("Evaluate", "Report", "weights[0][1]")),
        },
      }),
      fail("Stop", join(" ", "auc is", jsonGet("Evaluate", "Report", "metrics.auc.value"))),
    ],
  ),
  "keys-with-dots-and-dashes": document(
    [declare("min-rows_2", "Integer", 10)],
    [
      training("train-1_a", {
        HyperParameters: { "model.depth": "5", "early-stop": "true" },
        AlgorithmSpecification: {
          TrainingImage: IMAGE.own,
          TrainingInputMode: "File",
          MetricDefinitions: [{ Name: "validation:acc.top-1", Regex: "acc=(.*)" }],
        },
      }),
      processing("eval-1_b", {
        ProcessingInputs: [input("in.put-1", s3("data/one"))],
        ProcessingOutputConfig: outputs("eval-1_b", "out.put_1"),
      }),
      lambda("show", {
        "rows.min": parameter("min-rows_2"),
        accuracy: get("Steps.train-1_a.FinalMetricDataList['validation:acc.top-1'].Value"),
        depth: get("Steps.train-1_a.HyperParameters['model.depth']"),
        output: outputOf("eval-1_b", "out.put_1"),
        input: get("Steps.eval-1_b.ProcessingInputs['in.put-1'].S3Input.S3Uri"),
      }),
    ],
  ),
  "texts-in-many-scripts": document(
    [declare("Greeting", "String", "Grüße, 你好, 🙂")],
    [
      lambda(
        "Greet",
        { text: parameter("Greeting"), quote: '"it\'s" \\ fine', lines: "one\ntwo\tthree" },
        {},
        { DisplayName: "Begrüßung – 你好 🙂", Description: "<b>not</b> & markup `code` | pipe" },
      ),
    ],
  ),
  "null-members-as-the-sdk-writes-them": document(
    [],
    [
      processing("Prepare", { ProcessingInputs: null, Environment: null, ExperimentConfig: null }),
      callback("Ask", { note: "hello" }, {}, { DisplayName: null, Description: null }),
    ],
    { PipelineExperimentConfig: null, MlflowConfig: null },
  ),
  "order-without-data": document(
    [],
    [
      lambda("Last", {}, {}, { DependsOn: ["Left", "Right"] }),
      lambda("Left", {}, {}, { DependsOn: ["First"] }),
      lambda("Right", {}, {}, { DependsOn: ["First"] }),
      lambda("First", {}, {}, { DependsOn: [] }),
    ],
  ),
};
