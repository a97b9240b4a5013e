import type { EncodedShapes } from "./encoded-shape";

const words = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

/** Members whose own shapes are not told: anything may be read below them. */
const open = (names: string): string => words(names).replaceAll(/(\S+)/g, "$1:any");

const ARN_MAP = { map: "text text", max: 5 } as const;

/**
 * What only the pipelines service has and no API model says: the arguments that it puts together out of requests of
 * several services, and properties of its own. Written as the generated table is.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const PIPELINE_SHAPES: EncodedShapes = {
  "pipelines.text": { scalar: "text" },
  "pipelines.any": { scalar: "any" },

  "pipelines.Fail": { members: "ErrorMessage!" },
  "pipelines.ErrorMessage": { scalar: "text", max: 3072 },

  "pipelines.EMR": {
    members: "StepConfig! ClusterId:text ClusterConfig:emr.RunJobFlowInput ExecutionRoleArn:emr.ArnType",
  },
  "pipelines.StepConfig": { members: "HadoopJarStep!:emr.HadoopJarStepConfig" },
  "pipelines.EMRServerless": {
    members:
      "ExecutionRoleArn!:emr-serverless.IAMRoleArn JobConfig!:emr-serverless.StartJobRunRequest ApplicationId:emr-serverless.ApplicationId ApplicationConfig:emr-serverless.CreateApplicationRequest",
  },
  "pipelines.Lineage": { members: "Actions Artifacts Contexts Associations" },
  "pipelines.Actions": { list: "sagemaker.CreateActionRequest", max: 5 },
  "pipelines.Artifacts": { list: "sagemaker.CreateArtifactRequest", max: 5 },
  "pipelines.Contexts": { list: "sagemaker.CreateContextRequest", max: 5 },
  "pipelines.Associations": { list: "Association", max: 10 },
  "pipelines.Association": {
    members: "Source!:Entity Destination!:Entity AssociationType:sagemaker.AssociationEdgeType",
  },
  "pipelines.Entity": { members: "Name:text Type:EntityType Arn:text" },
  "pipelines.EntityType": { scalar: "text", values: "Action Artifact Context" },

  "pipelines.Job": {
    members: words(`JobCategory!:sagemaker.JobCategory RoleArn!:sagemaker.RoleArn
      JobConfigSchemaVersion!:text JobConfigDocument!:sagemaker.JobConfigDocument
      JobName:sagemaker.JobName VpcConfig:sagemaker.VpcConfig Tags:sagemaker.TagList`),
  },

  "pipelines.ConditionProperties": { members: "Outcome:text" },
  "pipelines.OutputProperties": { members: "OutputParameters:Outputs" },
  "pipelines.Outputs": { map: "text any" },
  "pipelines.TuningProperties": {
    members: "TrainingJobSummaries:sagemaker.HyperParameterTrainingJobSummaries",
  },
  "pipelines.AutoMLProperties": { members: "BestCandidateProperties" },
  "pipelines.BestCandidateProperties": {
    members: "ModelInsightsJsonReportPath:text ExplainabilityJsonReportPath:text",
  },
  "pipelines.EMRProperties": { members: "ClusterId:text" },
  "pipelines.QualityCheckProperties": {
    members: "CalculatedBaselineStatistics:text BaselineUsedForDriftCheckStatistics:text",
  },
  "pipelines.ClarifyCheckProperties": {
    members: "CalculatedBaselineConstraints:text BaselineUsedForDriftCheckConstraints:text",
  },
  "pipelines.LineageProperties": { members: "ActionArns ArtifactArns ContextArns Associations:any" },
  "pipelines.ActionArns": ARN_MAP,
  "pipelines.ArtifactArns": ARN_MAP,
  "pipelines.ContextArns": ARN_MAP,
  "pipelines.BedrockCustomModelProperties": {
    members:
      open(`ModelArn ModelName JobArn JobName BaseModelArn CustomizationType ModelKmsKeyArn HyperParameters
      TrainingDataConfig ValidationDataConfig OutputDataConfig TrainingMetrics ValidationMetrics CreationTime
      CustomizationConfig ModelStatus FailureMessage`),
  },
  "pipelines.BedrockCustomModelDeploymentProperties": {
    members: open(
      `ModelDeploymentArn ModelDeploymentName ModelArn CreatedAt Status FailureMessage Description Tags`,
    ),
  },
  "pipelines.BedrockModelImportProperties": {
    members:
      open(`JobArn JobName ImportedModelName ImportedModelArn RoleArn ModelDataSource Status FailureMessage
      CreationTime LastModifiedTime EndTime VpcConfig ImportedModelKmsKeyArn`),
  },
  "pipelines.BedrockProvisionedModelThroughputProperties": {
    members:
      open(`ModelUnits DesiredModelUnits ProvisionedModelName ProvisionedModelArn ModelArn DesiredModelArn
      FoundationModelArn Status CreationTime LastModifiedTime FailureMessage CommitmentDuration
      CommitmentExpirationTime`),
  },
};
