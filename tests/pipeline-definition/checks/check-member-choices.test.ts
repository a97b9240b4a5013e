import {
  ROLE,
  withSteps,
  namedDefinition,
  tuning,
  serverlessSpark,
  CLUSTER,
  spark,
  autoML,
  variant,
  endpointConfig,
  lineage,
} from "./step-fixtures";
import { AT, itFinds } from "./valid-definition";

describe("checkMemberChoices", () => {
  itFinds([
    [
      "an input with two sources",
      {
        [`${AT.prepare}.Arguments.ProcessingInputs.0.DatasetDefinition`]: {
          LocalPath: "/opt/ml/processing/more",
          AthenaDatasetDefinition: {
            Catalog: "c",
            Database: "d",
            QueryString: "q",
            OutputS3Uri: "s3://bucket/q",
            OutputFormat: "JSON",
          },
        },
      },
      "conflicting-members Steps[0].Arguments.ProcessingInputs[0]",
      'Step "Prepare" has "ProcessingInputs[0].S3Input" and "ProcessingInputs[0].DatasetDefinition", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "an output without a target",
      { [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.1.S3Output`]: null },
      "missing-member Steps[0].Arguments.ProcessingOutputConfig.Outputs[1]",
      'Step "Prepare" lacks "ProcessingOutputConfig.Outputs[1].S3Output" or "ProcessingOutputConfig.Outputs[1].FeatureStoreOutput".',
      "Add one of them.",
    ],
    [
      "a channel without a source",
      { [`${AT.train}.Arguments.InputDataConfig.0.DataSource`]: {} },
      "missing-member Steps[1].Arguments.InputDataConfig[0].DataSource",
      'Step "Train" lacks "InputDataConfig[0].DataSource.S3DataSource", "InputDataConfig[0].DataSource.FileSystemDataSource" or "InputDataConfig[0].DataSource.DatasetSource".',
      "Add one of them.",
    ],
    [
      "training resources of two kinds",
      {
        [`${AT.train}.Arguments.ResourceConfig.InstanceGroups`]: [
          { InstanceType: "ml.m5.large", InstanceCount: 1, InstanceGroupName: "a" },
        ],
      },
      "conflicting-members Steps[1].Arguments.ResourceConfig",
      'Step "Train" has "ResourceConfig.InstanceType" and "ResourceConfig.InstanceGroups", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a tuning job with one definition and several",
      withSteps(tuning({}, { TrainingJobDefinitions: [namedDefinition("a")] })),
      "conflicting-members Steps[4].Arguments",
      'Step "Tune" has "TrainingJobDefinition" and "TrainingJobDefinitions", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a tuning job without a definition",
      withSteps(tuning({}, { TrainingJobDefinition: null })),
      "missing-member Steps[4].Arguments",
      'Step "Tune" lacks "TrainingJobDefinition" or "TrainingJobDefinitions".',
      "Add one of them.",
    ],
    [
      "a model's container with two sources of data",
      {
        [`${AT.createModel}.Arguments.PrimaryContainer.ModelDataSource`]: {
          S3DataSource: { S3Uri: "s3://bucket/m", S3DataType: "S3Prefix", CompressionType: "None" },
        },
      },
      "conflicting-members Steps[3].Arguments.IfSteps[0].Arguments.PrimaryContainer",
      'Step "CreateModel" has "PrimaryContainer.ModelDataUrl" and "PrimaryContainer.ModelDataSource", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a problem type without an objective",
      withSteps(autoML({ ProblemType: "Regression" })),
      "missing-member Steps[4].Arguments",
      'Step "Search" has "ProblemType", but lacks "AutoMLJobObjective".',
      "They go together: add it, or take out the other.",
    ],
    [
      "a cluster that is given and made",
      withSteps(spark({ ClusterId: "j-1", ClusterConfig: CLUSTER })),
      "conflicting-members Steps[4].Arguments",
      'Step "Spark" has "ClusterId" and "ClusterConfig", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a role for a cluster that is made",
      withSteps(spark({ ExecutionRoleArn: ROLE, ClusterConfig: CLUSTER })),
      "conflicting-members Steps[4].Arguments",
      'Step "Spark" has "ClusterConfig" and "ExecutionRoleArn", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a cluster without machines",
      withSteps(spark({ ClusterConfig: { Instances: {} } })),
      "missing-member Steps[4].Arguments.ClusterConfig.Instances",
      'Step "Spark" lacks "ClusterConfig.Instances.InstanceGroups" or "ClusterConfig.Instances.InstanceFleets".',
      "Add one of them.",
    ],
    [
      "a serverless application that is given and made",
      withSteps(serverlessSpark({}, { ApplicationConfig: { releaseLabel: "emr-7.0.0", type: "SPARK" } })),
      "conflicting-members Steps[4].Arguments",
      'Step "Spark" has "ApplicationId" and "ApplicationConfig", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a variant on machines and serverless",
      withSteps(
        endpointConfig({
          ProductionVariants: [
            { ...variant("a"), ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 1 } },
          ],
        }),
      ),
      "conflicting-members Steps[4].Arguments.ProductionVariants[0]",
      'Step "Configure" has "ProductionVariants[0].InstanceType" and "ProductionVariants[0].ServerlessConfig", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "an inference component with both kinds of specification",
      withSteps({
        Name: "Component",
        Type: "InferenceComponent",
        Arguments: {
          InferenceComponentName: "c",
          EndpointName: "e",
          Specification: { ModelName: "m", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
          Specifications: [{ ModelName: "m", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } }],
        },
      }),
      "conflicting-members Steps[4].Arguments",
      'Step "Component" has "Specification" and "Specifications", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "lineage of nothing",
      withSteps({ Name: "Record", Type: "Lineage", Arguments: {} }),
      "missing-member Steps[4].Arguments",
      'Step "Record" lacks "Actions", "Artifacts", "Contexts" or "Associations".',
      "Add one of them.",
    ],
    [
      "an entity of no type",
      withSteps(
        lineage([
          {
            Source: { Name: "report" },
            Destination: { Arn: "arn:aws:sagemaker:eu-west-1:111122223333:action/a" },
          },
        ]),
      ),
      "missing-member Steps[4].Arguments.Associations[0].Source",
      'Step "Record" has "Associations[0].Source.Name", but lacks "Associations[0].Source.Type".',
      "They go together: add it, or take out the other.",
    ],
  ]);
});
