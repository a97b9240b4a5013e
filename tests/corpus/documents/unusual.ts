import { channel, input, output, processing, training } from "../job-steps";
import { callback, compare, fail, gate, lambda } from "../other-steps";
import { KEY, cached, declare, document, get, join, jsonGet, parameter, s3, type Json } from "../parts";

const INHERITED = ["constructor", "toString", "hasOwnProperty", "__proto__", "valueOf"];

const report = (file: string, folder = "report"): Json => ({
  PropertyFileName: "Report",
  OutputName: folder,
  FilePath: file,
});

/** Documents whose language looks odd and is right. */
export const UNUSUAL: Readonly<Record<string, Json>> = {
  "names-that-objects-inherit": document(
    INHERITED.map((name) => declare(name, "String", name)),
    INHERITED.map((name, i) =>
      lambda(
        name,
        { text: parameter(name), constructor: name, toString: 1 },
        { [`o${String(i)}`]: "String", valueOf: "String" },
        {
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:demo",
          ...(i === 0 ? {} : { DependsOn: [INHERITED[i - 1]] }),
        },
      ),
    ),
  ),
  "names-of-the-language": document(
    [declare("Steps", "String", "a"), declare("Get", "Integer", 1)],
    [
      lambda("Execution", { steps: parameter("Steps"), Get2: parameter("Get") }, { Outcome: "String" }),
      lambda("Parameters", { outcome: get("Steps.Execution.OutputParameters['Outcome']") }),
      lambda("Steps", {}, {}, { DependsOn: ["Parameters"] }),
    ],
  ),
  "other-partitions": document(
    [],
    [
      processing("Prepare", {
        AppSpecification: {
          ImageUri: `111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/demo-tools@sha256:${"5e1f".repeat(16)}`,
        },
        RoleArn: "arn:aws-cn:iam::111122223333:role/service-role/demo-processing",
      }),
      lambda(
        "Tell",
        {},
        {},
        {
          FunctionArn: "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:tell:7",
        },
      ),
      callback(
        "Ask",
        {},
        {},
        {
          SqsQueueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/ask.fifo",
        },
      ),
    ],
  ),
  "addresses-in-every-form": document(
    [declare("Base", "String", s3("data")), declare("Bucket", "String")],
    [
      processing("Prepare", {
        ProcessingInputs: [
          input("one", "https://s3.eu-west-1.amazonaws.com/demo-ml-111122223333/data"),
          input("two", join("/", parameter("Base"), "two")),
          input("three", join("/", "s3:/", parameter("Bucket"), "three")),
          input("four", join("", "s3://", parameter("Bucket"), "/four")),
          input("five", "s3://demo-ml-111122223333"),
          input("six", "s3://demo.ml.111122223333/keys with spaces/ä+b=c.csv"),
        ],
      }),
    ],
  ),
  "folders-as-the-sdk-lays-them-out": document(
    [],
    [
      processing("Prepare", {
        ProcessingInputs: [
          input("input-1", s3("data/raw"), { LocalPath: "/opt/ml/processing/input" }),
          input("code", s3("code/prepare.py"), { LocalPath: "/opt/ml/processing/input/code" }),
          input("extra", s3("data/extra"), { LocalPath: "/opt/ml/processing/extra/" }),
        ],
        ProcessingOutputConfig: {
          KmsKeyId: "alias/demo",
          Outputs: [output("Prepare", "train", { LocalPath: "/opt/ml/processing/train/" })],
        },
      }),
    ],
  ),
  "paths-into-json-in-every-form": document(
    [],
    [
      processing(
        "Evaluate",
        { ProcessingOutputConfig: { Outputs: [output("Evaluate", "report")], KmsKeyId: KEY } },
        { PropertyFiles: [report("deep/folder/report-1.json")] },
      ),
      lambda("Show", {
        plain: jsonGet("Evaluate", "Report", "auc"),
        dotted: jsonGet("Evaluate", "Report", "metrics.auc.value"),
        position: jsonGet("Evaluate", "Report", "folds[0].auc"),
        first: jsonGet("Evaluate", "Report", "[0]"),
        quoted: jsonGet("Evaluate", "Report", "metrics['top-1.acc'].value"),
        dashed: jsonGet("Evaluate", "Report", "metrics.top-1_acc"),
      }),
    ],
  ),
  "comparisons-of-numbers": document(
    [declare("Whole", "Integer", 3), declare("Fraction", "Float", 0.5)],
    [
      processing(
        "Evaluate",
        { ProcessingOutputConfig: { Outputs: [output("Evaluate", "report")], KmsKeyId: KEY } },
        { PropertyFiles: [report("report.json")] },
      ),
      gate(
        "Check",
        [
          compare("GreaterThan", parameter("Whole"), 0.5),
          compare("LessThan", parameter("Fraction"), parameter("Whole")),
          compare("Equals", jsonGet("Evaluate", "Report", "name"), "best"),
          compare("GreaterThan", jsonGet("Evaluate", "Report", "auc"), jsonGet("Evaluate", "Report", "last")),
          compare("Equals", get("Steps.Evaluate.ProcessingJobStatus"), "Completed"),
          { Type: "In", QueryValue: parameter("Whole"), Values: [1, 2.5, parameter("Fraction")] },
        ],
        [],
        [fail("Stop", "")],
      ),
    ],
  ),
  "empty-lists-and-texts": document(
    [],
    [
      processing(
        "Prepare",
        {
          ProcessingInputs: [],
          ProcessingOutputConfig: { Outputs: [], KmsKeyId: KEY },
          Environment: { EMPTY: "" },
          Tags: [],
        },
        { PropertyFiles: [], DependsOn: [] },
      ),
      lambda(
        "Tell",
        { nothing: "", zero: 0, no: false },
        {},
        { CacheConfig: { Enabled: false, ExpireAfter: "P1D" } },
      ),
    ],
  ),
  "cached-on-an-upstream-cache": document(
    [],
    [
      processing(
        "Prepare",
        { ProcessingOutputConfig: { Outputs: [output("Prepare", "data")], KmsKeyId: KEY } },
        { CacheConfig: cached("P7D") },
      ),
      training(
        "Train",
        {
          InputDataConfig: [
            channel("train", get("Steps.Prepare.ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri")),
          ],
        },
        { CacheConfig: cached("P7D") },
      ),
    ],
  ),
};
