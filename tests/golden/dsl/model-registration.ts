import {
  join,
  parameterString,
  pipeline,
  registerModelStep,
  trainingStep,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, oneInstance, ROLE, XGBOOST } from "./place";

const status = parameterString("ApprovalStatus", {
  default: "PendingManualApproval",
  allowed: ["PendingManualApproval", "Rejected"],
});

const train = trainingStep("Train", {
  arguments: {
    AlgorithmSpecification: { TrainingImage: XGBOOST, TrainingInputMode: "File" },
    RoleArn: ROLE,
    InputDataConfig: [channel("train", "s3://oracle-bucket/train/")],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
    ResourceConfig: oneInstance,
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    ProfilerConfig: { DisableProfiler: true },
  },
});
const artifact = train.properties.ModelArtifacts.S3ModelArtifacts;

const report = (name: string) => ({
  ContentType: "application/json",
  S3Uri: `s3://oracle-bucket/reports/${name}.json`,
});
const quality = { Statistics: report("statistics"), Constraints: report("constraints") };
const dataQuality = { Statistics: report("data-statistics"), Constraints: report("data-constraints") };

const register = registerModelStep("Register", {
  retry: [{ on: ["Step.THROTTLING"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 3 }],
  arguments: {
    ModelPackageGroupName: "models",
    ModelPackageDescription: "A model with everything",
    ModelApprovalStatus: status,
    ModelMetrics: {
      ModelQuality: quality,
      ModelDataQuality: dataQuality,
      Bias: {
        Report: report("bias"),
        PreTrainingReport: report("bias-before"),
        PostTrainingReport: report("bias-after"),
      },
      Explainability: { Report: report("shap") },
    },
    DriftCheckBaselines: {
      ModelQuality: quality,
      ModelDataQuality: dataQuality,
      Bias: {
        ConfigFile: report("bias-config"),
        PreTrainingConstraints: report("bias-before"),
        PostTrainingConstraints: report("bias-after"),
      },
      Explainability: { Constraints: report("shap"), ConfigFile: report("shap-config") },
    },
    MetadataProperties: { CommitId: "0a1b2c3", Repository: "models", ProjectId: "risk" },
    CustomerMetadataProperties: { artifact, owner: "risk" },
    Domain: "MACHINE_LEARNING",
    Task: "CLASSIFICATION",
    SamplePayloadUrl: "s3://oracle-bucket/samples/payload.tar.gz",
    SourceUri: join("/", ["s3://oracle-bucket", "source"]),
    SkipModelValidation: "All",
    ModelLifeCycle: { Stage: "Development", StageStatus: "Testing", StageDescription: "first look" },
    InferenceSpecification: {
      Containers: [
        {
          Image: XGBOOST,
          ModelDataUrl: artifact,
          Environment: { SAGEMAKER_CONTAINER_LOG_LEVEL: "20" },
          Framework: "XGBOOST",
          FrameworkVersion: "1.7-1",
          NearestModelName: "xgboost",
          ModelInput: { DataInputConfig: '{"features": [1, 14]}' },
        },
      ],
      SupportedContentTypes: ["text/csv", "application/json"],
      SupportedResponseMIMETypes: ["text/csv"],
      SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
      SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
    },
  },
});

const oldStyle = registerModelStep("OldStyle", {
  displayName: "Old style",
  description: "The collection of earlier SDKs",
  arguments: {
    ModelPackageGroupName: "models",
    ModelPackageDescription: "The collection of earlier SDKs",
    ModelApprovalStatus: "Rejected",
    InferenceSpecification: {
      Containers: [{ Image: XGBOOST, ModelDataUrl: artifact }],
      SupportedContentTypes: ["text/csv"],
      SupportedResponseMIMETypes: ["text/csv"],
      SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
      SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
    },
  },
});

export const modelRegistration = () =>
  pipeline({
    parameters: [status],
    experiment: experimentOfPipeline,
    steps: [train, register, oldStyle],
  });
