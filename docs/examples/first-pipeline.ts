import {
  conditionLessThanOrEqualTo,
  conditionStep,
  csvChannel,
  failStep,
  frameworkImage,
  join,
  parameterFloat,
  parameterString,
  pipeline,
  trainingStep,
} from "../../pipeline-definition";

export const firstPipeline = (roleArn: string, bucket: string) => {
  const trainData = parameterString("TrainData", { default: `s3://${bucket}/train.csv` });
  const maximum = parameterFloat("MaximumError", { default: 0.2 });

  const train = trainingStep("Train", {
    cache: { expireAfter: "P30D" },
    arguments: {
      RoleArn: roleArn,
      AlgorithmSpecification: {
        TrainingImage: frameworkImage("xgboost", "3.2-0", "eu-west-1"),
        TrainingInputMode: "File",
      },
      HyperParameters: { objective: "binary:logistic", num_round: "50", eval_metric: "error" },
      InputDataConfig: [csvChannel("train", trainData)],
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/models` },
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
  });

  const error = train.properties.FinalMetricDataList.at("train:error").Value;
  const gate = conditionStep("GoodEnough", {
    conditions: [conditionLessThanOrEqualTo(error, maximum)],
    elseSteps: [
      failStep("NotGoodEnough", { errorMessage: join(" ", ["Error", error, "is above", maximum]) }),
    ],
  });

  return pipeline({ parameters: [trainData, maximum], steps: [train, gate] });
};
