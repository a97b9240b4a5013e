import { fault, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const INPUTS = "@Prepare.Arguments.ProcessingInputs";
const OUTPUTS = "@Prepare.Arguments.ProcessingOutputConfig.Outputs";
const SCIKIT_LEARN =
  "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn@sha256:" + "5e1f".repeat(16);

/** Mistakes in places in S3 and in containers that are taken, and go wrong when the pipeline runs. */
export const PLACES: readonly SeededFault[] = [
  fault(
    "a bucket that nobody can have",
    PIPELINE,
    set("@Train.Arguments.OutputDataConfig.S3OutputPath", "s3://Demo_Models/Train"),
    "invalid-bucket-name @Train.Arguments.OutputDataConfig.S3OutputPath",
  ),
  fault(
    "a bucket name of two characters in a join",
    PIPELINE,
    set(`${OUTPUTS}[0].S3Output.S3Uri.Std:Join.Values[0]`, "s3://ml/runs"),
    `invalid-bucket-name ${OUTPUTS}[0].S3Output.S3Uri`,
  ),
  fault(
    "two outputs of a step in one place",
    "ten-inputs-and-outputs",
    [
      set(`${OUTPUTS}[2].S3Output.S3Uri`, "s3://demo-ml-111122223333/prepared"),
      set(`${OUTPUTS}[7].S3Output.S3Uri`, "s3://demo-ml-111122223333/prepared/"),
    ],
    `shared-output ${OUTPUTS}[7].S3Output.S3Uri`,
  ),
  fault(
    "an output where another step writes",
    "monitored-batch-transform",
    set(
      "@Score-transform.Arguments.TransformOutput.S3OutputPath",
      "s3://demo-ml-111122223333/monitoring/scores",
    ),
    "shared-output @Score-monitoring.Arguments.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
  ),
  fault(
    "two inputs in one folder",
    PIPELINE,
    set(`${INPUTS}[0].S3Input.LocalPath`, "/opt/ml/processing/input/code/"),
    `repeated-local-path ${INPUTS}[1].S3Input.LocalPath`,
  ),
  fault(
    "two outputs from one folder",
    PIPELINE,
    set(`${OUTPUTS}[2].S3Output.LocalPath`, "/opt/ml/processing/output/train"),
    `repeated-local-path ${OUTPUTS}[2].S3Output.LocalPath`,
  ),
  fault(
    "an output from a folder that no volume backs",
    PIPELINE,
    set(`${OUTPUTS}[1].S3Output.LocalPath`, "/tmp/validation"),
    `unusual-output-path ${OUTPUTS}[1].S3Output.LocalPath`,
  ),
  fault(
    "a script in a folder that no input fills",
    PIPELINE,
    [
      set("@Prepare.Arguments.AppSpecification.ImageUri", SCIKIT_LEARN),
      set("@Prepare.Arguments.AppSpecification.ContainerEntrypoint[1]", "/opt/ml/processing/code/prepare.py"),
    ],
    "missing-script @Prepare.Arguments.AppSpecification.ContainerEntrypoint[1]",
  ),
  fault(
    "a script by another name than the file that is brought",
    PIPELINE,
    set("@Prepare.Arguments.AppSpecification.ImageUri", SCIKIT_LEARN),
    "missing-script @Prepare.Arguments.AppSpecification.ContainerEntrypoint[1]",
  ),
];
