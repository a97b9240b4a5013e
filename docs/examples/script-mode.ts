import {
  csvChannel,
  frameworkImage,
  parameterFloat,
  pipeline,
  scriptMode,
  trainingStep,
} from "../../pipeline-definition";

export const scriptTraining = (roleArn: string, bucket: string) => {
  const eta = parameterFloat("Eta", { default: 0.3 });
  const train = trainingStep("Train", {
    arguments: {
      RoleArn: roleArn,
      AlgorithmSpecification: {
        TrainingImage: frameworkImage("xgboost", "3.0-5", "eu-west-1"),
        TrainingInputMode: "File",
      },
      EnableNetworkIsolation: true,
      ...scriptMode({
        program: "train.py",
        code: `s3://${bucket}/code/0123abcd`,
        hyperParameters: { eta, rounds: 50 },
        channels: [csvChannel("train", `s3://${bucket}/train.csv`)],
      }),
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/models` },
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
  });
  return pipeline({ parameters: [eta], steps: [train] });
};
