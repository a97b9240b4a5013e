import { clarifyJob, frameworkImage, monitorBatchTransform, pipeline } from "../../pipeline-definition";

export const monitoredTransform = (roleArn: string, bucket: string) => {
  const { steps } = monitorBatchTransform("Score", {
    when: "before",
    transform: {
      arguments: {
        ModelName: "census",
        TransformInput: {
          ContentType: "text/csv",
          SplitType: "Line",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `s3://${bucket}/batch.csv` } },
        },
        TransformOutput: { S3OutputPath: `s3://${bucket}/scores`, AssembleWith: "Line" },
        TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
      },
    },
    monitor: {
      checkType: "MODEL_EXPLAINABILITY",
      modelName: "census",
      arguments: {
        RoleArn: roleArn,
        AppSpecification: { ImageUri: frameworkImage("clarify", "1.0", "eu-west-1") },
        ProcessingResources: {
          ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
        },
        StoppingCondition: { MaxRuntimeInSeconds: 1800 },
        ...clarifyJob({
          analysisConfig: `s3://${bucket}/explain/analysis_config.json`,
          dataset: `s3://${bucket}/batch.csv`,
          output: `s3://${bucket}/explain`,
        }),
      },
    },
  });
  return pipeline({ steps });
};
