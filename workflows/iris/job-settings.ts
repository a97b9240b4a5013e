import {
  executionVariables,
  frameworkImage,
  join,
  retryJobFaults,
  retryServiceFaults,
  workflowImage,
  type WorkflowInputs,
} from "../../pipeline-definition";
import type { Parameters } from "./parameters";

export const retry = [retryServiceFaults, retryJobFaults];

/** Every execution fetches the file anew, to a place of its own: no earlier result could ever be used. */
export const cache = false;

/** What every processing job of the workflow shares: image, role, network, limits. */
export const processingJob = (inputs: WorkflowInputs, { processingInstanceType }: Parameters) => ({
  RoleArn: inputs.roleArns.processing,
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: processingInstanceType,
      InstanceCount: 1,
      VolumeSizeInGB: 5,
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

/** The own image of the processing jobs: Python and scikit-learn. */
export const ownImage = (inputs: WorkflowInputs): string => workflowImage(inputs, "preprocess");

/** SageMaker's linear-learner, for training and serving. */
export const linearLearner = ({ region }: WorkflowInputs): string =>
  frameworkImage("linear-learner", "1", region);

export const vpcConfig = ({ subnetIds, securityGroupIds }: WorkflowInputs) => ({
  Subnets: subnetIds,
  SecurityGroupIds: securityGroupIds,
});

/** `<pipeline>/<execution>/<step>/<name>`: no execution writes over another. */
export const outputKey = ({ pipelineName }: WorkflowInputs, ...parts: string[]) =>
  join("/", [pipelineName, executionVariables.pipelineExecutionId, ...parts]);

/** The S3 URI of that key. */
export const outputUri = ({ bucket, pipelineName }: WorkflowInputs, ...parts: string[]) =>
  join("/", [`s3://${bucket}/${pipelineName}`, executionVariables.pipelineExecutionId, ...parts]);

export const codeFile = ({ code }: WorkflowInputs, name: string): string => {
  const uri = code[name];
  if (uri === undefined) throw new RangeError(`Workflow "iris" has no code file "${name}".`);
  return uri;
};

export const script = (name: string): readonly string[] => [
  "python3",
  `/opt/ml/processing/input/code/${name}`,
];
