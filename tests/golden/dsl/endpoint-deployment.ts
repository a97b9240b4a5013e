import {
  endpointConfigStep,
  endpointStep,
  inferenceComponentStep,
  modelStep,
  parameterInteger,
  parameterString,
  pipeline,
} from "../../../pipeline-definition";
import { experimentOfPipeline, KEY, ROLE, TAGS, XGBOOST } from "./place";

const instanceType = parameterString("InstanceType", { default: "ml.m5.large" });
const copies = parameterInteger("Copies", { default: 2 });

const create = modelStep("Create", {
  arguments: {
    ExecutionRoleArn: ROLE,
    PrimaryContainer: { Image: XGBOOST, ModelDataUrl: "s3://oracle-bucket/models/model.tar.gz" },
  },
});

const config = endpointConfigStep("Config", {
  displayName: "Endpoint configuration",
  description: "One variant",
  cache: { expireAfter: "P1D" },
  retry: [{ on: ["Step.SERVICE_FAULT"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 2 }],
  arguments: {
    EndpointConfigName: "demo-config",
    KmsKeyId: KEY,
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        ModelName: create.properties.ModelName,
        InstanceType: instanceType,
        InitialInstanceCount: 1,
        InitialVariantWeight: 1,
        VolumeSizeInGB: 30,
        ModelDataDownloadTimeoutInSeconds: 600,
        ContainerStartupHealthCheckTimeoutInSeconds: 300,
      },
    ],
    Tags: TAGS,
  },
});
const endpoint = endpointStep("Endpoint", {
  cache: { expireAfter: "P1D" },
  arguments: {
    EndpointName: "demo",
    EndpointConfigName: config.properties.EndpointConfigName,
    Tags: TAGS,
  },
});

const sharedConfig = endpointConfigStep("SharedConfig", {
  arguments: {
    EndpointConfigName: "shared-config",
    ExecutionRoleArn: ROLE,
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        InstanceType: "ml.g5.2xlarge",
        InitialInstanceCount: 1,
        ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 1, MaxInstanceCount: 2 },
        RoutingConfig: { RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" },
      },
    ],
  },
});
const shared = endpointStep("SharedEndpoint", {
  dependsOn: [endpoint],
  arguments: {
    EndpointName: "shared",
    EndpointConfigName: sharedConfig.properties.EndpointConfigName,
  },
});
const component = inferenceComponentStep("Component", {
  displayName: "Component",
  description: "Two copies",
  arguments: {
    InferenceComponentName: "demo-component",
    EndpointName: shared.properties.EndpointName,
    VariantName: "AllTraffic",
    Specification: {
      ModelName: create.properties.ModelName,
      StartupParameters: {
        ModelDataDownloadTimeoutInSeconds: 600,
        ContainerStartupHealthCheckTimeoutInSeconds: 600,
      },
      ComputeResourceRequirements: {
        NumberOfCpuCoresRequired: 2,
        NumberOfAcceleratorDevicesRequired: 1,
        MinMemoryRequiredInMb: 1024,
        MaxMemoryRequiredInMb: 2048,
      },
    },
    RuntimeConfig: { CopyCount: copies },
    Tags: TAGS,
  },
});

export const endpointDeployment = () =>
  pipeline({
    parameters: [instanceType, copies],
    experiment: experimentOfPipeline,
    steps: [create, config, endpoint, sharedConfig, shared, component],
  });
