import {
  executionVariables,
  frameworkImage,
  join,
  retryJobFaults,
  retryServiceFaults,
  type WorkflowInputs,
} from "../../pipeline-definition";
import type { Parameters } from "./parameters";

export const retry = [retryServiceFaults, retryJobFaults];
export const cache = { expireAfter: "P30D" } as const;

/** What every processing job of the workflow shares: image, role, network, code, limits. */
export const processingJob = (
  inputs: WorkflowInputs,
  { processingInstanceType, processingInstanceCount }: Parameters,
) => ({
  RoleArn: inputs.roleArns.processing,
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: processingInstanceType,
      InstanceCount: processingInstanceCount,
      VolumeSizeInGB: 30,
      VolumeKmsKeyId: inputs.keyArn,
    },
  },
  NetworkConfig: {
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    VpcConfig: vpcConfig(inputs),
  },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
});

/** One image for all job steps, so that one set of library versions holds. */
export const image = ({ region }: WorkflowInputs): string => frameworkImage("xgboost", "3.2-0", region);

export const vpcConfig = ({ subnetIds, securityGroupIds }: WorkflowInputs) => ({
  Subnets: subnetIds,
  SecurityGroupIds: securityGroupIds,
});

/** `s3://<bucket>/<pipeline>/<execution>/<step>/<name>`: no execution writes over another. */
export const outputUri = ({ bucket, pipelineName }: WorkflowInputs, ...parts: string[]) =>
  join("/", [`s3://${bucket}/${pipelineName}`, executionVariables.pipelineExecutionId, ...parts]);

export const codeFile = ({ code }: WorkflowInputs, name: string): string => {
  const uri = code[name];
  if (uri === undefined) throw new RangeError(`Workflow "adult-census" has no code file "${name}".`);
  return uri;
};

export const script = (name: string): readonly string[] => [
  "python3",
  `/opt/ml/processing/input/code/${name}`,
];
