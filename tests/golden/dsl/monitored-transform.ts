import {
  clarifyJob,
  dataQualityJob,
  modelQualityJob,
  monitorBatchTransform,
  parameterBoolean,
  parameterString,
  pipeline,
} from "../../../pipeline-definition";
import { CLARIFY, experimentOfPipeline, MONITOR, ROLE } from "./place";

const batch = parameterString("Batch", { default: "s3://oracle-bucket/batch/" });
const fail = parameterBoolean("FailOnViolation", { default: true });

const transform = {
  ModelName: "served-model",
  TransformInput: {
    DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: batch } },
    ContentType: "text/csv",
    SplitType: "Line",
  },
  TransformOutput: { S3OutputPath: "s3://oracle-bucket/scores" },
  TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
} as const;
const resources = {
  RoleArn: ROLE,
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.c5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
  },
} as const;
const csv = { csv: { header: false, output_columns_position: "START" } } as const;

const watchedData = monitorBatchTransform("WatchedData", {
  when: "before",
  transform: {
    displayName: "Watched data-transform",
    description: "Looks at the data first",
    arguments: transform,
  },
  monitor: {
    displayName: "Watched data-monitoring",
    description: "Looks at the data first",
    checkType: "DATA_QUALITY",
    failOnViolation: fail,
    suppliedBaselineStatistics: "s3://oracle-bucket/baseline/statistics.json",
    suppliedBaselineConstraints: "s3://oracle-bucket/baseline/constraints.json",
    arguments: {
      ...resources,
      ...dataQualityJob({
        dataset: batch,
        datasetFormat: csv,
        output: "s3://oracle-bucket/monitoring/data",
      }),
      AppSpecification: { ImageUri: MONITOR },
    },
  },
});
const watchedModel = monitorBatchTransform("WatchedModel", {
  transform: { arguments: transform },
  monitor: {
    checkType: "MODEL_QUALITY",
    arguments: {
      ...resources,
      ...modelQualityJob({
        dataset: "s3://oracle-bucket/scores/",
        datasetFormat: csv,
        output: "s3://oracle-bucket/monitoring/model",
        problemType: "Regression",
        inferenceAttribute: "_c0",
        groundTruthAttribute: "_c1",
      }),
      AppSpecification: { ImageUri: MONITOR },
    },
  },
});
const watchedBias = monitorBatchTransform("WatchedBias", {
  transform: { arguments: transform },
  monitor: {
    checkType: "MODEL_BIAS",
    modelName: "served-model",
    failOnViolation: false,
    arguments: {
      ...resources,
      ...clarifyJob({
        analysisConfig: "s3://oracle-bucket/monitoring/bias/analysis_config.json",
        dataset: batch,
        output: "s3://oracle-bucket/monitoring/bias",
      }),
      AppSpecification: { ImageUri: CLARIFY },
    },
  },
});

export const monitoredTransform = () =>
  pipeline({
    parameters: [batch, fail],
    experiment: experimentOfPipeline,
    steps: [watchedData, watchedModel, watchedBias].flatMap(({ steps }) => steps),
  });
