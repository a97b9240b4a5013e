import {
  parameterFloat,
  parameterString,
  pipeline,
  scriptMode,
  trainingStep,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, oneInstance, ROLE, SKLEARN, XGBOOST } from "./place";

const CODE = "s3://oracle-bucket/script-mode-training/code";

const data = parameterString("TrainData", { default: "s3://oracle-bucket/train/" });
const alpha = parameterFloat("Alpha", { default: 0.1 });

const shared = {
  RoleArn: ROLE,
  ResourceConfig: oneInstance,
  StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
  ProfilerConfig: { DisableProfiler: true },
} as const;

/** What the SDK puts among the hyperparameters, each written as JSON. */
const script = (archive: string) => ({
  sagemaker_submit_directory: JSON.stringify(`${CODE}/${archive}/sourcedir.tar.gz`),
  sagemaker_program: '"train.py"',
  sagemaker_container_log_level: "20",
  sagemaker_region: '"us-east-1"',
});

const linear = trainingStep("TrainLinear", {
  arguments: {
    ...shared,
    AlgorithmSpecification: { TrainingImage: SKLEARN, TrainingInputMode: "File" },
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/" },
    InputDataConfig: [channel("train", data)],
    HyperParameters: {
      alpha,
      layers: "[64, 32]",
      name: '"base"',
      warm: "true",
      depth: "5",
      ...script("cf5eae836a399c1425e8f93fe4bc7b0747f5e96ba1230eb6d59b99aab44fd902"),
    },
  },
});

const isolated = scriptMode({
  program: "train.py",
  code: "s3://oracle-bucket/code/sourcedir.tar.gz",
  channels: [channel("train", data)],
  containerLogLevel: 20,
});
const trees = trainingStep("TrainTrees", {
  arguments: {
    ...shared,
    ...isolated,
    HyperParameters: { ...isolated.HyperParameters, sagemaker_region: '"us-east-1"' },
    AlgorithmSpecification: { TrainingImage: XGBOOST, TrainingInputMode: "File" },
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
    EnableNetworkIsolation: true,
  },
});

const network = trainingStep("TrainNetwork", {
  dependsOn: [linear],
  arguments: {
    ...shared,
    AlgorithmSpecification: {
      TrainingImage: "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1.0-gpu-py310",
      TrainingInputMode: "File",
      EnableSageMakerMetricsTimeSeries: true,
    },
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/" },
    ResourceConfig: { InstanceType: "ml.p4d.24xlarge", InstanceCount: 2, VolumeSizeInGB: 30 },
    InputDataConfig: [
      channel("train", data),
      channel("start", trees.properties.ModelArtifacts.S3ModelArtifacts),
    ],
    HyperParameters: {
      ...script("7c6c324b75a440f298b81723d1f5eda82d3ebdc996ea1e367c9bfcc839d4529d"),
      sagemaker_distributed_dataparallel_enabled: "true",
      sagemaker_instance_type: '"ml.p4d.24xlarge"',
      sagemaker_distributed_dataparallel_custom_mpi_options: '""',
    },
  },
});

export const scriptModeTraining = () =>
  pipeline({
    parameters: [data, alpha],
    experiment: experimentOfPipeline,
    steps: [linear, trees, network],
  });
