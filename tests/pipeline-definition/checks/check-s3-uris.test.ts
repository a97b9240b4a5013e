import { EXECUTION_ID, withSteps, joined, transform } from "./step-fixtures";
import { AT, itAccepts, itFinds, validDefinition } from "./valid-definition";

describe("checkS3Uris", () => {
  itFinds([
    [
      "a joined place without a scheme",
      {
        [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: joined(
          "/",
          "bucket-of-models",
          EXECUTION_ID,
        ),
      },
      "invalid-s3-uri Steps[1].Arguments.OutputDataConfig.S3OutputPath",
      'Step "Train" has a place in S3 that begins with "bucket-of-models/".',
      'Write "s3://<bucket>/<key>".',
    ],
    [
      "a join of literals that is no place",
      { [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: joined("", "s3:/", "bucket") },
      "invalid-s3-uri Steps[1].Arguments.OutputDataConfig.S3OutputPath",
      'Step "Train" has a place in S3 that begins with "s3:/bucket".',
      'Write "s3://<bucket>/<key>".',
    ],
    [
      "a bucket with capitals",
      { [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: "s3://My_Bucket/models" },
      "invalid-bucket-name Steps[1].Arguments.OutputDataConfig.S3OutputPath",
      'Step "Train" names the bucket "My_Bucket", as no bucket can be called.',
      "Write 3 to 63 small letters, digits, hyphens and dots.",
    ],
    [
      "a bucket of two letters in a join",
      { [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: joined("/", "s3:/", "ab", EXECUTION_ID) },
      "invalid-bucket-name Steps[1].Arguments.OutputDataConfig.S3OutputPath",
      'Step "Train" names the bucket "ab", as no bucket can be called.',
      "Write 3 to 63 small letters, digits, hyphens and dots.",
    ],
    [
      "two outputs in one place",
      {
        [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.1.S3Output.S3Uri`]: joined(
          "/",
          "s3://bucket",
          EXECUTION_ID,
          "train",
        ),
      },
      "shared-output Steps[0].Arguments.ProcessingOutputConfig.Outputs[1].S3Output.S3Uri",
      'Step "Prepare" writes two outputs to one place.',
      "Give each output a place of its own, so that none overwrites another.",
    ],
    [
      "two steps that write to one place",
      withSteps(transform("A", "s3://bucket/scores"), transform("B", "s3://bucket/scores/")),
      "shared-output Steps[5].Arguments.TransformOutput.S3OutputPath",
      'Step "B" writes where step "A" writes.',
      "Give each output a place of its own, so that none overwrites another.",
    ],
  ]);

  itAccepts([
    [
      "places joined in every usual way",
      {
        [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: joined("/", "s3:/", "bucket", EXECUTION_ID),
        [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: joined("", "s3://", {
          Get: "Parameters.InputData",
        }),
      },
    ],
    [
      "a bucket whose name a reference goes on with",
      {
        [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: joined(
          "",
          "s3://x",
          { Get: "Parameters.InputData" },
          "/models",
        ),
      },
    ],
    [
      "training jobs that share an output path",
      { "Steps.+": { ...validDefinition().Steps[1], Name: "TrainAgain" } },
    ],
    [
      "branches of which only one writes",
      withSteps({
        Name: "Choose",
        Type: "Condition",
        Arguments: {
          Conditions: [{ Type: "Equals", LeftValue: { Get: "Parameters.InputData" }, RightValue: "a" }],
          IfSteps: [transform("A", "s3://bucket/scores")],
          ElseSteps: [transform("B", "s3://bucket/scores")],
        },
      }),
    ],
  ]);
});
