import { AWS_IMAGE, input } from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkProcessing", () => {
  itFinds([
    [
      "an input outside the folder that SageMaker takes",
      { [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.LocalPath`]: "/opt/ml/input/raw" },
      "invalid-local-path Steps[0].Arguments.ProcessingInputs[0].S3Input.LocalPath",
      'An input of step "Prepare" goes to "/opt/ml/input/raw", and SageMaker takes only folders below /opt/ml/processing/.',
      "Write a folder below /opt/ml/processing/.",
    ],
    [
      "an input without a folder",
      { [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.LocalPath`]: undefined },
      "missing-member Steps[0].Arguments.ProcessingInputs[0].S3Input",
      'An input of step "Prepare" lacks "LocalPath", where SageMaker has to put it.',
      "Write a folder below /opt/ml/processing/.",
    ],
    [
      "an output from elsewhere",
      { [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.0.S3Output.LocalPath`]: "/tmp/train" },
      "unusual-output-path Steps[0].Arguments.ProcessingOutputConfig.Outputs[0].S3Output.LocalPath",
      'An output of step "Prepare" is taken from "/tmp/train", outside /opt/ml/processing/.',
      "Write a folder below /opt/ml/processing/.",
    ],
    [
      "two inputs in one folder",
      { [`${AT.prepare}.Arguments.ProcessingInputs.+`]: input("/opt/ml/processing/raw/") },
      "repeated-local-path Steps[0].Arguments.ProcessingInputs[1].S3Input.LocalPath",
      'Step "Prepare" has two inputs in the folder "/opt/ml/processing/raw".',
      "Give each input a folder of its own.",
    ],
    [
      "two outputs in one folder",
      {
        [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.1.S3Output.LocalPath`]:
          "/opt/ml/processing/train",
      },
      "repeated-local-path Steps[0].Arguments.ProcessingOutputConfig.Outputs[1].S3Output.LocalPath",
      'Step "Prepare" has two outputs in the folder "/opt/ml/processing/train".',
      "Give each output a folder of its own.",
    ],
    [
      "a script that no input brings",
      {
        [`${AT.prepare}.Arguments.AppSpecification`]: {
          ImageUri: AWS_IMAGE,
          ContainerEntrypoint: ["python3", "/opt/ml/processing/code/run.py"],
        },
      },
      "missing-script Steps[0].Arguments.AppSpecification.ContainerEntrypoint[1]",
      'Step "Prepare" runs "/opt/ml/processing/code/run.py", which no input of it brings.',
      "Add an input that puts the script there, or mend the path.",
    ],
    [
      "a script whose input brings another file",
      {
        [`${AT.prepare}.Arguments.AppSpecification`]: {
          ImageUri: AWS_IMAGE,
          ContainerEntrypoint: ["python3", "/opt/ml/processing/code/run.py"],
        },
        [`${AT.prepare}.Arguments.ProcessingInputs.+`]: input(
          "/opt/ml/processing/code",
          "s3://bucket/code/other.py",
        ),
      },
      "missing-script Steps[0].Arguments.AppSpecification.ContainerEntrypoint[1]",
      'Step "Prepare" runs "/opt/ml/processing/code/run.py", which no input of it brings.',
      "Add an input that puts the script there, or mend the path.",
    ],
    [
      "unzipping in File mode",
      { [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.S3CompressionType`]: "Gzip" },
      "conflicting-members Steps[0].Arguments.ProcessingInputs[0].S3Input",
      'An input of step "Prepare" is to be unzipped, which SageMaker does in Pipe mode only.',
      'Set "S3InputMode" to "Pipe", or "S3CompressionType" to "None".',
    ],
    [
      "a feature store that SageMaker is to fill",
      {
        [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.+`]: {
          OutputName: "features",
          FeatureStoreOutput: { FeatureGroupName: "people" },
        },
      },
      "conflicting-members Steps[0].Arguments.ProcessingOutputConfig.Outputs[2]",
      'An output of step "Prepare" goes to the feature store, which only the job itself can write.',
      'Set "AppManaged" to true.',
    ],
  ]);

  itAccepts([
    [
      "two folders that a parameter gives",
      {
        [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.LocalPath`]: { Get: "Parameters.InputData" },
        [`${AT.prepare}.Arguments.ProcessingInputs.+`]: {
          InputName: "more",
          S3Input: {
            S3Uri: "s3://bucket/in",
            LocalPath: { Get: "Parameters.InputData" },
            S3DataType: "S3Prefix",
            S3InputMode: "File",
          },
        },
      },
    ],
    [
      "a script in an input whose folder a parameter gives",
      {
        [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.LocalPath`]: { Get: "Parameters.InputData" },
        [`${AT.prepare}.Arguments.ProcessingInputs.+`]: input("/opt/ml/processing/other"),
        [`${AT.prepare}.Arguments.AppSpecification`]: {
          ImageUri: AWS_IMAGE,
          ContainerEntrypoint: ["python3", "/opt/ml/processing/code/run.py"],
        },
      },
    ],
    [
      "a folder that a parameter gives",
      { [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.LocalPath`]: { Get: "Parameters.InputData" } },
    ],
    [
      "inputs inside one another's folders",
      { [`${AT.prepare}.Arguments.ProcessingInputs.+`]: input("/opt/ml/processing/raw/more") },
    ],
    [
      "an input that the job fetches itself",
      {
        [`${AT.prepare}.Arguments.ProcessingInputs.0.AppManaged`]: true,
        [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.LocalPath`]: undefined,
      },
    ],
    [
      "a script in an input that brings a file of its name",
      {
        [`${AT.prepare}.Arguments.AppSpecification`]: {
          ImageUri: AWS_IMAGE,
          ContainerEntrypoint: ["python3", "/opt/ml/processing/code/run.py"],
        },
        [`${AT.prepare}.Arguments.ProcessingInputs.+`]: input(
          "/opt/ml/processing/code",
          "s3://bucket/code/run.py",
        ),
      },
    ],
    [
      "a script in an input that brings a whole folder",
      {
        [`${AT.prepare}.Arguments.AppSpecification`]: {
          ImageUri: AWS_IMAGE,
          ContainerEntrypoint: ["python3", "/opt/ml/processing/code/lib/run.py"],
        },
        [`${AT.prepare}.Arguments.ProcessingInputs.+`]: input("/opt/ml/processing/code", "s3://bucket/code"),
      },
    ],
    [
      "a script that an image of one's own may hold",
      {
        [`${AT.prepare}.Arguments.AppSpecification.ContainerEntrypoint`]: [
          "python3",
          "/opt/ml/processing/code/run.py",
        ],
      },
    ],
    [
      "a feature store that the job fills",
      {
        [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.+`]: {
          OutputName: "features",
          AppManaged: true,
          FeatureStoreOutput: { FeatureGroupName: "people" },
        },
      },
    ],
  ]);
});
