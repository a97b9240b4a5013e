import {
  endpointConfigStep,
  endpointStep,
  inferenceComponentStep,
  modelStep,
  ownImage,
  pipeline,
} from "../../pipeline-definition";

const image = ownImage("111122223333.dkr.ecr.eu-west-1.amazonaws.com/census", `sha256:${"0".repeat(64)}`);

export const servedModel = (roleArn: string, bucket: string) => {
  const model = modelStep("CreateModel", {
    arguments: {
      ExecutionRoleArn: roleArn,
      PrimaryContainer: { Image: image, ModelDataUrl: `s3://${bucket}/models/model.tar.gz` },
    },
  });
  const config = endpointConfigStep("Configure", {
    arguments: {
      EndpointConfigName: "census",
      ExecutionRoleArn: roleArn,
      ProductionVariants: [
        { VariantName: "AllTraffic", InstanceType: "ml.m5.large", InitialInstanceCount: 1 },
      ],
    },
  });
  const deploy = endpointStep("Deploy", {
    arguments: { EndpointName: "census", EndpointConfigName: config.properties.EndpointConfigName },
  });
  const component = inferenceComponentStep("Serve", {
    arguments: {
      InferenceComponentName: "census",
      EndpointName: deploy.properties.EndpointName,
      VariantName: "AllTraffic",
      Specification: {
        ModelName: model.properties.ModelName,
        ComputeResourceRequirements: { NumberOfCpuCoresRequired: 2, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
    },
  });
  return pipeline({ steps: [model, config, deploy, component] });
};
