/** What the step types need that are no plain jobs; the sources are those of required-calls.ts. */
import type { Happening } from "./required-calls";

const pipeline = "pipeline" as const;

const VPC_KEYS = {
  "sagemaker:VpcSubnets": "AutoMLJobConfig.SecurityConfig.VpcConfig.Subnets[]",
  "sagemaker:VpcSecurityGroupIds": "AutoMLJobConfig.SecurityConfig.VpcConfig.SecurityGroupIds[]",
};

const JOB_ROLE = { role: "RoleArn" };

/** From "CreateAutoMLJob API: Execution Role Permissions". */
const AUTO_ML: readonly Happening[] = [
  { passes: "RoleArn", to: "sagemaker.amazonaws.com" },
  {
    by: pipeline,
    calls: "sagemaker:CreateAutoMLJob",
    on: "automl-job/{short}",
    context: {
      ...VPC_KEYS,
      "sagemaker:InterContainerTrafficEncryption":
        "AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption",
      "sagemaker:VolumeKmsKeyArn": "AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId",
      "sagemaker:OutputKmsKeyArn": "OutputDataConfig.KmsKeyId",
    },
  },
  {
    by: pipeline,
    calls: "sagemaker:DescribeAutoMLJob sagemaker:StopAutoMLJob sagemaker:AddTags",
    on: "automl-job/{short}",
  },
  { by: pipeline, takesGrantOn: "AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId" },
  { by: JOB_ROLE, takesGrantOn: "AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId" },
  {
    by: JOB_ROLE,
    calls: "sagemaker:CreateModel sagemaker:DescribeModel sagemaker:DeleteModel sagemaker:ListTags",
    on: "model/automl-best",
  },
  {
    by: JOB_ROLE,
    calls:
      "sagemaker:CreateEndpointConfig sagemaker:DescribeEndpointConfig sagemaker:DeleteEndpointConfig sagemaker:CreateEndpoint sagemaker:ListTags",
    on: "endpoint-config/automl-best",
  },
  {
    by: JOB_ROLE,
    calls:
      "sagemaker:CreateEndpoint sagemaker:DescribeEndpoint sagemaker:DeleteEndpoint sagemaker:InvokeEndpoint sagemaker:ListTags",
    on: "endpoint/automl-best",
  },
  {
    by: JOB_ROLE,
    calls: "iam:PassRole",
    on: "{each}",
    each: "RoleArn",
    context: { "iam:PassedToService": "=sagemaker.amazonaws.com" },
  },
  { by: JOB_ROLE, reads: "InputDataConfig[].DataSource.S3DataSource" },
  { by: JOB_ROLE, gets: "AutoMLJobConfig.CandidateGenerationConfig.FeatureSpecificationS3Uri" },
  { by: JOB_ROLE, writes: "OutputDataConfig.S3OutputPath", key: "OutputDataConfig.KmsKeyId" },
  {
    by: JOB_ROLE,
    calls: "ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer ecr:BatchGetImage",
    on: "ecr:repository/mxnet-algorithms",
  },
  { by: JOB_ROLE, calls: "ecr:GetAuthorizationToken", on: "*" },
  { by: JOB_ROLE, logs: "ProcessingJobs" },
  { by: JOB_ROLE, logs: "TrainingJobs" },
  { by: JOB_ROLE, joins: "AutoMLJobConfig.SecurityConfig.VpcConfig" },
];

const CONFIG = { role: "ExecutionRoleArn" };
const OF_VARIANTS = { modelOf: "ProductionVariants[].ModelName" };

const ENDPOINT_CONFIG: readonly Happening[] = [
  {
    by: pipeline,
    calls: "sagemaker:CreateEndpointConfig",
    on: "endpoint-config/{each}-0a1b2c3d4e5f",
    each: "EndpointConfigName",
    context: {
      "sagemaker:InstanceTypes": "ProductionVariants[].InstanceType ShadowProductionVariants[].InstanceType",
      "sagemaker:VolumeKmsKeyArn": "KmsKeyId",
    },
  },
  {
    by: pipeline,
    calls: "sagemaker:DescribeEndpointConfig sagemaker:AddTags",
    on: "endpoint-config/{each}-0a1b2c3d4e5f",
    each: "EndpointConfigName",
  },
  { by: pipeline, takesGrantOn: "KmsKeyId" },
  { passes: "ExecutionRoleArn", to: "sagemaker.amazonaws.com" },
  ...[OF_VARIANTS].flatMap((by): readonly Happening[] =>
    ["S3OutputPath", "S3FailurePath"].map((member) => ({
      by,
      writes: `AsyncInferenceConfig.OutputConfig.${member}`,
      key: "AsyncInferenceConfig.OutputConfig.KmsKeyId",
    })),
  ),
  ...["SuccessTopic", "ErrorTopic"].map((topic) => ({
    by: OF_VARIANTS,
    calls: "sns:Publish",
    on: "{each}",
    each: `AsyncInferenceConfig.OutputConfig.NotificationConfig.${topic}`,
  })),
  {
    by: OF_VARIANTS,
    writes: "ProductionVariants[].CoreDumpConfig.DestinationS3Uri",
    key: "ProductionVariants[].CoreDumpConfig.KmsKeyId",
  },
  { by: CONFIG, logs: "Endpoints/demo" },
];

const ENDPOINT: readonly Happening[] = [
  {
    by: pipeline,
    calls: "sagemaker:CreateEndpoint sagemaker:UpdateEndpoint sagemaker:DescribeEndpoint sagemaker:AddTags",
    on: "endpoint/{each}",
    each: "EndpointName",
  },
  {
    by: pipeline,
    calls: "sagemaker:CreateEndpoint sagemaker:UpdateEndpoint",
    on: "endpoint-config/{each}",
    each: "EndpointConfigName",
  },
];

const OF_ENDPOINT = { endpointOf: "EndpointName" };

const COMPONENT: readonly Happening[] = [
  { by: OF_ENDPOINT, logs: "InferenceComponents/{InferenceComponentName}" },
  ...["Specification", "Specifications[]"].flatMap((specification) => [
    { by: OF_ENDPOINT, pulls: `${specification}.Container.Image` },
    { by: OF_ENDPOINT, gets: `${specification}.Container.ArtifactUrl` },
  ]),
  ...["endpoint/{each} EndpointName", "inference-component/{each} InferenceComponentName"].map((both) => ({
    by: pipeline,
    calls: "sagemaker:CreateInferenceComponent",
    on: both.split(" ")[0] ?? "",
    each: both.split(" ")[1] ?? "",
    context: { "sagemaker:ModelArn": "model/Specification.ModelName model/Specifications[].ModelName" },
  })),
  {
    by: pipeline,
    calls: "sagemaker:DescribeInferenceComponent sagemaker:UpdateInferenceComponent sagemaker:AddTags",
    on: "inference-component/{each}",
    each: "InferenceComponentName",
  },
];

const lineage = (kind: string, list: string, on: string, each: string): readonly Happening[] => [
  { by: pipeline, calls: `sagemaker:Create${kind} sagemaker:AddTags`, on, each: `${list}[].${each}` },
];

const LINEAGE: readonly Happening[] = [
  ...lineage("Action", "Actions", "action/{each}", "ActionName"),
  ...lineage("Artifact", "Artifacts", "artifact/0123456789abcdef", "ArtifactType"),
  ...lineage("Context", "Contexts", "context/{each}", "ContextName"),
  ...["Source", "Destination"].flatMap((end): readonly Happening[] => [
    { by: pipeline, calls: "sagemaker:AddAssociation", on: "{each}", each: `Associations[].${end}.Arn` },
    { by: pipeline, calls: "sagemaker:AddAssociation", on: "{entity}", each: `Associations[].${end}` },
  ]),
];

/** Clarify asks a model through an endpoint that it makes for the time of its job. */
const CLARIFY: readonly Happening[] = [
  {
    by: JOB_ROLE,
    calls:
      "sagemaker:CreateEndpoint sagemaker:DescribeEndpoint sagemaker:InvokeEndpoint sagemaker:DeleteEndpoint",
    on: "endpoint/sagemaker-clarify-endpoint-1699",
    each: "$ModelName",
  },
  {
    by: JOB_ROLE,
    calls:
      "sagemaker:CreateEndpoint sagemaker:CreateEndpointConfig sagemaker:DescribeEndpointConfig sagemaker:DeleteEndpointConfig",
    on: "endpoint-config/sagemaker-clarify-endpoint-config-1699",
    each: "$ModelName",
  },
  { by: JOB_ROLE, calls: "sagemaker:DescribeModel", on: "model/{each}", each: "$ModelName" },
];

export const SERVICE_CALLS: Readonly<Record<string, readonly Happening[]>> = {
  AutoML: AUTO_ML,
  ClarifyCheck: CLARIFY,
  EndpointConfig: ENDPOINT_CONFIG,
  Endpoint: ENDPOINT,
  InferenceComponent: COMPONENT,
  Lineage: LINEAGE,
};
