import {
  executionVariables,
  frameworkImage,
  join,
  retryJobFaults,
  retryServiceFaults,
  type Value,
  type WorkflowInputs,
} from "../../pipeline-definition";

export const retry = [retryServiceFaults, retryJobFaults];

/** Trains and serves. */
export const image = ({ region }: WorkflowInputs): string => frameworkImage("xgboost", "3.2-0", region);

export const network = ({ subnetIds, securityGroupIds }: WorkflowInputs) => ({
  EnableNetworkIsolation: true,
  VpcConfig: { Subnets: subnetIds, SecurityGroupIds: securityGroupIds },
});

/** `s3://<bucket>/<pipeline>/<execution>/<step>/…`: no execution writes over another. */
export const outputUri = ({ bucket, pipelineName }: WorkflowInputs, ...parts: readonly Value<string>[]) =>
  join("/", [`s3://${bucket}/${pipelineName}`, executionVariables.pipelineExecutionId, ...parts]);
