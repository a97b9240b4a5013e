import {
  csvChannel,
  functionArn,
  join,
  lambdaStep,
  processingStep,
  s3Input,
  s3Output,
  trainingStep,
  type WorkflowInputs,
} from "../../pipeline-definition";
import { codeFile, outputKey, outputUri, retry, script, trainingJob } from "../private-jobs";
import { cache, linearLearner, ownImage, processing } from "./job-settings";
import type { Parameters } from "./parameters";

export const ingestStep = (inputs: WorkflowInputs, p: Parameters) =>
  lambdaStep("DataIngestion", {
    description: "Brings the file from its source into the bucket, if it has the size and hash agreed on.",
    functionArn: functionArn(inputs, "ingest"),
    arguments: {
      SourceUrl: p.sourceUrl,
      ExpectedSha256: p.expectedSha256,
      MaxBytes: p.maxBytes,
      Bucket: inputs.bucket,
      Key: outputKey(inputs, "DataIngestion", "iris.data"),
    },
    outputs: { S3Uri: "String", Bytes: "Integer", Sha256: "String" },
  });

export const preprocessStep = (inputs: WorkflowInputs, p: Parameters, ingest: IngestStep) => {
  const output = <const Name extends string>(name: Name) =>
    s3Output(name, outputUri(inputs, "Preprocessing", name), `/opt/ml/processing/${name}`);
  return processingStep("Preprocessing", {
    description:
      "Splits the rows 80/20 and scales them by what the train rows are like; the class comes first.",
    cache,
    retry,
    arguments: {
      ...processing(inputs, p),
      AppSpecification: {
        ImageUri: ownImage(inputs),
        ContainerEntrypoint: script("preprocess.py"),
        ContainerArguments: ["--seed", join("", [p.seed])],
      },
      ProcessingInputs: [
        s3Input("data", ingest.outputs.S3Uri, "/opt/ml/processing/input/data"),
        s3Input("code", codeFile(inputs, "preprocess.py"), "/opt/ml/processing/input/code"),
        s3Input("lib", codeFile(inputs, "job_run.py"), "/opt/ml/processing/input/lib"),
      ],
      ProcessingOutputConfig: {
        KmsKeyId: inputs.keyArn,
        Outputs: [output("train"), output("test"), output("scaling")],
      },
    },
  });
};

export const trainStep = (inputs: WorkflowInputs, p: Parameters, preprocess: PreprocessStep) =>
  trainingStep("Training", {
    description: "Trains SageMaker's linear-learner to tell the three species apart.",
    cache,
    retry,
    arguments: {
      AlgorithmSpecification: { TrainingImage: linearLearner(inputs), TrainingInputMode: "File" },
      HyperParameters: {
        predictor_type: "multiclass_classifier",
        num_classes: "3",
        // The default of 1,000 is more than the train rows.
        mini_batch_size: "30",
        // Four batches an epoch: the default of 15 epochs leaves the model far from its best.
        epochs: "100",
      },
      InputDataConfig: [
        csvChannel("train", preprocess.properties.ProcessingOutputConfig.Outputs.at("train").S3Output.S3Uri),
      ],
      ...trainingJob(inputs, "Training", {
        instanceType: p.trainingInstanceType,
        gigabytes: 5,
        maxSeconds: 3600,
      }),
    },
  });

export type IngestStep = ReturnType<typeof ingestStep>;
export type PreprocessStep = ReturnType<typeof preprocessStep>;
export type TrainStep = ReturnType<typeof trainStep>;
