import {
  clarifyCheckStep,
  clarifyJob,
  executionVariables,
  join,
  modelStep,
  parameterBoolean,
  parameterString,
  pipeline,
} from "../../../pipeline-definition";
import { CLARIFY, experimentOfPipeline, KEY, ROLE, XGBOOST } from "./place";

const data = parameterString("TrainData", { default: "s3://oracle-bucket/train/train.csv" });
const skip = parameterBoolean("SkipCheck", { default: false });

const create = modelStep("Create", {
  arguments: {
    ExecutionRoleArn: ROLE,
    PrimaryContainer: { Image: XGBOOST, ModelDataUrl: "s3://oracle-bucket/models/model.tar.gz" },
  },
});

const job = (name: string) =>
  ({
    ...clarifyJob({
      analysisConfig: `s3://oracle-bucket/clarify-config/${name}/analysis_config.json`,
      dataset: data,
      output: join("/", ["s3://oracle-bucket/clarify", executionVariables.pipelineExecutionId, name]),
      kmsKeyId: KEY,
    }),
    AppSpecification: { ImageUri: CLARIFY },
    RoleArn: ROLE,
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: "ml.c5.xlarge",
        InstanceCount: 1,
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: KEY,
      },
    },
    StoppingCondition: { MaxRuntimeInSeconds: 1800 },
  }) as const;

const dataBias = clarifyCheckStep("DataBias", {
  checkType: "DATA_BIAS",
  arguments: job("data"),
  skipCheck: skip,
  registerNewBaseline: true,
  modelPackageGroupName: "models",
  cache: { expireAfter: "P1D" },
});
const modelBias = clarifyCheckStep("ModelBias", {
  displayName: "Bias of the model",
  description: "Looks for bias after training",
  checkType: "MODEL_BIAS",
  modelName: create.properties.ModelName,
  arguments: job("model"),
  failOnViolation: false,
  modelPackageGroupName: "models",
  suppliedBaselineConstraints: "s3://oracle-bucket/baseline/bias.json",
});
const explainability = clarifyCheckStep("Explainability", {
  dependsOn: [dataBias],
  checkType: "MODEL_EXPLAINABILITY",
  modelName: create.properties.ModelName,
  arguments: job("shap"),
  skipCheck: true,
  modelPackageGroupName: "models",
});

export const clarifyChecks = () =>
  pipeline({
    parameters: [data, skip],
    experiment: experimentOfPipeline,
    steps: [create, dataBias, modelBias, explainability],
  });
