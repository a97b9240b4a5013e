import { awsJob, csvChannel, glueJobRun, trainingStep, type WorkflowInputs } from "../../pipeline-definition";
import { outputUri, retry, trainedModelStep, trainingJob, xgboostImage } from "../private-jobs";
import type { Parameters } from "./parameters";

export const etlStep = (inputs: WorkflowInputs, p: Parameters) =>
  awsJob("GlueEtl", inputs, {
    description: "Checks and encodes the games, and splits them 70/20/10 into train, validation and batch.",
    job: glueJobRun("etl", { S3_SOURCE: p.inputData, S3_DEST: outputUri(inputs, "GlueEtl"), SEED: p.seed }),
    outputs: {
      trainFolder: "String",
      validationFolder: "String",
      batchFolder: "String",
      rows: "Integer",
      dropped: "Integer",
      majorityError: "Float",
    },
    timeoutMinutes: 30,
    retries: 1,
  });

export const trainStep = (inputs: WorkflowInputs, p: Parameters, etl: EtlStep) =>
  trainingStep("Train", {
    description: "Trains SageMaker's built-in XGBoost to tell hits from other games.",
    // Each run prepares its data anew and under its own prefix.
    cache: false,
    retry,
    arguments: {
      AlgorithmSpecification: { TrainingImage: xgboostImage(inputs), TrainingInputMode: "File" },
      HyperParameters: {
        objective: "binary:logistic",
        num_round: "100",
        max_depth: "3",
        eta: "0.1",
        subsample: "0.5",
        scale_pos_weight: "2.0",
        // SageMaker surely reads the first out of the log, and the gate rests on it; the second is for people.
        eval_metric: "error,auc",
      },
      InputDataConfig: [
        csvChannel("train", outputUri(inputs, "GlueEtl", etl.outputs.trainFolder)),
        csvChannel("validation", outputUri(inputs, "GlueEtl", etl.outputs.validationFolder)),
      ],
      ...trainingJob(inputs, "Train", { instanceType: p.trainingInstanceType, maxSeconds: 1800 }),
    },
  });

export const createModelStep = (name: string, inputs: WorkflowInputs, train: TrainStep) =>
  trainedModelStep(name, inputs, {
    description: "Creates a model of what was trained, which only an accepted run does.",
    image: xgboostImage(inputs),
    modelData: train.properties.ModelArtifacts.S3ModelArtifacts,
  });

export type EtlStep = ReturnType<typeof etlStep>;
export type TrainStep = ReturnType<typeof trainStep>;
export type ModelStep = ReturnType<typeof createModelStep>;
