import { modelOf, training } from "../job-steps";
import { model, register, registerFrom } from "../other-steps";
import { IMAGE, KEY, declare, document, get, parameter, s3, type Json } from "../parts";

const MODEL_DATA = s3("models/current/model.tar.gz");
const report = (name: string): Json => ({
  ContentType: "application/json",
  S3Uri: s3(`reports/${name}.json`),
});

/** Documents about models and their packages. */
export const MODELS: Readonly<Record<string, Json>> = {
  "model-of-several-containers": document(
    [],
    [
      training("Train"),
      model("CreateModel", undefined, {
        PrimaryContainer: undefined,
        Containers: [
          {
            ContainerHostname: "encode",
            Image: IMAGE.scikitLearn,
            ModelDataUrl: s3("models/encoder.tar.gz"),
          },
          {
            ContainerHostname: "predict",
            Image: IMAGE.xgboost,
            ModelDataUrl: modelOf("Train"),
            Environment: { LEVEL: "info" },
          },
        ],
        InferenceExecutionConfig: { Mode: "Serial" },
      }),
    ],
  ),
  "model-of-many-models": document(
    [],
    [
      model("CreateModel", undefined, {
        PrimaryContainer: {
          Image: IMAGE.own,
          Mode: "MultiModel",
          ModelDataUrl: s3("models/all/"),
          MultiModelConfig: { ModelCacheSetting: "Disabled" },
          ImageConfig: { RepositoryAccessMode: "Platform" },
        },
      }),
    ],
  ),
  "model-from-unpacked-files": document(
    [],
    [
      model("CreateModel", undefined, {
        PrimaryContainer: {
          Image: IMAGE.own,
          ModelDataSource: {
            S3DataSource: {
              S3Uri: s3("models/large/"),
              S3DataType: "S3Prefix",
              CompressionType: "None",
              ModelAccessConfig: { AcceptEula: true },
            },
          },
        },
      }),
    ],
  ),
  "register-with-all-metrics": document(
    [
      declare("Approval", "String", "PendingManualApproval", {
        EnumValues: ["PendingManualApproval", "Rejected"],
      }),
    ],
    [
      training("Train"),
      registerFrom("Register", "Train", {
        ModelApprovalStatus: parameter("Approval"),
        ModelPackageDescription: "Scores customers; trained weekly.",
        CustomerMetadataProperties: { team: "demo", "git.branch": "main" },
        MetadataProperties: {
          CommitId: "4d2a77aa",
          Repository: "https://git.example.com/demo.git",
          GeneratedBy: get("Execution.PipelineExecutionArn"),
        },
        ModelMetrics: {
          ModelQuality: { Statistics: report("quality"), Constraints: report("quality-constraints") },
          ModelDataQuality: { Statistics: report("data"), Constraints: report("data-constraints") },
          Bias: {
            Report: report("bias"),
            PreTrainingReport: report("pre"),
            PostTrainingReport: report("post"),
          },
          Explainability: { Report: report("shap") },
        },
        DriftCheckBaselines: {
          Bias: { ConfigFile: report("bias-config"), PreTrainingConstraints: report("bias-pre") },
          Explainability: { Constraints: report("shap-constraints") },
          ModelQuality: { Statistics: report("quality") },
          ModelDataQuality: { Constraints: report("data-constraints") },
        },
        Domain: "MACHINE_LEARNING",
        Task: "CLASSIFICATION",
        SamplePayloadUrl: s3("samples/payload.csv"),
        SkipModelValidation: "All",
      }),
    ],
  ),
  "register-with-a-model-card": document(
    [],
    [
      register("Register", MODEL_DATA, {
        ModelCard: { ModelCardStatus: "Draft", ModelCardContent: '{"model_overview": {}}' },
        ModelLifeCycle: { Stage: "Development", StageStatus: "PendingReview" },
        SourceUri: s3("models/current"),
        SecurityConfig: { KmsKeyId: KEY },
        AdditionalInferenceSpecifications: [
          { Name: "small", Containers: [{ Image: IMAGE.own, ModelDataUrl: s3("models/small.tar.gz") }] },
        ],
      }),
    ],
  ),
};
