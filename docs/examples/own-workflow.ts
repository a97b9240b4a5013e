import {
  csvChannel,
  executionVariables,
  frameworkImage,
  join,
  parameterString,
  pipeline,
  retryJobFaults,
  retryServiceFaults,
  trainingStep,
  type PipelineDefinition,
  type Workflow,
  type WorkflowInputs,
} from "../../pipeline-definition";

const ownPipeline = (inputs: WorkflowInputs): PipelineDefinition => {
  const data = parameterString("InputData", { default: inputs.inputData });
  const { bucket, keyArn, pipelineName, region } = inputs;
  const train = trainingStep("Train", {
    cache: { expireAfter: "P30D" },
    retry: [retryServiceFaults, retryJobFaults],
    arguments: {
      RoleArn: inputs.roleArns.training,
      AlgorithmSpecification: {
        TrainingImage: frameworkImage("xgboost", "3.2-0", region),
        TrainingInputMode: "File",
      },
      HyperParameters: { objective: "binary:logistic", num_round: "20", eval_metric: "error" },
      InputDataConfig: [csvChannel("train", data)],
      OutputDataConfig: {
        S3OutputPath: join("/", [`s3://${bucket}/${pipelineName}`, executionVariables.pipelineExecutionId]),
        KmsKeyId: keyArn,
      },
      ResourceConfig: {
        InstanceType: "ml.m5.large",
        InstanceCount: 1,
        VolumeSizeInGB: 10,
        VolumeKmsKeyId: keyArn,
      },
      StoppingCondition: { MaxRuntimeInSeconds: 1800 },
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: { Subnets: inputs.subnetIds, SecurityGroupIds: inputs.securityGroupIds },
    },
  });
  return pipeline({ parameters: [data], steps: [train], tags: inputs.tags });
};

export const workflow: Workflow = {
  name: "own",
  description: "Learns from a table whose first column is 1 or 0.",
  define: ownPipeline,
  sampleInputs: {
    pipelineName: "own",
    region: "us-east-1",
    bucket: "own-sample",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    roleArns: {
      processing: "arn:aws:iam::111122223333:role/own-processing",
      training: "arn:aws:iam::111122223333:role/own-training",
      model: "arn:aws:iam::111122223333:role/own-model",
    },
    subnetIds: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
    securityGroupIds: ["sg-0a1b2c3d"],
    modelPackageGroupName: "own",
    inputData: "s3://own-sample/data/own/table.csv",
  },
  sampleData: ({ rows = 200 } = {}) => {
    const lines = Array.from({ length: rows }, (_, row) => `${row % 7 < 3 ? "1" : "0"},${String(row % 7)}\n`);
    return { fileName: "table.csv", content: lines.join("") };
  },
};
