import {
  modelStep,
  parameterString,
  pipeline,
  registerModelStep,
  trainingStep,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, ROLE, SKLEARN, VPC, XGBOOST } from "./place";

const first = parameterString("Preprocessor", { default: "s3://oracle-bucket/models/first.tar.gz" });
const second = parameterString("Predictor", { default: "s3://oracle-bucket/models/second.tar.gz" });

const containers = [
  { Image: SKLEARN, ModelDataUrl: first, Environment: { STAGE: "first" } },
  { Image: XGBOOST, ModelDataUrl: second },
] as const;

const chain = modelStep("Chain", {
  arguments: { ExecutionRoleArn: ROLE, Containers: containers, VpcConfig: VPC },
});
const version = registerModelStep("ChainVersion", {
  dependsOn: [chain],
  arguments: {
    ModelPackageGroupName: "chains",
    ModelApprovalStatus: "PendingManualApproval",
    InferenceSpecification: {
      Containers: containers,
      SupportedContentTypes: ["text/csv"],
      SupportedResponseMIMETypes: ["text/csv"],
      SupportedRealtimeInferenceInstanceTypes: ["ml.m5.xlarge"],
      SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
    },
  },
});

/** The SDK's own companion: packs a serving script into the model's archive before the model is created. */
const repack = trainingStep("Network-RepackModel-0", {
  description: "Used to repack a model with customer scripts for a register/create model step",
  dependsOn: [chain],
  arguments: {
    AlgorithmSpecification: { TrainingImage: SKLEARN, TrainingInputMode: "File" },
    RoleArn: ROLE,
    HyperParameters: {
      inference_script: '"serve.py"',
      model_archive: second,
      dependencies: "null",
      source_dir: '"sources"',
      sagemaker_submit_directory:
        '"s3://oracle-bucket/sagemaker-scikit-learn-2020-01-01-00-00-00-123/source/sourcedir.tar.gz"',
      sagemaker_program: '"_repack_script_launcher.sh"',
      sagemaker_container_log_level: "20",
      sagemaker_region: '"us-east-1"',
    },
    InputDataConfig: [channel("training", second)],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/pytorch-inference-2020-01-01-00-00-00-123" },
    ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    ProfilerConfig: { DisableProfiler: true },
  },
});
const network = modelStep("Network", {
  arguments: {
    ExecutionRoleArn: ROLE,
    PrimaryContainer: {
      Image: "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.1.0-cpu-py310",
      ModelDataUrl: repack.properties.ModelArtifacts.S3ModelArtifacts,
      Environment: {
        SAGEMAKER_PROGRAM: "serve.py",
        SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
        SAGEMAKER_CONTAINER_LOG_LEVEL: "20",
        SAGEMAKER_REGION: "us-east-1",
      },
    },
  },
});

export const inferencePipeline = () =>
  pipeline({
    parameters: [first, second],
    experiment: experimentOfPipeline,
    steps: [chain, version, repack, network],
  });
