import {
  autoMLStep,
  modelStep,
  parameterString,
  pipeline,
  registerModelStep,
} from "../../../pipeline-definition";
import { experimentOfPipeline, KEY, ROLE, TAGS, VPC } from "./place";

const data = parameterString("TrainData", { default: "s3://oracle-bucket/train/" });

const auto = autoMLStep("Auto", {
  cache: { expireAfter: "P30D" },
  retry: [{ on: ["SageMaker.RESOURCE_LIMIT"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 2 }],
  arguments: {
    RoleArn: ROLE,
    ProblemType: "BinaryClassification",
    AutoMLJobObjective: { MetricName: "F1" },
    InputDataConfig: [
      {
        ChannelType: "training",
        ContentType: "text/csv;header=present",
        CompressionType: "Gzip",
        TargetAttributeName: "income",
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: data } },
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/automl", KmsKeyId: KEY },
    AutoMLJobConfig: {
      Mode: "ENSEMBLING",
      CompletionCriteria: { MaxRuntimePerTrainingJobInSeconds: 600, MaxAutoMLJobRuntimeInSeconds: 3600 },
      DataSplitConfig: { ValidationFraction: 0.2 },
      SecurityConfig: {
        EnableInterContainerTrafficEncryption: true,
        VolumeKmsKeyId: KEY,
        VpcConfig: VPC,
      },
    },
    Tags: TAGS,
  },
});

const best = auto.properties.BestCandidate.InferenceContainers.at(0);
const VARIABLES = [
  "MODEL_NAME",
  "SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT",
  "SAGEMAKER_SUBMIT_DIRECTORY",
  "SAGEMAKER_INFERENCE_SUPPORTED",
  "SAGEMAKER_INFERENCE_OUTPUT",
  "SAGEMAKER_PROGRAM",
];
const container = {
  Image: best.Image,
  ModelDataUrl: best.ModelDataUrl,
  Environment: Object.fromEntries(VARIABLES.map((name) => [name, best.Environment.at(name)])),
};

const create = modelStep("Best", { arguments: { ExecutionRoleArn: ROLE, PrimaryContainer: container } });
const reports = auto.properties.BestCandidateProperties;
const register = registerModelStep("BestVersion", {
  arguments: {
    ModelPackageGroupName: "automl",
    ModelApprovalStatus: "PendingManualApproval",
    CustomerMetadataProperties: {
      insights: reports.ModelInsightsJsonReportPath,
      explainability: reports.ExplainabilityJsonReportPath,
    },
    InferenceSpecification: {
      Containers: [container],
      SupportedContentTypes: ["text/csv"],
      SupportedResponseMIMETypes: ["text/csv"],
      SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
      SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
    },
  },
});

export const automlEnsemble = () =>
  pipeline({ parameters: [data], experiment: experimentOfPipeline, steps: [auto, create, register] });
