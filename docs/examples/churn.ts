import {
  conditionLessThanOrEqualTo,
  conditionStep,
  csvChannel,
  executionVariables,
  failStep,
  join,
  lambdaStep,
  parameterFloat,
  pipeline,
  trainingStep,
  type PipelineDefinition,
} from "../../pipeline-definition";

/** The pipeline of the definition document "churn". */
export const churnPipeline = (): PipelineDefinition => {
  const maximumError = parameterFloat("MaximumError", { default: 0.2 });

  const fetchData = lambdaStep("Fetch-Data", {
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:fetch-customers",
    arguments: { execution: executionVariables.pipelineExecutionId },
    outputs: { trainData: "String" },
  });

  const train = trainingStep("Train", {
    cache: { expireAfter: "P30D" },
    arguments: {
      RoleArn: "arn:aws:iam::111122223333:role/churn-training",
      AlgorithmSpecification: {
        TrainingImage: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1",
        TrainingInputMode: "File",
      },
      HyperParameters: { objective: "binary:logistic", num_round: "50", eval_metric: "error" },
      InputDataConfig: [csvChannel("train", fetchData.outputs.trainData)],
      OutputDataConfig: { S3OutputPath: "s3://churn-bucket/models" },
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
  });

  const tooWrong = failStep("Too-Wrong", { errorMessage: join(" ", ["The error is above", maximumError]) });

  const gate = conditionStep("Gate", {
    conditions: [
      conditionLessThanOrEqualTo(train.properties.FinalMetricDataList.at("train:error").Value, maximumError),
    ],
    elseSteps: [tooWrong],
  });

  return pipeline({ parameters: [maximumError], steps: [fetchData, train, gate] });
};
