import {
  executionVariables,
  genericStep,
  lambdaStep,
  pipeline,
  trainingStep,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, oneInstance, ROLE, TAGS, XGBOOST } from "./place";

const train = trainingStep("Train", {
  arguments: {
    AlgorithmSpecification: { TrainingImage: XGBOOST, TrainingInputMode: "File" },
    RoleArn: ROLE,
    InputDataConfig: [channel("train", "s3://oracle-bucket/train/")],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
    ResourceConfig: oneInstance,
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    ProfilerConfig: { DisableProfiler: true },
  },
});

const model = { Name: "model", Type: "Artifact" };
const record = genericStep<{ readonly ArtifactArns: Readonly<Record<string, string>> }>("Record", {
  type: "Lineage",
  displayName: "Record",
  description: "Says where the model comes from",
  dependsOn: [train],
  arguments: {
    Actions: [
      {
        ActionName: executionVariables.pipelineExecutionId,
        ActionType: "ModelTraining",
        Source: { SourceUri: executionVariables.pipelineExecutionArn, SourceType: "Pipeline" },
        Description: "A run of the pipeline",
        Status: "Completed",
        Properties: { pipeline: executionVariables.pipelineName },
        Tags: TAGS,
      },
    ],
    Artifacts: [
      {
        ArtifactName: "model",
        ArtifactType: "Model",
        Source: { SourceUri: train.properties.ModelArtifacts.S3ModelArtifacts },
        Properties: { format: "xgboost" },
      },
    ],
    Contexts: [
      {
        ContextName: "product",
        ContextType: "Product",
        Source: { SourceUri: "https://example.com/product", SourceType: "Web" },
      },
    ],
    Associations: [
      {
        Source: model,
        Destination: { Name: "product", Type: "Context" },
        AssociationType: "ContributedTo",
      },
      {
        Source: { Arn: "arn:aws:sagemaker:us-east-1:111122223333:artifact/0123456789abcdef" },
        Destination: model,
      },
    ],
  },
});
const tell = lambdaStep("Tell", {
  functionArn: "arn:aws:lambda:us-east-1:111122223333:function:tell",
  arguments: { model: record.properties.ArtifactArns.at("model") },
});

export const lineageRecord = () =>
  pipeline({ experiment: experimentOfPipeline, steps: [train, record, tell] });
