import { executionVariables, join, lambdaStep, pipeline } from "../../pipeline-definition";

export const recordedPipeline = () =>
  pipeline({
    metadata: { team: "census" },
    experiment: {
      experimentName: executionVariables.pipelineName,
      trialName: join("-", ["run", executionVariables.pipelineExecutionId]),
    },
    mlflow: {
      mlflowResourceArn: "arn:aws:sagemaker:eu-west-1:111122223333:mlflow-tracking-server/census",
      mlflowExperimentName: "census",
    },
    steps: [lambdaStep("Ping", { functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:ping" })],
  });
