import type { Json, JsonObject } from "../../../../pipeline-definition/document/definition";
import { BUCKET, condition, join, number, parametersOf, pickFrom, text, type Scope } from "./random-values";

/** Step types of the recipes; `Other` is one that nobody knows. */
export const STEP_KINDS = [
  ...[
    "Processing",
    "Training",
    "Model",
    "RegisterModel",
    "Fail",
    "Lambda",
    "Callback",
    "Transform",
    "Tuning",
  ],
  ...["QualityCheck", "EMR", "Condition", "Lineage", "Other"],
] as const;

/** What a recipe says of one step; numbers pick among what stands before it. */
export interface Recipe {
  readonly type: (typeof STEP_KINDS)[number];
  readonly name: string;
  readonly texts: readonly string[];
  readonly picks: readonly number[];
  readonly options: JsonObject;
  readonly isInside: boolean;
}

const ROLE = "arn:aws:iam::111122223333:role/demo";
const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";

const cluster = (scope: Scope, pick: number): JsonObject => ({
  InstanceType: "ml.m5.xlarge",
  InstanceCount: pickFrom<Json>([1, 2, ...parametersOf(scope, "Integer")], pick),
  VolumeSizeInGB: 30,
});

type Builder = (recipe: Recipe, scope: Scope) => JsonObject;

const processing: Builder = ({ picks: [a = 0, b = 0, c = 0], texts: [one = ""] }, scope) => ({
  AppSpecification: { ImageUri: IMAGE, ContainerArguments: ["--flag", text(scope, a, "value")] },
  ProcessingResources: { ClusterConfig: cluster(scope, b) },
  RoleArn: ROLE,
  Environment: { KEY: text(scope, c, one.replaceAll("\0", "")) },
  ProcessingInputs: [
    {
      InputName: "in",
      AppManaged: false,
      S3Input: {
        S3Uri: pickFrom<Json>([BUCKET, join("/", BUCKET, text(scope, b, "part"))], a),
        LocalPath: "/opt/ml/processing/in",
        S3DataType: "S3Prefix",
        S3InputMode: "File",
        ...(b % 2 === 0 ? { S3DataDistributionType: "FullyReplicated", S3CompressionType: "None" } : {}),
      },
    },
  ],
  ProcessingOutputConfig: {
    Outputs: [
      {
        OutputName: "out",
        ...(c % 2 === 0 ? { AppManaged: false } : {}),
        S3Output: { S3Uri: `${BUCKET}/out`, LocalPath: "/opt/ml/processing/out", S3UploadMode: "EndOfJob" },
      },
    ],
  },
  ...(a % 9 === 0 ? { StoppingCondition: null } : {}),
  ...(a % 11 === 0 ? { ProcessingJobName: "prefix" } : {}),
});

const trainingJob: Builder = ({ picks: [a = 0, b = 0, c = 0] }, scope) => ({
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
  RoleArn: ROLE,
  InputDataConfig: [
    {
      ChannelName: "train",
      ContentType: "text/csv",
      ...(a % 2 === 0 ? { InputMode: "File" } : {}),
      DataSource: {
        S3DataSource: {
          S3DataType: "S3Prefix",
          S3Uri: pickFrom<Json>([BUCKET, join("/", BUCKET, text(scope, b, "part"))], c),
          S3DataDistributionType: "FullyReplicated",
        },
      },
    },
  ],
  OutputDataConfig: { S3OutputPath: BUCKET },
  ResourceConfig: cluster(scope, c),
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
});

/** The part of a step that its type decides, by type. */
export const BUILDERS: Readonly<Record<Recipe["type"], Builder>> = {
  Processing: (recipe, scope) => ({
    Arguments: processing(recipe, scope),
    ...(recipe.options["DisplayName"] === undefined
      ? {}
      : { PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "report.json" }] }),
  }),
  Training: (recipe, scope) => ({
    Arguments: {
      ...trainingJob(recipe, scope),
      HyperParameters: Object.fromEntries(
        recipe.texts.map((own, i) => [
          own.replaceAll(/[\0-\x1f]/g, " "),
          text(scope, recipe.picks[i] ?? 0, own.replaceAll(/[\0-\x1f]/g, " ")),
        ]),
      ),
    },
  }),
  Model: () => ({
    Arguments: {
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE, ModelDataUrl: `${BUCKET}/model.tar.gz` },
    },
  }),
  RegisterModel: ({ picks: [a = 0] }, scope) => ({
    Arguments: {
      ModelPackageGroupName: "demo",
      ModelApprovalStatus: pickFrom<Json>(["PendingManualApproval", ...parametersOf(scope, "String")], 0),
      CustomerMetadataProperties: { key: text(scope, a, "value") },
      InferenceSpecification: {
        Containers: [{ Image: IMAGE, ModelDataUrl: `${BUCKET}/model.tar.gz` }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
    },
  }),
  Fail: ({ picks: [a = 0], texts: [one = ""] }, scope) => ({
    Arguments: { ErrorMessage: text(scope, a, one) },
  }),
  Lambda: ({ picks, texts }, scope) => ({
    FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:demo",
    ...(picks[6] === 0 ? {} : { Arguments: payload(picks, texts, scope) }),
    OutputParameters: [
      { OutputName: "text", OutputType: "String" },
      { OutputName: "number", OutputType: "Float" },
    ],
  }),
  Callback: ({ picks, texts }, scope) => ({
    SqsQueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/demo",
    Arguments: payload(picks, texts, scope),
    OutputParameters: [{ OutputName: "text", OutputType: "String" }],
  }),
  Transform: ({ picks: [a = 0] }, scope) => ({
    Arguments: {
      ModelName: "demo",
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: BUCKET } },
        ContentType: "text/csv",
      },
      TransformOutput: { S3OutputPath: BUCKET },
      TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
      Environment: { KEY: text(scope, a, "value") },
    },
  }),
  Tuning: (recipe, scope) => ({
    Arguments: {
      HyperParameterTuningJobConfig: {
        Strategy: "Random",
        HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "validation:error" },
        ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
        ParameterRanges: {
          ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.1", MaxValue: "0.3", ScalingType: "Auto" }],
        },
      },
      TrainingJobDefinition: {
        ...trainingJob(recipe, scope),
        StaticHyperParameters: {
          objective: "binary:logistic",
          extra: text(scope, recipe.picks[4] ?? 0, "value"),
        },
      },
    },
  }),
  QualityCheck: (recipe, scope) => ({
    Arguments: processing({ ...recipe, picks: [1, 1, 1] }, scope),
    CheckType: "DATA_QUALITY",
    ModelPackageGroupName: pickFrom<Json>(
      [null, "demo", ...parametersOf(scope, "String")],
      recipe.picks[3] ?? 0,
    ),
    ...((recipe.picks[4] ?? 0) % 2 === 0 ? { SkipCheck: true, FailOnViolation: false } : {}),
    RegisterNewBaseline: pickFrom<Json>(
      [false, true, ...parametersOf(scope, "Boolean")],
      recipe.picks[5] ?? 0,
    ),
  }),
  EMR: ({ picks: [a = 0], texts: [one = ""] }, scope) => ({
    Arguments: {
      ClusterId: "j-1ABCDEFGHIJKL",
      StepConfig: {
        HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", text(scope, a, one)] },
      },
    },
  }),
  Condition: ({ picks, texts: [one = ""] }, scope) => ({
    Arguments: { Conditions: [condition(scope, picks, one), condition(scope, picks.slice(3), one)] },
  }),
  Lineage: ({ picks: [a = 0], texts: [one = ""] }, scope) => ({
    Arguments: {
      Actions: [
        {
          ActionName: "action",
          ActionType: "Training",
          Source: { SourceUri: text(scope, a, "source") },
          Properties: { key: one.replaceAll(/[\0-\x1f]/g, " ") },
        },
      ],
    },
  }),
  Other: ({ picks: [a = 0], texts: [one = "", two = ""] }, scope) => ({
    Arguments: { [one]: { [two]: [text(scope, a, two), null, 1, { deep: number(scope, a) }] } },
    Beside: { [two]: one },
  }),
};

function payload(picks: readonly number[], texts: readonly string[], scope: Scope): JsonObject {
  return Object.fromEntries(
    texts.map((own, i): [string, Json] => [
      own,
      pickFrom<Json>(
        [text(scope, picks[i] ?? 0, own), number(scope, picks[i] ?? 0), true],
        picks[i + 1] ?? 0,
      ),
    ]),
  );
}
