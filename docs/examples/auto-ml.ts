import { autoMLStep, modelStep, pipeline } from "../../pipeline-definition";

export const automaticModel = (roleArn: string, bucket: string) => {
  const auto = autoMLStep("FindAlgorithm", {
    arguments: {
      RoleArn: roleArn,
      AutoMLJobConfig: { Mode: "ENSEMBLING", CompletionCriteria: { MaxAutoMLJobRuntimeInSeconds: 3600 } },
      ProblemType: "BinaryClassification",
      AutoMLJobObjective: { MetricName: "F1" },
      InputDataConfig: [
        {
          TargetAttributeName: "label",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `s3://${bucket}/table.csv` } },
        },
      ],
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/automl` },
    },
  });
  const container = auto.properties.BestCandidate.InferenceContainers.at(0);
  const create = modelStep("CreateModel", {
    arguments: {
      ExecutionRoleArn: roleArn,
      PrimaryContainer: { Image: container.Image, ModelDataUrl: container.ModelDataUrl },
    },
  });
  return pipeline({ steps: [auto, create] });
};
