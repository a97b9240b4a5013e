import {
  dataQualityJob,
  frameworkImage,
  parameterBoolean,
  pipeline,
  qualityCheckStep,
} from "../../pipeline-definition";

export const checkedData = (roleArn: string, bucket: string) => {
  const firstRun = parameterBoolean("FirstRun", { default: false });
  const quality = qualityCheckStep("DataQuality", {
    checkType: "DATA_QUALITY",
    modelPackageGroupName: "census",
    skipCheck: firstRun,
    registerNewBaseline: firstRun,
    arguments: {
      RoleArn: roleArn,
      AppSpecification: { ImageUri: frameworkImage("model-monitor", "untagged", "eu-west-1") },
      ProcessingResources: {
        ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
      },
      StoppingCondition: { MaxRuntimeInSeconds: 1800 },
      ...dataQualityJob({
        dataset: `s3://${bucket}/train.csv`,
        datasetFormat: { csv: { header: true } },
        output: `s3://${bucket}/quality`,
      }),
    },
  });
  return pipeline({ parameters: [firstRun], steps: [quality] });
};
