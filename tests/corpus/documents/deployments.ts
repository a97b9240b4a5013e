import { floatText } from "../corpus-text";
import { endpoint, endpointConfig, inferenceComponent, model, plain } from "../other-steps";
import { IMAGE, KEY, ROLE, TAGS, VPC, document, get, join, s3, type Json } from "../parts";

const MODEL_DATA = s3("models/current/model.tar.gz");

const deployment = (...more: readonly Json[]): Json =>
  document(
    [],
    [
      model("CreateModel", MODEL_DATA),
      endpointConfig("Configure"),
      endpoint("Deploy", get("Steps.Configure.EndpointConfigName")),
      ...more,
    ],
  );

/** Documents about what serves models. */
export const DEPLOYMENTS: Readonly<Record<string, Json>> = {
  "endpoint-deployed": deployment(),
  "endpoint-serverless": document(
    [],
    [
      model("CreateModel", MODEL_DATA),
      endpointConfig("Configure", {
        ProductionVariants: [
          {
            VariantName: "AllTraffic",
            ModelName: get("Steps.CreateModel.ModelName"),
            ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
          },
        ],
      }),
      endpoint("Deploy", get("Steps.Configure.EndpointConfigName")),
    ],
  ),
  "endpoint-asynchronous-with-a-shadow": document(
    [],
    [
      model("CreateModel", MODEL_DATA),
      model("CreateShadow", s3("models/next/model.tar.gz")),
      endpointConfig("Configure", {
        AsyncInferenceConfig: {
          OutputConfig: { S3OutputPath: s3("async/out"), KmsKeyId: KEY },
          ClientConfig: { MaxConcurrentInvocationsPerInstance: 4 },
        },
        ShadowProductionVariants: [
          {
            VariantName: "Shadow",
            ModelName: get("Steps.CreateShadow.ModelName"),
            InstanceType: "ml.m5.large",
            InitialInstanceCount: 2,
            InitialVariantWeight: 0.5,
          },
        ],
      }),
    ],
  ),
  "inference-component": deployment(
    inferenceComponent("Component", {
      ModelName: get("Steps.CreateModel.ModelName"),
      ComputeResourceRequirements: {
        NumberOfCpuCoresRequired: floatText(2),
        MinMemoryRequiredInMb: 1024,
      },
      StartupParameters: { ContainerStartupHealthCheckTimeoutInSeconds: 300 },
    }),
  ),
  "inference-component-of-a-container": deployment(
    inferenceComponent(
      "Component",
      {
        Container: {
          Image: IMAGE.own,
          ArtifactUrl: MODEL_DATA,
          Environment: { LEVEL: "info" },
        },
        ComputeResourceRequirements: {
          NumberOfCpuCoresRequired: floatText(0.5),
          NumberOfAcceleratorDevicesRequired: floatText(1),
          MinMemoryRequiredInMb: 512,
          MaxMemoryRequiredInMb: 2048,
        },
      },
      { RuntimeConfig: { CopyCount: 2 } },
    ),
  ),
  "bedrock-import": document(
    [],
    [
      plain("BedrockModelImport", "Import", {
        JobName: "import-1",
        ImportedModelName: "demo",
        RoleArn: ROLE.bedrock,
        ModelDataSource: { S3DataSource: { S3Uri: s3("llm/") } },
        ImportedModelKmsKeyId: KEY,
        VpcConfig: { SubnetIds: [...VPC.Subnets], SecurityGroupIds: [...VPC.SecurityGroupIds] },
      }),
      plain("BedrockProvisionedModelThroughput", "Throughput", {
        ProvisionedModelName: "demo",
        ModelId: get("Steps.Import.ImportedModelArn"),
        ModelUnits: 1,
        CommitmentDuration: "OneMonth",
      }),
    ],
  ),
  "bedrock-custom-model": document(
    [],
    [
      plain("BedrockCustomModel", "Customize", {
        ModelName: join("-", "demo", get("Execution.PipelineExecutionId")),
        RoleArn: ROLE.bedrock,
        ModelSourceConfig: { S3DataSource: { S3Uri: s3("llm/custom/") } },
        ModelKmsKeyArn: KEY,
        ModelTags: TAGS,
      }),
      plain("BedrockCustomModelDeployment", "Deploy", {
        ModelDeploymentName: "demo",
        ModelArn: get("Steps.Customize.ModelArn"),
        Description: "The newest.",
      }),
    ],
  ),
};
