import {
  conditionGreaterThan,
  conditionStep,
  failStep,
  jsonGet,
  modelStep,
  parameterFloat,
  pipeline,
  processingStep,
  s3Input,
  s3Output,
  csvChannel,
  trainingStep,
  type PipelineDefinition,
} from "../pipeline-definition";

const ROLE = "arn:aws:iam::111122223333:role/jobs";
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:1.0.0";

const preparing = {
  RoleArn: ROLE,
  AppSpecification: { ImageUri: IMAGE, ContainerEntrypoint: ["python3", "prepare.py"] },
  ProcessingResources: {
    ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
  },
  Environment: { SEED: "1", MODE: "all" },
} as const;

const training = {
  RoleArn: ROLE,
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
  HyperParameters: { num_round: "50", eta: "0.3", max_depth: "6" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
} as const;

const threshold = parameterFloat("Threshold", { default: 0.5 });

/** Five steps that hang together, after the group before: prepare, train, and a gate with a step in each branch. */
const group = (i: number, input: Parameters<typeof s3Input>[1]) => {
  const prepare = processingStep(`Prepare${String(i)}`, {
    arguments: {
      ...preparing,
      ProcessingInputs: [s3Input("input", input, "/opt/ml/processing/input")],
      ProcessingOutputConfig: {
        Outputs: [
          s3Output("train", `s3://bucket/${String(i)}/train`, "/opt/ml/processing/train"),
          s3Output("report", `s3://bucket/${String(i)}/report`, "/opt/ml/processing/report"),
        ],
      },
    },
    propertyFiles: [{ name: "Report", output: "report", path: "report.json" }],
    cache: { expireAfter: "P30D" },
  });
  const prepared = prepare.properties.ProcessingOutputConfig.Outputs.at("train").S3Output.S3Uri;
  const train = trainingStep(`Train${String(i)}`, {
    arguments: {
      ...training,
      InputDataConfig: [csvChannel("train", prepared)],
      OutputDataConfig: { S3OutputPath: `s3://bucket/${String(i)}/model` },
    },
  });
  const model = modelStep(`Model${String(i)}`, {
    arguments: {
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE, ModelDataUrl: train.properties.ModelArtifacts.S3ModelArtifacts },
    },
  });
  const gate = conditionStep(`Gate${String(i)}`, {
    dependsOn: [train],
    conditions: [conditionGreaterThan(jsonGet(prepare, "Report", "share"), threshold)],
    ifSteps: [model],
    elseSteps: [failStep(`Stop${String(i)}`, { errorMessage: "too small" })],
  });
  return { steps: [prepare, train, gate], artifact: train.properties.ModelArtifacts.S3ModelArtifacts };
};

/** A pipeline of `count` steps (a multiple of five), each group reading what the one before wrote. Renders and checks it. */
export const largePipeline = (count: number): PipelineDefinition => {
  const steps = [];
  let input: Parameters<typeof s3Input>[1] = "s3://bucket/input";
  for (let i = 0; i < count / 5; i++) {
    const next = group(i, input);
    steps.push(...next.steps);
    input = next.artifact;
  }
  return pipeline({ parameters: [threshold], steps });
};
